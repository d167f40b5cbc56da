"""When an office is open, as pure functions over a value: no clock and no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from kontaktcenter.arbetstid import Oppettider, holiday_eves, parse_oppettider, public_holidays
from kontaktcenter.arbetstid.intervall import MIDNATT, Intervall
from servicekontor.models import Kontor, Oppettid, Oppettidsslag, Oppetundantag, Veckor


def takes_week(veckor: str, datum: date) -> bool:
    """Whether a pattern of all, even or odd weeks (ISO 8601) takes the week of the date."""
    return veckor == Veckor.ALLA or (datum.isocalendar().week % 2 == 0) == (veckor == Veckor.JAMNA)


def moments(datum: date, intervall: Intervall, zon: ZoneInfo) -> tuple[datetime, datetime]:
    """Begin and end of an interval on a date, as moments; 00.00 as the end is the midnight after."""
    fran, till = intervall
    return datetime.combine(datum, fran, zon), datetime.combine(datum + timedelta(days=till == MIDNATT), till, zon)


def has_clock(datum: date, klockslag: time) -> bool:
    """Whether the clock shows the time on the date: in the spring an hour is left out (02.00–03.00 in Sweden)."""
    zon = ZoneInfo(settings.TIME_ZONE)
    wanted = datetime.combine(datum, klockslag)
    return wanted.replace(tzinfo=zon).astimezone(UTC).astimezone(zon).replace(tzinfo=None) == wanted


def overlap(forsta: Oppettid, andra: Oppettid) -> bool:
    """Whether two rows of a pattern are open at one moment; as the database's own constraint judges it."""
    is_same_day = forsta.veckodag == andra.veckodag and (Veckor.ALLA in (forsta.veckor, andra.veckor) or forsta.veckor == andra.veckor)
    latest_start, ends = max(forsta.galler_fran, andra.galler_fran), [rad.galler_till for rad in (forsta, andra) if rad.galler_till]
    is_same_time = not ends or latest_start <= min(ends)
    starts = max(forsta.fran, andra.fran)
    return is_same_day and is_same_time and all(rad.till == MIDNATT or starts < rad.till for rad in (forsta, andra))


@dataclass(frozen=True)
class Oppetdag:
    """The hours of one date: with staff, without, and those of the host's premises; why, when the date is no ordinary one."""

    datum: date
    bemannat: Oppettider = ()
    obemannat: Oppettider = ()
    lokalen: Oppettider = ()
    orsak: str = ""

    @property
    def oppet(self) -> Oppettider:
        """When one can come, with staff or without: stretches that meet are one."""
        return _merged((*self.bemannat, *self.obemannat))


@dataclass(frozen=True)
class Oppettidsplan:
    """All that decides when one office is open. A date's exceptions go before its holidays, those before the weekly pattern.

    An exception takes the place of the pattern of its own kind only. Outside the time that the office is in use it is closed.
    """

    monster: tuple[Oppettid, ...]
    undantag: Mapping[tuple[date, str], Oppetundantag] = field(hash=False)
    is_helgstangd: bool = True
    oppnar: date | None = None
    sista_dag: date | None = None

    @classmethod
    def of(cls, kontor: Kontor) -> Self:
        """The plan as the rows stand; two queries, none when they are prefetched (`Kontor.objects.with_hours`)."""
        undantag = {(rad.datum, rad.slag): rad for rad in kontor.oppetundantag.all()}
        return cls(tuple(kontor.oppettider.all()), undantag, kontor.is_helgstangd, kontor.oppnar, kontor.sista_dag)

    def day(self, datum: date) -> Oppetdag:
        """The hours of the date, and why they are what they are."""
        if (self.oppnar and datum < self.oppnar) or (self.sista_dag and datum > self.sista_dag):
            return Oppetdag(datum)
        hours = {slag: self._hours(datum, slag) for slag in Oppettidsslag}
        return Oppetdag(datum, *(hours[slag] for slag in Oppettidsslag), orsak=self._reason(datum))

    def is_closed(self, datum: date) -> bool:
        """Whether the date is closed whatever the weekly pattern says: an exception, a holiday, before the first day or after the last."""
        if (self.oppnar and datum < self.oppnar) or (self.sista_dag and datum > self.sista_dag):
            return True
        undantag = self.undantag.get((datum, Oppettidsslag.BEMANNAT))
        return not undantag.tider if undantag is not None else self._is_holiday(datum)

    def is_open_throughout(self, fran: datetime, till: datetime) -> bool:
        """Whether somebody can be in the premises all the time between two moments of a day: their own hours count too.

        An office whose hours nobody has written is open whenever it is not closed.
        """
        datum = timezone.localdate(fran)
        if self.is_closed(datum):
            return False
        if not self.monster and not any(day == datum for day, _slag in self.undantag):
            return True
        dag, zon = self.day(datum), ZoneInfo(settings.TIME_ZONE)
        stretches = (moments(datum, intervall, zon) for intervall in _merged((*dag.oppet, *dag.lokalen)))
        return any(begin <= fran and till <= end for begin, end in stretches)

    def next_open(self, fran: datetime, *, dagar: int = 60) -> tuple[datetime, datetime] | None:
        """The stretch with staff that is going on, or the next within so many days; None when there is none."""
        zon = ZoneInfo(settings.TIME_ZONE)
        today = fran.astimezone(zon).date()
        # What opened yesterday may be open over midnight.
        for ahead in range(-1, dagar + 1):
            datum = today + timedelta(days=ahead)
            for intervall in self.day(datum).bemannat:
                begin, end = moments(datum, intervall, zon)
                if end > fran:
                    return begin, end
        return None

    def _hours(self, datum: date, slag: str) -> Oppettider:
        undantag = self.undantag.get((datum, slag))
        if undantag is not None:
            return parse_oppettider(undantag.tider)
        if self._is_holiday(datum):
            return ()
        return tuple(sorted((rad.fran, rad.till) for rad in self.monster if rad.slag == slag and _holds(rad, datum)))

    def _is_holiday(self, datum: date) -> bool:
        return self.is_helgstangd and (datum in public_holidays(datum.year) or datum in holiday_eves(datum.year))

    def _reason(self, datum: date) -> str:
        for slag in (Oppettidsslag.BEMANNAT, Oppettidsslag.OBEMANNAT):
            if (datum, slag) in self.undantag:
                return self.undantag[datum, slag].rubrik
        holiday = public_holidays(datum.year).get(datum) or holiday_eves(datum.year).get(datum)
        return holiday or "" if self.is_helgstangd else ""


def _holds(rad: Oppettid, datum: date) -> bool:
    is_in_time = rad.galler_fran <= datum and (rad.galler_till is None or datum <= rad.galler_till)
    return is_in_time and rad.veckodag == datum.weekday() and takes_week(rad.veckor, datum)


def _merged(intervall: Oppettider) -> Oppettider:
    ordered = sorted(intervall)
    merged: list[Intervall] = ordered[:1]
    for nasta in ordered[1:]:
        if nasta[0] <= merged[-1][1] or merged[-1][1] == MIDNATT:
            merged[-1] = merged[-1][0], max(merged[-1][1], nasta[1], key=_as_end)
        else:
            merged.append(nasta)
    return tuple(merged)


def _as_end(klockslag: time) -> tuple[bool, time]:
    """What an end is compared by: 00.00 is the midnight after."""
    return klockslag == MIDNATT, klockslag
