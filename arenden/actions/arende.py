"""Making cases and the moves of the unit that holds them: take, assign, park, wake, change type, note, close."""

from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden import notiser
from arenden.actions.ateroppning import release_merged
from arenden.actions.grund import find_repeated, lock_arende, record, save_arende
from arenden.actions.insnavning import let_go
from arenden.actions.svarstid import recomputed_deadline, restart_clock, rewatch
from arenden.aktor import By, user_or_none
from arenden.arendenummer import make_nummer
from arenden.bevakningar import unwatch, watch
from arenden.fakta import Fakta
from arenden.foljkod import hash_secret
from arenden.frister import deadline
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Anteckning, Arende, Bevakning, Inlamnare, Kontakt, Notis, Overlamning, Person
from arenden.routing import owning_center
from arenden.status import Handelsetyp, Handling, Status
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare, Arendetyp, Sekretess
from kontaktcenter.texter import clean_text
from kontaktcenter.uppgifter import clean_svar

LANGSTA_RUBRIK = 100
INNEHAVARE = ("agent", "handlaggare")
"""Who has the case: at its center, at a department's unit."""


def next_nummer(nu: datetime) -> str:
    """The next case number of the year: KC-2026-000123. Holds the series' lock until the transaction ends."""
    kalenderar = timezone.localtime(nu).year
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO arenden_nummerserie (kalenderar, senaste) VALUES (%s, 1) "
            "ON CONFLICT (kalenderar) DO UPDATE SET senaste = arenden_nummerserie.senaste + 1 RETURNING senaste",
            [kalenderar],
        )
        return make_nummer(kalenderar, cursor.fetchone()[0])


def make_rubrik(text: str) -> str:
    """A heading made of the question's first words."""
    words = " ".join(text.split())
    return words if len(words) <= LANGSTA_RUBRIK else words[:LANGSTA_RUBRIK].rsplit(" ", 1)[0] + " …"


def create_arende(
    *,
    fraga: NyFraga,
    kontakt: Kontakt,
    uppgifter: Uppgiftslamnare,
    person: Person | None,
    foljkod: str,
    by: By,
    fakta: Fakta,
) -> Arende:
    """Make a case of a question whose text and details are already cleaned. Runs inside the action that registers.

    The center owns it from the first moment; its deadline runs from when the contact came in. `fakta` is what its event says.
    """
    arendetyp = fraga.arendetyp
    if arendetyp is None:
        raise Inmatningsfel(_("Välj en ärendetyp för att kunna skapa ett ärende."), falt="arendetyp")
    center = owning_center(arendetyp, kontakt.center)
    nu = timezone.now()
    svar_senast = deadline(kontakt.inkommen, arendetyp.svarsfrist, arendetyp.svarsfrist_enhet, center.kalender.as_kalender())
    arende = Arende.objects.create(
        nummer=next_nummer(nu),
        foljkod_hash=hash_secret(foljkod),
        arendetyp=arendetyp,
        center=center,
        ansvarig_enhet=center,
        agent=user_or_none(by) if center == kontakt.center else None,
        status=Status.PAGAR if user_or_none(by) and center == kontakt.center else Status.NY,
        kanal=kontakt.kanal,
        kontor=kontakt.kontor,
        rubrik=make_rubrik(fraga.text),
        text=fraga.text,
        uppgifter=clean_svar(arendetyp, fraga.uppgifter, is_complete=False),
        plats_text=fraga.plats.text,
        plats_lat=fraga.plats.lat,
        plats_lon=fraga.plats.lon,
        sekretess=arendetyp.sekretess,
        is_bradskande=arendetyp.is_bradskande,
        inkommen=kontakt.inkommen,
        registrerad=nu,
        svarsfrist=arendetyp.svarsfrist,
        svarsfrist_enhet=arendetyp.svarsfrist_enhet,
        frist_borjar=kontakt.inkommen,
        svar_senast=svar_senast,
        lovad_svar_senast=svar_senast,
    )
    _create_inlamnare(arende, person=person, uppgifter=uppgifter, sprak=kontakt.sprak)
    watch(arende, Bevakning.Slag.SVAR, start=nu, forfaller=svar_senast, kalender=center.kalender.as_kalender())
    record(Handelsetyp.ARENDE_SKAPAT, by=by, arende=arende, kontakt=kontakt, **fakta)
    return arende


def _create_inlamnare(arende: Arende, *, person: Person | None, uppgifter: Uppgiftslamnare, sprak: str) -> None:
    details = {falt: getattr(uppgifter, falt) for falt in ("namn", "telefon", "epost", "adress")} if person else {}
    Inlamnare.objects.create(
        arende=arende, person=person, is_anonym=person is None, sprak=sprak, wants_mejl=uppgifter.wants_mejl, **details
    )


@transaction.atomic
def take(*, arende: Arende, by: Anvandare, version: int | None = None) -> Arende:
    """Make the case one's own: as the center's agent or as the unit's officer, whichever holds it.

    Without `version`, which tells that the caller has read who has it, a colleague's is not taken: InaktuellSida.
    """
    arende = lock_arende(arende, handling=Handling.TA, by=by, version=version)
    holder = arende.agent if arende.ansvarig_enhet_id == arende.center_id else arende.handlaggare
    if version is None and holder not in (None, by):
        raise InaktuellSida(_("%(person)s har redan tagit ärendet. Läs det igen innan du tar över det.") % {"person": holder})
    return _assign(arende, till=by, by=by, typ=Handelsetyp.TAGET)


@transaction.atomic
def assign(*, arende: Arende, till: Anvandare, by: Anvandare, version: int | None = None) -> Arende:
    """Give the case to a colleague who works at the unit that holds it. The colleague is told."""
    arende = lock_arende(arende, handling=Handling.TILLDELA, by=by, version=version)
    needed = Behorighet.REGISTRERA_KONTAKT if arende.ansvarig_enhet_id == arende.center_id else Behorighet.HANDLAGGA
    if not till.may(needed, arende.ansvarig_enhet_id):
        raise Inmatningsfel(
            _("%(person)s arbetar inte med ärenden på %(enhet)s.") % {"person": till, "enhet": arende.ansvarig_enhet}, falt="till"
        )
    arende = _assign(arende, till=till, by=by, typ=Handelsetyp.TILLDELAT)
    if till != by:
        notiser.notify_person(arende, till, Notis.Slag.TILLDELAT)
    return arende


def take_untaken(arende: Arende, *, by: Anvandare) -> dict[str, bool]:
    """Make a locked case `by`'s if nobody has taken it where it lies; what the move's own event says of that.

    For moves after which somebody must be there when the citizen comes back. Whoever may make them may take the case too. The
    caller saves `INNEHAVARE`.
    """
    role = "agent" if arende.ansvarig_enhet_id == arende.center_id else "handlaggare"
    if getattr(arende, role) is not None:
        return {}
    setattr(arende, role, by)
    return {"tog": True}


def _assign(arende: Arende, *, till: Anvandare, by: By, typ: Handelsetyp) -> Arende:
    if arende.ansvarig_enhet_id == arende.center_id:
        arende.agent = till
        if arende.status in (Status.NY, Status.ATEROPPNAD):
            arende.status = Status.PAGAR
        save_arende(arende, "agent", "status")
    else:
        arende.handlaggare = till
        save_arende(arende, "handlaggare")
    record(typ, by=by, arende=arende, till_anvandare=till.pk)
    return arende


@transaction.atomic
def park(*, arende: Arende, till: date, by: By, version: int | None = None) -> Arende:
    """Let the case rest until a date, when it wakes by itself. The answer clock goes on: the promise stands."""
    if till <= timezone.localdate():
        raise Inmatningsfel(_("Välj ett datum från och med i morgon."), falt="till")
    if (till - timezone.localdate()).days > 366:
        raise Inmatningsfel(_("Ett ärende kan vila högst ett år. Välj ett tidigare datum."), falt="till")
    arende = lock_arende(arende, handling=Handling.PARKERA, by=by, version=version)
    restart_clock(arende)
    arende.status, arende.vilar_till = Status.VILANDE, till
    save_arende(arende, "status", "vilar_till", "klockan_stannad", "svar_senast")
    record(Handelsetyp.PARKERAT, by=by, arende=arende, till=till.isoformat())
    return arende


@transaction.atomic
def wake(*, arende: Arende, by: By, version: int | None = None) -> Arende:
    """End a rest or a wait: the case is active again where it was, and the one who has it is told."""
    arende = lock_arende(arende, handling=Handling.VACKA, by=by, version=version)
    resume(arende)
    record(Handelsetyp.VACKT, by=by, arende=arende)
    notiser.notify_holder(arende, Notis.Slag.VACKT, unless=by)
    return arende


def resume(arende: Arende) -> None:
    """Set the state that the case had before it rested, and let the clock run. For actions that hold the lock."""
    restart_clock(arende)
    open_handover = arende.overlamningar.filter(lage__in=Overlamning.OPPNA_LAGEN).first()
    if open_handover is None:
        arende.status = Status.PAGAR if arende.agent_id else Status.NY
    else:
        arende.status = Status.HOS_FORVALTNING if open_handover.accepterad else Status.OVERLAMNAD
    arende.vilar_till = None
    save_arende(arende, "status", "vilar_till", "klockan_stannad", "svar_senast")


@transaction.atomic
def change_arendetyp(*, arende: Arende, arendetyp: Arendetyp, by: By, version: int | None = None) -> Arende:
    """Change the case type; the deadline is counted anew from when the clock began, with the pauses that there were.

    Answers to questions that the new type does not ask are kept with the case; the promise first given is not rewritten.
    """
    arende = lock_arende(arende, handling=Handling.BYT_ARENDETYP, by=by, version=version)
    if not arendetyp.is_active:
        raise Inmatningsfel(_("Ärendetypen används inte längre. Välj en annan."), falt="arendetyp")
    if arendetyp == arende.arendetyp:
        raise Inmatningsfel(_("Ärendet har redan den ärendetypen."), falt="arendetyp")
    if arendetyp.center_id != arende.center_id:
        raise OtillatenHandling(_("Ärendetypen hör till ett annat center. Lämna över ärendet i stället."))
    fore, promised = arende.arendetyp, arende.svar_senast
    arende.arendetyp = arendetyp
    arende.svarsfrist, arende.svarsfrist_enhet = arendetyp.svarsfrist, arendetyp.svarsfrist_enhet
    arende.is_bradskande = arendetyp.is_bradskande
    # Secrecy is only ever raised by a change of type; lowering it is a decision of its own.
    arende.sekretess = Sekretess.strictest(arende.sekretess, arendetyp.sekretess)
    arende.svar_senast = recomputed_deadline(arende)
    save_arende(arende, "arendetyp", "svarsfrist", "svarsfrist_enhet", "is_bradskande", "sekretess", "svar_senast")
    rewatch(arende)
    let_go(arende, by=by)
    record(
        Handelsetyp.ARENDETYP_BYTT,
        by=by,
        arende=arende,
        fran_arendetyp=fore.pk,
        fore=promised.isoformat(),
        svar_senast=arende.svar_senast.isoformat(),
    )
    return arende


@transaction.atomic
def add_note(*, arende: Arende, text: str, by: Anvandare) -> Anteckning:
    """Write an internal note; it never reaches the citizen. The same words sent twice are one note."""
    text = clean_text(text, falt="text")
    arende = lock_arende(arende, handling=Handling.ANTECKNA, by=by)
    repeated = find_repeated(arende.anteckningar.all(), text=text, by=by)
    if repeated is not None:
        return repeated
    note = Anteckning.objects.create(arende=arende, text=text, forfattare=by)
    record(Handelsetyp.ANTECKNAT, by=by, arende=arende, anteckning=note.pk)
    return note


@transaction.atomic
def close(*, arende: Arende, orsak: Arende.Avslutsorsak, by: By, version: int | None = None) -> Arende:
    """Close an answered case, or one that needs no answer. What is not answered is closed only with that reason.

    Merging and taking back are moves of their own, and no reasons here. Whoever had an unanswered case is told, when another closes it.
    """
    if orsak not in (Arende.Avslutsorsak.BESVARAT, Arende.Avslutsorsak.INGEN_ATGARD):
        raise Inmatningsfel(_("Välj om ärendet är besvarat eller inte behöver någon åtgärd."), falt="orsak")
    arende = lock_arende(arende, handling=Handling.AVSLUTA, by=by, version=version)
    if arende.status != Status.BESVARAD and orsak == Arende.Avslutsorsak.BESVARAT:
        raise OtillatenHandling(_("Ärendet är inte besvarat. Besvara det först, eller välj en annan orsak."))
    if arende.is_open:
        notiser.notify_ended(arende, unless=by)
    return finish(arende, orsak=orsak, by=by, typ=Handelsetyp.AVSLUTAT)


def finish(arende: Arende, *, orsak: Arende.Avslutsorsak, by: By, typ: Handelsetyp, **data: int) -> Arende:
    """Set a locked case to closed, end its open hand-off, opinions and watches, and record `typ`."""
    nu = timezone.now()
    restart_clock(arende)
    arende.status, arende.avslutsorsak, arende.avslutad, arende.vilar_till = Status.AVSLUTAD, orsak, nu, None
    save_arende(arende, "status", "avslutsorsak", "avslutad", "vilar_till", "klockan_stannad", "svar_senast")
    end_open_parts(arende, Overlamning.Lage.AVSLUTAD, nu)
    unwatch(arende)
    record(typ, by=by, arende=arende, orsak=str(orsak), **data)
    if orsak != Arende.Avslutsorsak.BESVARAT:
        release_merged(arende, by=by)
    return arende


def end_open_parts(arende: Arende, lage: Overlamning.Lage, nu: datetime) -> None:
    """End the open hand-off with `lage`, and withdraw opinions that nobody needs any longer."""
    arende.overlamningar.filter(lage__in=Overlamning.OPPNA_LAGEN).update(lage=lage, avslutad=nu)
    arende.remisser.filter(lage="skickad").update(lage="atertagen")
