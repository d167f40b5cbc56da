"""Which times can be booked: pure functions over values, no clock and no database (`tidsok` reads the rows)."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kontaktcenter.arbetstid import Intervall, Oppettider
from servicekontor.oppettider import moments, takes_week

Stracka = tuple[datetime, datetime]
"""From one moment up to another."""


@dataclass(frozen=True)
class Oppen:
    """A stretch when the office can receive. At a mobile one `stopp` is where, and only `resurser` are there (None: all are)."""

    fran: datetime
    till: datetime
    stopp: int | None = None
    resurser: frozenset[int] | None = None


@dataclass(frozen=True)
class Mottagning:
    """A weekly stretch as it is computed with: see the model `Mottagningstid`. `undantag` has the hours of dates that differ."""

    veckodag: int
    veckor: str
    fran: time
    till: time
    galler_fran: date
    galler_till: date | None
    resurser: tuple[int, ...]
    handlaggare: tuple[int, ...]
    has_personer: bool
    undantag: Mapping[date, Oppettider]

    def hours(self, datum: date) -> Oppettider:
        """When it receives on the date."""
        if datum in self.undantag:
            return self.undantag[datum]
        is_in_time = self.galler_fran <= datum and (self.galler_till is None or datum <= self.galler_till)
        hour: Intervall = (self.fran, self.till)
        return (hour,) if is_in_time and datum.weekday() == self.veckodag and takes_week(self.veckor, datum) else ()


@dataclass(frozen=True)
class Matt:
    """How long a meeting is, the break after it, and the first and last moment when one may begin."""

    langd: timedelta
    paus: timedelta
    tidigast: datetime
    senast: datetime


@dataclass(frozen=True)
class Plats:
    """Resources and people that are free together; without `has_personer` nobody in particular receives."""

    resurser: tuple[int, ...]
    handlaggare: tuple[int, ...]
    has_personer: bool
    stopp: int | None

    @property
    def antal(self) -> int:
        """How many meetings can begin there at once."""
        return min(len(self.resurser), len(self.handlaggare)) if self.has_personer else len(self.resurser)


@dataclass(frozen=True)
class Ledigtid:
    """A time that can be booked, and where."""

    kontor: int
    fran: datetime
    till: datetime
    platser: tuple[Plats, ...]

    @property
    def antal(self) -> int:
        """About how many can book it: of several stretches that share a desk it counts each."""
        return sum(plats.antal for plats in self.platser)


class Upptaget:
    """What is occupied when, by resource and by person; the stretches of one never overlap (the database sees to that)."""

    def __init__(self, rows: Iterable[tuple[int, datetime, datetime]]) -> None:
        """Take (id, from, until) of each stretch."""
        self._begins: dict[int, list[datetime]] = {}
        self._ends: dict[int, list[datetime]] = {}
        for vem, fran, till in sorted(rows):
            self._begins.setdefault(vem, []).append(fran)
            self._ends.setdefault(vem, []).append(till)

    def is_free(self, vem: int, fran: datetime, till: datetime) -> bool:
        """Whether nothing of `vem` lies between the moments."""
        begins = self._begins.get(vem)
        if begins is None:
            return True
        before = bisect_right(begins, fran)
        if before and self._ends[vem][before - 1] > fran:
            return False
        return before == len(begins) or begins[before] >= till


INGET_UPPTAGET = Upptaget(())


def free_times(
    kontor: int,
    mottagningar: Iterable[Mottagning],
    oppet: Mapping[date, Iterable[Oppen]],
    matt: Matt,
    *,
    resurser: Upptaget = INGET_UPPTAGET,
    personer: Upptaget = INGET_UPPTAGET,
    zon: ZoneInfo,
) -> list[Ledigtid]:
    """The times of one office on the dates of `oppet`, in order: where the office is open, somebody receives and all is free.

    Times follow each other from where a stretch begins, so far apart as meeting and break are long, in real minutes: the night
    when the clock is changed has no time twice and none that does not exist.
    """
    found: dict[datetime, list[Plats]] = {}
    for mottagning in mottagningar:
        for datum, stretches in oppet.items():
            for stretch, hour in _both(stretches, mottagning.hours(datum), datum, zon):
                for fran in _begins(hour, matt):
                    plats = _free_at(mottagning, stretch, (fran, fran + matt.langd + matt.paus), resurser, personer)
                    if plats.antal:
                        found.setdefault(fran, []).append(plats)
    return [Ledigtid(kontor, fran, fran + matt.langd, tuple(found[fran])) for fran in sorted(found)]


def _both(stretches: Iterable[Oppen], hours: Oppettider, datum: date, zon: ZoneInfo) -> Iterator[tuple[Oppen, Stracka]]:
    """Where an open stretch and an hour of reception meet."""
    for hour in hours:
        begin, end = (moment.astimezone(UTC) for moment in moments(datum, hour, zon))
        for stretch in stretches:
            fran, till = max(begin, stretch.fran), min(end, stretch.till)
            if fran < till:
                yield stretch, (fran, till)


def _begins(hour: Stracka, matt: Matt) -> Iterator[datetime]:
    fran, till = hour
    step = matt.langd + matt.paus
    if fran < matt.tidigast:
        fran += -((fran - matt.tidigast) // step) * step
    while fran + matt.langd <= till and fran <= matt.senast:
        yield fran
        fran += step


def _free_at(mottagning: Mottagning, stretch: Oppen, tid: Stracka, resurser: Upptaget, personer: Upptaget) -> Plats:
    there = mottagning.resurser if stretch.resurser is None else [r for r in mottagning.resurser if r in stretch.resurser]
    return Plats(
        tuple(r for r in there if resurser.is_free(r, *tid)),
        tuple(p for p in mottagning.handlaggare if personer.is_free(p, *tid)),
        mottagning.has_personer,
        stretch.stopp,
    )
