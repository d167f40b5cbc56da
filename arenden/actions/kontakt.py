"""The one door: every channel ends in `register_kontakt`."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden import notiser
from arenden.actions.arende import create_arende
from arenden.actions.bilaga import attach_all
from arenden.actions.faktaunderlag import SagdaTider, describe_contact, describe_questions
from arenden.actions.fragesok import index_fraga
from arenden.actions.grund import record
from arenden.actions.overlamning import hand_over
from arenden.actions.person import clean_uppgifter, find_or_make_person
from arenden.actions.svarsartikel import Sprakval, check_artiklar, keep_artiklar
from arenden.actions.vaxel import promise_ateruppringning
from arenden.aktor import Aktor, By, user_or_none
from arenden.fakta import Fakta
from arenden.foljkod import current_code, derive_code
from arenden.indata import ALDST_DAGAR, NyFraga, Uppgiftslamnare
from arenden.kontaktmarke import mark_contact
from arenden.models import Arende, Fraga, Kanal, Kontakt, Person
from arenden.status import Handelsetyp
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet, Verksamhetsfel
from kontaktcenter.kontaktuppgifter import normalise_sprak
from kontaktcenter.models import Anvandare, Enhet
from kontaktcenter.texter import clean_text

Utfall = Fraga.Utfall
HANDELSE_PER_UTFALL = {
    Utfall.BESVARAD_DIREKT: Handelsetyp.FRAGA_BESVARAD,
    Utfall.KOPPLAD: Handelsetyp.FRAGA_KOPPLAD,
    Utfall.HANVISAD: Handelsetyp.FRAGA_HANVISAD,
    Utfall.AVBRUTEN: Handelsetyp.FRAGA_AVBRUTEN,
}
FLEST_FRAGOR = 20
UTAN_TYP = gettext_lazy("Välj en ärendetyp för att kunna skapa ett ärende.")
UTAN_PLATS = gettext_lazy("Ange platsen: en adress eller en punkt på kartan.")
UTAN_PERSON = gettext_lazy("Det här ärendet kan inte lämnas anonymt. Fyll i namn och hur vi når personen.")
"""What a case is refused for; forms that tell all that is missing at once say the same."""


@dataclass(frozen=True)
class Kvitto:
    """What the citizen is given for one new case: its number, and the code to follow it by.

    The code is empty when a newer one has been made, and when it is hidden from one who asks again and may not read the case.
    """

    arende: Arende
    foljkod: str
    is_dold: bool = False

    @property
    def is_kod_ersatt(self) -> bool:
        """Whether the contact's own code opens the case no longer."""
        return not (self.foljkod or self.is_dold)


@dataclass(frozen=True)
class Registrering:
    """The registered contact with the receipts of the cases made. `is_upprepad`: it was registered already, nothing new is done."""

    kontakt: Kontakt
    kvitton: list[Kvitto]
    is_upprepad: bool = False


@transaction.atomic
def register_kontakt(
    *,
    kanal: Kanal,
    center: Enhet,
    by: By,
    fragor: Sequence[NyFraga],
    uppgifter: Uppgiftslamnare | None = None,
    nyckel: uuid.UUID | None = None,
    sprak: str = "sv",
    inkommen: datetime | None = None,
    borjade: datetime | None = None,
    slutade: datetime | None = None,
    kontor: str = "",
    anteckning: str = "",
    riktning: Kontakt.Riktning = Kontakt.Riktning.IN,
    is_via_system: bool = False,
) -> Registrering:
    """Register one contact with its questions, and do what their outcomes say: answer, make cases, hand over, promise a call.

    `uppgifter` None means anonymous. `nyckel` names the attempt: the same key registers once, however often it is sent,
    and with other content it is refused (OtillatenHandling).
    `inkommen` is when it reached us (a letter may have lain), `borjade`–`slutade` when it was handled; saving it ends the
    after-call work. `is_via_system`: another system has sent it, whoever `by` is, and no employee has heard the person. Raises
    Inmatningsfel for what cannot be used, SaknarBehorighet for an employee outside the center; then nothing is registered.
    """
    _check_right(by, center)
    nyckel = nyckel or uuid.uuid4()
    vag = {"kanal": kanal, "riktning": riktning, "kontor": kontor}
    marke = mark_contact(uppgifter=uppgifter, fragor=_as_said(fragor, by), sprak=sprak, anteckning=anteckning, **vag)
    if (already := _lock_attempt(nyckel, by=by, center=center, marke=marke)) is not None:
        return already
    cleaned = _clean_fragor(fragor, by)
    lamnade = clean_uppgifter(uppgifter or Uppgiftslamnare(), requires_personnummer=any(_needs_personnummer(f) for f in cleaned))
    person = find_or_make_person(lamnade, kanal=kanal, sprak=normalise_sprak(sprak), by=by, is_via_system=is_via_system)
    _check_person(cleaned, person, lamnade)
    kontakt = _create_kontakt(
        nyckel=nyckel,
        marke=marke,
        center=center,
        agent=user_or_none(by),
        person=person,
        sprak=normalise_sprak(sprak),
        tider=(inkommen, borjade, slutade),
        anteckning=clean_text(anteckning, falt="anteckning", is_required=False),
        is_via_system=is_via_system or kanal == Kanal.API,
        **vag,
    )
    fakta = describe_contact(kontakt, cleaned, SagdaTider(inkommen, borjade, slutade))
    record(Handelsetyp.KONTAKT_REGISTRERAD, by=by, kontakt=kontakt, **fakta)
    return Registrering(kontakt, _register_fragor(cleaned, kontakt=kontakt, uppgifter=lamnade, person=person, by=by))


@contextmanager
def _about(ordning: int) -> Iterator[None]:
    """Let an error say which of the questions it concerns."""
    try:
        yield
    except Verksamhetsfel as error:
        error.ordning = ordning
        raise


def _check_right(by: By, center: Enhet) -> None:
    if not center.is_center:
        raise Inmatningsfel(_("Kontakter registreras på ett kontaktcenter."), falt="center")
    if isinstance(by, Anvandare) and not by.may(Behorighet.REGISTRERA_KONTAKT, center):
        raise SaknarBehorighet(_("Du kan inte registrera kontakter på %(center)s.") % {"center": center})


def _lock_attempt(nyckel: uuid.UUID, *, by: By, center: Enhet, marke: str) -> Registrering | None:
    """Wait for a simultaneous attempt with the same key, and answer with what it registered, to the same hand alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"kontakt:{nyckel}"])
    kontakt = Kontakt.objects.filter(nyckel=nyckel).first()
    if kontakt is None:
        return None
    user = user_or_none(by)
    if kontakt.center_id != center.pk or kontakt.agent_id != (user.pk if user else None):
        # A receipt holds the code of the case: nobody gets another's by knowing its key.
        raise OtillatenHandling(_("Nyckeln är redan använd för en annan kontakt."))
    if kontakt.marke != marke:
        raise OtillatenHandling(_("Nyckeln är redan använd för en kontakt med annat innehåll. Skicka den nya med en egen nyckel."))
    kvitton = kontakt.fragor.select_related("arende").filter(is_om_arende=False, arende__isnull=False)
    return Registrering(kontakt, [_repeat_kvitto(kontakt, fraga, user) for fraga in kvitton], is_upprepad=True)


def _as_said(fragor: Sequence[NyFraga], by: By) -> list[NyFraga]:
    """The questions as their sender put them: of a citizen's form the system decides whether it goes straight on."""
    return list(fragor) if isinstance(by, Anvandare) else [replace(fraga, lamna_over=False) for fraga in fragor]


def _repeat_kvitto(kontakt: Kontakt, fraga: Fraga, user: Anvandare | None) -> Kvitto:
    """The receipt once more. The code opens the whole case, so an employee who may no longer read it does not get it again."""
    if user is not None and not fraga.arende.is_readable_by(user):
        return Kvitto(fraga.arende, "", is_dold=True)
    return Kvitto(fraga.arende, current_code(kontakt.nyckel, fraga.ordning, fraga.arende.foljkod_hash))


def _clean_fragor(fragor: Sequence[NyFraga], by: By) -> list[NyFraga]:
    if not fragor or len(fragor) > FLEST_FRAGOR:
        raise Inmatningsfel(_("En kontakt ska ha minst en och högst %(max)d frågor.") % {"max": FLEST_FRAGOR}, falt="fragor")
    cleaned = []
    for ordning, fraga in enumerate(fragor):
        with _about(ordning):
            cleaned.append(_clean_fraga(fraga, by))
    return cleaned


def _clean_fraga(fraga: NyFraga, by: By) -> NyFraga:
    if fraga.arendetyp is not None and not fraga.arendetyp.is_active:
        raise Inmatningsfel(_("Ärendetypen används inte längre. Välj en annan."), falt="arendetyp")
    is_case = fraga.utfall in (Utfall.ARENDE, Utfall.ATERKOMMER)
    if is_case and fraga.arende is None and fraga.arendetyp is None:
        raise Inmatningsfel(str(UTAN_TYP), falt="arendetyp")
    if fraga.utfall == Utfall.KOPPLAD and not (fraga.kopplad_till or fraga.hanvisad_till):
        raise Inmatningsfel(_("Välj vem samtalet kopplades till."), falt="kopplad_till")
    if fraga.arende is not None and isinstance(by, Anvandare) and not Arende.objects.visible_to(by).filter(pk=fraga.arende.pk).exists():
        raise Inmatningsfel(_("Ärendet finns inte."), falt="arende")
    plats = fraga.plats
    if is_case and fraga.arende is None and fraga.arendetyp and fraga.arendetyp.requires_plats and not plats:
        raise Inmatningsfel(str(UTAN_PLATS), falt="plats")
    if (plats.lat is None) != (plats.lon is None) or (plats.lat is not None and not (-90 <= plats.lat <= 90 and -180 <= plats.lon <= 180)):
        raise Inmatningsfel(_("Platsen ligger utanför kartan."), falt="plats")
    return replace(
        fraga,
        text=clean_text(fraga.text, falt="text", is_required=fraga.utfall != Utfall.AVBRUTEN),
        svar=clean_text(fraga.svar, falt="svar", is_required=False),
        hanvisad_till=clean_text(fraga.hanvisad_till, falt="hanvisad_till", is_required=False, max_length=200),
        plats=replace(plats, text=clean_text(plats.text, falt="plats", is_required=False, max_length=200)),
        amne=fraga.arendetyp.amne if fraga.arendetyp else fraga.amne,
    )


def _needs_personnummer(fraga: NyFraga) -> bool:
    return bool(fraga.arendetyp and fraga.arendetyp.requires_personnummer)


def _check_person(fragor: Sequence[NyFraga], person: Person | None, uppgifter: Uppgiftslamnare) -> None:
    """A case needs what its type needs of the person; a question that is answered at once needs nothing."""
    for ordning, fraga in enumerate(fragor):
        if fraga.utfall not in (Utfall.ARENDE, Utfall.ATERKOMMER) or fraga.arende is not None:
            continue
        with _about(ordning):
            if person is None and not fraga.arendetyp.allows_anonymous:
                raise Inmatningsfel(str(UTAN_PERSON), falt="namn")
            if fraga.arendetyp.requires_personnummer and not (uppgifter.personnummer or (person and person.personnummer)):
                raise Inmatningsfel(_("Det här ärendet kräver personnummer."), falt="personnummer")


def _create_kontakt(*, tider: tuple[datetime | None, datetime | None, datetime | None], **falt: object) -> Kontakt:
    nu = timezone.now()
    inkommen, borjade, slutade = tider
    _check_age({"inkommen": inkommen, "borjade": borjade}, nu)
    borjade = min(borjade or inkommen or nu, nu)
    slutade = min(max(slutade or nu, borjade), nu)
    return Kontakt.objects.create(inkommen=min(inkommen or borjade, borjade), borjade=borjade, slutade=slutade, sparad=nu, **falt)


def _check_age(tider: Mapping[str, datetime | None], nu: datetime) -> None:
    """A letter may have lain for long, but a deadline counted from another year is a mistake of the sender."""
    for falt, tid in tider.items():
        if tid is not None and tid < nu - timedelta(days=ALDST_DAGAR + 1):
            raise Inmatningsfel(_("Kontakten kan ha kommit in för högst ett år sedan. Kontrollera datumet."), falt=falt)


def _register_fragor(
    fragor: Sequence[NyFraga], *, kontakt: Kontakt, uppgifter: Uppgiftslamnare, person: Person | None, by: By
) -> list[Kvitto]:
    kvitton = []
    for ordning, (fraga, fakta) in enumerate(zip(fragor, describe_questions(kontakt, fragor), strict=True)):
        with _about(ordning):
            kvitto = _register_fraga(fraga, fakta, ordning=ordning, kontakt=kontakt, uppgifter=uppgifter, person=person, by=by)
        if kvitto is not None:
            kvitton.append(kvitto)
    return kvitton


def _register_fraga(
    fraga: NyFraga, fakta: Fakta, *, ordning: int, kontakt: Kontakt, uppgifter: Uppgiftslamnare, person: Person | None, by: By
) -> Kvitto | None:
    arende, kvitto = fraga.arende, None
    artiklar = check_artiklar(fraga, by=by, sprak=kontakt.sprak)
    if fraga.utfall in (Utfall.ARENDE, Utfall.ATERKOMMER) and arende is None:
        kod = derive_code(kontakt.nyckel, ordning)
        arende = create_arende(fraga=fraga, kontakt=kontakt, uppgifter=uppgifter, person=person, foljkod=kod, by=by, fakta=fakta)
        kvitto = Kvitto(arende, kod)
    row = Fraga.objects.create(
        kontakt=kontakt,
        ordning=ordning,
        text=fraga.text,
        amne=fraga.amne,
        arendetyp=fraga.arendetyp or (arende.arendetyp if arende else None),
        utfall=fraga.utfall,
        svar=fraga.svar,
        arende=arende,
        is_om_arende=fraga.arende is not None,
        kopplad_till=fraga.kopplad_till if fraga.utfall == Utfall.KOPPLAD else None,
        hanvisad_till=fraga.hanvisad_till,
    )
    keep_artiklar(row, artiklar)
    index_fraga(row)
    _record_utfall(row, fakta, kontakt=kontakt, artiklar=artiklar, by=by)
    if kvitto is not None:
        is_sent = kontakt.kanal in (Kanal.EPOST, Kanal.BREV)
        attach_all(arende=kvitto.arende, filer=fraga.bilagor, by=by, is_from_medborgare=is_sent)
        notiser.mail_receipt(kvitto.arende, kvitto.foljkod)
        if fraga.lamna_over:
            is_own = isinstance(by, Anvandare) and kvitto.arende.center_id == kontakt.center_id
            handed_over_by = by if is_own else Aktor.SYSTEMET
            hand_over(arende=kvitto.arende, till=fraga.mottagare, meddelande=fraga.meddelande, by=handed_over_by)
    if fraga.ateruppringning is not None:
        promise_ateruppringning(lofte=fraga.ateruppringning, kontakt=kontakt, arende=arende, fraga=row, person=person, by=by)
    return kvitto


def _record_utfall(fraga: Fraga, fakta: Fakta, *, kontakt: Kontakt, artiklar: Sprakval, by: By) -> None:
    data = fakta | ({"artiklar": list(artiklar)} if artiklar else {})
    if fraga.is_om_arende:
        record(Handelsetyp.FRAGA_OM_ARENDE, by=by, arende=fraga.arende, kontakt=kontakt, fraga=fraga, **data)
    elif fraga.utfall in HANDELSE_PER_UTFALL:
        record(HANDELSE_PER_UTFALL[fraga.utfall], by=by, kontakt=kontakt, fraga=fraga, **data)
