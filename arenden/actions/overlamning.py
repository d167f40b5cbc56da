"""Hand-offs: see what would happen, hand over once, accept, send back, forward, take back. The center owns the case all the way."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden import notiser
from arenden.actions.grund import lock_arende, lock_rows, record, save_arende
from arenden.aktor import By, user_or_none
from arenden.bevakningar import unwatch, watch
from arenden.fakta import kvittensfakta
from arenden.frister import deadline, unit_kalender
from arenden.models import Arende, Bevakning, Insyn, Notis, Overlamning
from arenden.rattigheter import check, may
from arenden.routing import Vagval, choose_route, receiver_in_force
from arenden.status import VILAR, Atersandningsskal, Handelsetyp, Handling, Status
from kontaktcenter.arbetstid import working_time_between
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet, Foljdfraga, Medlemskap
from kontaktcenter.texter import clean_text
from kontaktcenter.uppgifter import missing_svar


@dataclass(frozen=True)
class Forhandsvisning:
    """What a hand-off would do: who gets it and why, by when it is accepted and answered, what is still missing."""

    mottagare: Enhet
    vagval: Vagval
    is_eget_val: bool
    kvittens_senast: datetime
    svar_senast: datetime
    saknade: list[Foljdfraga]
    antal_handlaggare: int


def preview_hand_over(*, arende: Arende, by: By, till: Enhet | None = None) -> Forhandsvisning:
    """What handing the case over to `till` (default: what the agreement says) would do; changes nothing.

    Refused as the hand-off itself: what is still missing tells of the content.
    """
    check(by, Handling.OVERLAMNA, arende)
    vagval = choose_route(arende.arendetyp)
    mottagare, officers = _receiver(arende, till, vagval)
    # The page asks the questions once more, for what has been answered.
    prefetch_related_objects([arende.arendetyp], "foljdfragor")
    return Forhandsvisning(
        mottagare=mottagare,
        vagval=vagval,
        is_eget_val=mottagare != vagval.mottagare,
        kvittens_senast=_accept_by(arende, mottagare, timezone.now()),
        svar_senast=arende.svar_senast,
        saknade=missing_svar(arende.arendetyp, arende.uppgifter),
        antal_handlaggare=officers,
    )


@transaction.atomic
def hand_over(
    *,
    arende: Arende,
    by: By,
    till: Enhet | None = None,
    meddelande: str = "",
    nyckel: uuid.UUID | None = None,
    version: int | None = None,
) -> Overlamning:
    """Hand the case to a unit (default: the one that the agreement names). The center keeps owning it.

    Idempotent: the same `nyckel`, or a hand-off to the same unit that is open already, gives the one that there is. Two
    agents at once make one hand-off. Raises OtillatenHandling for a closed unit or one where nobody works, and for a `nyckel`
    that was used for another case, unit or message.
    """
    meddelande = clean_text(meddelande, falt="meddelande", is_required=False, max_length=5_000)
    lock_rows(arende.pk)
    if not may(by, Handling.OVERLAMNA, Arende.objects.get(pk=arende.pk)):
        raise SaknarBehorighet(_("Du har inte behörighet att lämna över ärendet."))
    existing = _existing(arende, nyckel, till, meddelande)
    if existing is not None:
        return existing
    arende = lock_arende(arende, handling=Handling.OVERLAMNA, by=by, version=version)
    mottagare, _antal = _receiver(arende, till, choose_route(arende.arendetyp))
    return send(arende, fran=arende.center, till=mottagare, meddelande=meddelande, nyckel=nyckel, by=by, typ=Handelsetyp.OVERLAMNAT)


def _existing(arende: Arende, nyckel: uuid.UUID | None, till: Enhet | None, meddelande: str) -> Overlamning | None:
    if nyckel is not None:
        with connection.cursor() as cursor:
            # Another case may be handed over with the same key at this moment.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"overlamning:{nyckel}"])
        done = Overlamning.objects.filter(nyckel=nyckel).first()
        if done is not None and done.arende_id != arende.pk:
            raise OtillatenHandling(_("Nyckeln är redan använd för ett annat ärende. Öppna ärendet på nytt och försök igen."))
        if done is not None and (meddelande != done.meddelande or not _is_to(done, till)):
            raise OtillatenHandling(
                _("Nyckeln är redan använd för en överlämning med annat innehåll. Öppna ärendet på nytt och se vart det är lämnat.")
            )
        if done is not None:
            return done
    open_one = arende.overlamningar.filter(lage__in=Overlamning.OPPNA_LAGEN).select_related("till_enhet").first()
    return open_one if open_one is not None and till in (None, open_one.till_enhet) else None


def _is_to(overlamning: Overlamning, till: Enhet | None) -> bool:
    """Whether a hand-off that is asked for once more is to the same unit, or to one that has taken its place."""
    return till is None or till == overlamning.till_enhet or receiver_in_force(till) == overlamning.till_enhet


def _receiver(arende: Arende, till: Enhet | None, vagval: Vagval) -> tuple[Enhet, int]:
    """The unit that gets the case, and how many there can accept it."""
    mottagare = receiver_in_force(till) if till is not None else vagval.mottagare
    if mottagare.pk == arende.center_id:
        raise Inmatningsfel(_("Ärendet finns redan hos centret. Välj en annan enhet."), falt="till")
    officers = _officers(mottagare)
    if not officers:
        raise OtillatenHandling(_("Ingen på %(enhet)s kan ta emot ärenden. Välj en annan enhet.") % {"enhet": mottagare})
    return mottagare, officers


def _officers(enhet: Enhet) -> int:
    return Medlemskap.objects.valid().with_permission(Behorighet.HANDLAGGA, [enhet]).values("anvandare").distinct().count()


def _accept_by(arende: Arende, mottagare: Enhet, nu: datetime) -> datetime:
    arendetyp = arende.arendetyp
    return deadline(nu, arendetyp.kvittensfrist, arendetyp.kvittensfrist_enhet, unit_kalender(mottagare, arende))


def send(arende: Arende, *, fran: Enhet, till: Enhet, meddelande: str, nyckel: uuid.UUID | None, by: By, typ: Handelsetyp) -> Overlamning:
    """Put a locked case with `till`, which is told and has to accept it. For actions that have checked right and state."""
    nu = timezone.now()
    overlamning = Overlamning.objects.create(
        nyckel=nyckel or uuid.uuid4(),
        arende=arende,
        fran_enhet=fran,
        till_enhet=till,
        avsandare=user_or_none(by),
        meddelande=meddelande,
        skapad=nu,
        kvittens_senast=_accept_by(arende, till, nu),
    )
    # The event is charged to the unit that had the case, so it is recorded before the case moves.
    record(typ, by=by, arende=arende, till_enhet=till, overlamning=overlamning.pk, kvittens_senast=overlamning.kvittens_senast.isoformat())
    arende.ansvarig_enhet, arende.handlaggare = till, None
    if arende.status not in VILAR:
        arende.status = Status.OVERLAMNAD
    save_arende(arende, "ansvarig_enhet", "handlaggare", "status")
    Insyn.objects.get_or_create(arende=arende, enhet=till)
    watch(
        arende,
        Bevakning.Slag.KVITTENS,
        start=nu,
        forfaller=overlamning.kvittens_senast,
        kalender=unit_kalender(till, arende),
        objekt_id=overlamning.pk,
    )
    notiser.notify_enhet(arende, till, Notis.Slag.OVERLAMNAT)
    return overlamning


def _open_handover(arende: Arende) -> Overlamning:
    overlamning = arende.overlamningar.select_for_update().filter(lage__in=Overlamning.OPPNA_LAGEN).first()
    if overlamning is None:
        raise OtillatenHandling(_("Ärendet är inte överlämnat."))
    return overlamning


@transaction.atomic
def accept(*, arende: Arende, by: Anvandare, version: int | None = None) -> Overlamning:
    """Accept the hand-off: the unit has the case, and the one who accepts is its officer. The sender sees it."""
    arende = lock_arende(arende, handling=Handling.ACCEPTERA, by=by, version=version)
    overlamning = _open_handover(arende)
    nu = timezone.now()
    overlamning.lage, overlamning.accepterad, overlamning.accepterad_av = Overlamning.Lage.ACCEPTERAD, nu, by
    overlamning.save(update_fields=["lage", "accepterad", "accepterad_av"])
    arende.status, arende.handlaggare = Status.HOS_FORVALTNING, by
    save_arende(arende, "status", "handlaggare")
    unwatch(arende, Bevakning.Slag.KVITTENS)
    worked = working_time_between(overlamning.skapad, nu, unit_kalender(arende.ansvarig_enhet, arende))
    fakta = kvittensfakta(kvittenstid_s=round(worked.total_seconds()))
    is_i_tid = nu <= overlamning.kvittens_senast
    record(Handelsetyp.ACCEPTERAT, by=by, arende=arende, overlamning=overlamning.pk, is_i_tid=is_i_tid, **fakta)
    return overlamning


@transaction.atomic
def send_back(
    *, arende: Arende, orsak: str, by: Anvandare, skal: Atersandningsskal | str = Atersandningsskal.ANNAT, version: int | None = None
) -> Arende:
    """Send the case back to its owner with the reason; it is the center's again at once, and the sender is told.

    `skal` says in a code for the figures what `orsak` says in words.
    """
    skal = _reason(skal)
    orsak = clean_text(orsak, falt="orsak", max_length=5_000)
    arende = lock_arende(arende, handling=Handling.ATERSAND, by=by, version=version)
    overlamning = _open_handover(arende)
    _end(overlamning, Overlamning.Lage.ATERSAND, orsak)
    record(Handelsetyp.ATERSANT, by=by, arende=arende, till_enhet=arende.center, overlamning=overlamning.pk, skal=skal.value)
    return_to_center(arende)
    notiser.notify_holder(arende, Notis.Slag.ATERSANT, unless=by)
    return arende


def _reason(skal: Atersandningsskal | str) -> Atersandningsskal:
    try:
        return Atersandningsskal(skal)
    except ValueError:
        raise Inmatningsfel(_("Det skälet finns inte. Välj ett i listan."), falt="skal") from None


@transaction.atomic
def forward(*, arende: Arende, till: Enhet, orsak: str, by: Anvandare, version: int | None = None) -> Overlamning:
    """Send the case on to another unit with all its history; the center still owns it and sees the step."""
    orsak = clean_text(orsak, falt="orsak", max_length=5_000)
    arende = lock_arende(arende, handling=Handling.VIDARESAND, by=by, version=version)
    overlamning = _open_handover(arende)
    if receiver_in_force(till) == arende.ansvarig_enhet:
        raise Inmatningsfel(_("Ärendet finns redan hos den enheten."), falt="till")
    mottagare, _antal = _receiver(arende, till, choose_route(arende.arendetyp))
    fran = arende.ansvarig_enhet
    _end(overlamning, Overlamning.Lage.VIDARESAND, orsak)
    unwatch(arende, Bevakning.Slag.KVITTENS)
    return send(arende, fran=fran, till=mottagare, meddelande=orsak, nyckel=None, by=by, typ=Handelsetyp.VIDARESANT)


def replace_receiver(arende: Arende, *, till: Enhet, orsak: str, by: By) -> Overlamning:
    """Hand a locked case on because the unit that has it closes; one that rests goes on resting there.

    The state of the case is not asked, for it cannot stay where it is. The new unit accepts it like any other hand-off.
    """
    overlamning = arende.overlamningar.select_for_update().filter(lage__in=Overlamning.OPPNA_LAGEN).first()
    if overlamning is not None:
        _end(overlamning, Overlamning.Lage.VIDARESAND, orsak)
    unwatch(arende, Bevakning.Slag.KVITTENS)
    fran = arende.ansvarig_enhet
    return send(arende, fran=fran, till=till, meddelande=orsak, nyckel=None, by=by, typ=Handelsetyp.FLYTTAT)


@transaction.atomic
def take_back(*, arende: Arende, by: Anvandare, version: int | None = None) -> Arende:
    """Take back the center's own hand-off that nobody has accepted yet."""
    arende = lock_arende(arende, handling=Handling.ATERTA, by=by, version=version)
    overlamning = _open_handover(arende)
    _end(overlamning, Overlamning.Lage.ATERTAGEN, "")
    record(Handelsetyp.ATERTAGET, by=by, arende=arende, till_enhet=arende.center, overlamning=overlamning.pk)
    return_to_center(arende)
    return arende


def _end(overlamning: Overlamning, lage: Overlamning.Lage, orsak: str) -> None:
    overlamning.lage, overlamning.orsak, overlamning.avslutad = lage, orsak, timezone.now()
    overlamning.save(update_fields=["lage", "orsak", "avslutad"])


def return_to_center(arende: Arende) -> None:
    """Put a locked case back with its owning center. The answer deadline stands: the citizen was promised it."""
    arende.ansvarig_enhet, arende.handlaggare = arende.center, None
    arende.status = Status.PAGAR if arende.agent_id else Status.NY
    save_arende(arende, "ansvarig_enhet", "handlaggare", "status")
    unwatch(arende, Bevakning.Slag.KVITTENS)
