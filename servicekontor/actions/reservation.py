"""Rooms that departments have for themselves: conflicts are shown before anything is saved, and never saved over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet
from kontaktcenter.texter import clean_text
from kontaktcenter.transaktion import in_transaction
from servicekontor.actions.bokningsgrund import end_holds
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.tidslas import lock_times
from servicekontor.bokningsratt import check_publishes
from servicekontor.models import Belaggning, Bokning, Reservation, Resurs
from servicekontor.oppettider import Oppettidsplan, has_clock, takes_week
from servicekontor.status import Kontorshandelsetyp

LANGST_FRAM = timedelta(days=366)
"""A room is reserved a year ahead at most: no pattern is without end."""


@dataclass(frozen=True)
class Onskad:
    """What is wanted: a room on a date between two clock times, and again each week up to and with `sista_dag`."""

    resurs: Resurs
    datum: date
    fran: time
    till: time
    upprepning: str = Reservation.Upprepning.INGEN
    sista_dag: date | None = None

    def occasions(self) -> Iterator[tuple[datetime, datetime]]:
        """Begin and end of each time, as moments of UTC, which are compared as they are; the clock stays the same when it is changed."""
        zon = ZoneInfo(settings.TIME_ZONE)
        last = self.sista_dag if self.sista_dag and self.upprepning != Reservation.Upprepning.INGEN else self.datum
        datum = self.datum
        while datum <= last:
            if datum == self.datum or takes_week(self.upprepning, datum):
                begin, end = (datetime.combine(datum, klockslag, zon).astimezone(UTC) for klockslag in (self.fran, self.till))
                # Around an hour that is left out the end may fall before the beginning: such a time is never free.
                yield begin, max(begin, end)
            datum += timedelta(days=7)


@dataclass(frozen=True)
class Tillfalle:
    """One time of what is wanted, and why it cannot be had; `hinder` is empty when it can."""

    fran: datetime
    till: datetime
    hinder: str


def preview(onskad: Onskad) -> list[Tillfalle]:
    """Each time with its conflict, if any. Raises Inmatningsfel for what can never be."""
    _check(onskad)
    occasions = list(onskad.occasions())
    whole = (occasions[0][0], occasions[-1][1])
    taken = list(Belaggning.objects.current().filter(resurs=onskad.resurs, tid__overlap=whole).select_related("reservation"))
    plan = Oppettidsplan.of(onskad.resurs.kontor)
    return [Tillfalle(fran, till, _hinder(onskad, fran, till, taken, plan)) for fran, till in occasions]


def _hinder(onskad: Onskad, fran: datetime, till: datetime, taken: Sequence[Belaggning], plan: Oppettidsplan) -> str:
    for row in taken:
        if row.tid.lower < till and fran < row.tid.upper:
            return _("Upptaget: %(rubrik)s") % {"rubrik": row.reservation.rubrik} if row.reservation else _("Upptaget av ett bokat möte")
    datum = timezone.localdate(fran)
    if not all(has_clock(datum, klockslag) for klockslag in (onskad.fran, onskad.till)):
        return _("Klockan ställs om den natten, så tiden finns inte")
    if plan.is_closed(datum):
        return _("Kontoret är stängt hela dagen")
    return "" if plan.is_open_throughout(fran, till) else _("Kontoret är inte öppet hela den tiden")


def _check(onskad: Onskad) -> None:
    today = timezone.localdate()
    if onskad.resurs.slag != Resurs.Slag.RUM or not (onskad.resurs.is_active and onskad.resurs.is_bokningsbar):
        raise Inmatningsfel(_("Den lokalen går inte att boka."), falt="resurs")
    if onskad.till <= onskad.fran:
        raise Inmatningsfel(_("Tiden ”till” måste vara senare än ”från”, samma dag."), falt="till")
    if onskad.datum < today or next(iter(onskad.occasions()))[0] < timezone.now():
        raise Inmatningsfel(_("Välj en tid som inte har varit."), falt="datum")
    if max(onskad.datum, onskad.sista_dag or onskad.datum) > today + LANGST_FRAM:
        raise Inmatningsfel(_("En lokal bokas högst ett år i förväg."), falt="sista_dag" if onskad.sista_dag else "datum")
    if onskad.upprepning != Reservation.Upprepning.INGEN and (onskad.sista_dag is None or onskad.sista_dag < onskad.datum):
        raise Inmatningsfel(_("Ange sista dagen för den upprepade bokningen."), falt="sista_dag")


@in_transaction
def reserve(*, onskad: Onskad, enhet: Enhet, rubrik: str, skips_conflicts: bool, by: Anvandare) -> Reservation:
    """Reserve every time that is free. Raises OtillatenHandling when some are not, unless they are to be left out."""
    check_publishes(by, enhet)
    rubrik = clean_text(rubrik, falt="rubrik", max_length=100)
    lock_times(kontor=[onskad.resurs.kontor_id], resurser=[onskad.resurs.pk])
    onskad = replace(onskad, resurs=Resurs.objects.select_related("kontor").get(pk=onskad.resurs.pk))
    _check(onskad)
    found = preview(onskad)
    free = [t for t in found if not t.hinder]
    if not free or (len(free) < len(found) and not skips_conflicts):
        raise OtillatenHandling(_("Lokalen är upptagen eller stängd vid något av tillfällena. Se vilka, och välj om de ska hoppas över."))
    row = Reservation.objects.create(resurs=onskad.resurs, enhet=enhet, rubrik=rubrik, upprepning=onskad.upprepning, skapad_av=by)
    _occupy(row, free)
    log_handelse(
        Kontorshandelsetyp.LOKAL_RESERVERAD, by=by, kontor=onskad.resurs.kontor.kod, enhet=enhet, reservation=row.pk, tillfallen=len(free)
    )
    return row


def _occupy(row: Reservation, free: Sequence[Tillfalle]) -> None:
    """Write the times; what is dead there is ended first. The lock on the room is held."""
    dead = Belaggning.objects.dead().filter(resurs=row.resurs, tid__overlap=(free[0].fran, free[-1].till))
    end_holds(Bokning.objects.filter(belaggning__in=dead))
    dead.delete()
    Belaggning.objects.bulk_create(Belaggning(resurs=row.resurs, reservation=row, tid=(t.fran, t.till)) for t in free)


@in_transaction
def cancel_reservation(*, reservation: Reservation, tillfalle: int | None, by: Anvandare) -> int:
    """Give back one time, or all those to come when `tillfalle` is None; how many."""
    lock_times(kontor=[reservation.resurs.kontor_id])
    locked = Reservation.objects.select_for_update(of=("self",)).select_related("resurs__kontor", "enhet").get(pk=reservation.pk)
    if by.pk != locked.skapad_av_id:
        _check_same_unit(by, locked)
    rows = locked.tillfallen.filter(tid__startswith__gt=timezone.now())
    if tillfalle is not None:
        rows = rows.filter(pk=tillfalle)
    antal = rows.count()
    if not antal:
        raise OtillatenHandling(_("Det finns inget kommande tillfälle att lämna tillbaka."))
    rows.delete()
    what = {"reservation": locked.pk, "tillfallen": antal}
    log_handelse(Kontorshandelsetyp.LOKAL_AVBOKAD, by=by, kontor=locked.resurs.kontor.kod, enhet=locked.enhet, **what)
    return antal


def _check_same_unit(by: Anvandare, reservation: Reservation) -> None:
    try:
        check_publishes(by, reservation.enhet_id)
    except SaknarBehorighet as error:
        raise SaknarBehorighet(_("Lokalen är bokad av en annan enhet.")) from error
