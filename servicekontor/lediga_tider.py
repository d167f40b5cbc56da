"""Which times can be booked: pure functions over values, no clock and no database (`tidsok` reads the rows)."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from operator import and_, or_
from zoneinfo import ZoneInfo

from kontaktcenter.arbetstid import Intervall, Oppettider
from servicekontor.oppettider import moments, takes_week

Stracka = tuple[datetime, datetime]
"""From one moment up to another."""
Strackor = tuple[Sequence[int], Sequence[int]]
"""When stretches begin and when they end, in Unix time, each in order."""
Stalle = tuple[int, int | None]
"""Where one receives: an office, and of a mobile one the stop."""


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


@dataclass(frozen=True)
class Galler:
    """The moments when a meeting may begin on a stretch: `antal` of them, `steg` seconds apart; each keeps what it takes for `langd`."""

    forst: int
    steg: int
    langd: int
    antal: int

    @classmethod
    def on(cls, hour: Stracka, matt: Matt) -> "Galler":
        """Those that fit in the hour and lie within the measures; none of them is before the first moment that may be booked."""
        fran, till = hour
        step = matt.langd + matt.paus
        if fran < matt.tidigast:
            fran += -((fran - matt.tidigast) // step) * step
        last = min(till - matt.langd, matt.senast)
        antal = (last - fran) // step + 1 if fran <= last else 0
        seconds = int(step.total_seconds())
        return cls(int(fran.timestamp()), seconds, seconds, antal)

    def moment(self, n: int) -> datetime:
        """When the nth one begins."""
        return datetime.fromtimestamp(self.forst + n * self.steg, UTC)


class Upptaget:
    """What is occupied when, by resource or by person, in whole seconds.

    Of stretches that overlap the nth to begin is paired with the nth to end: together they cover the same.
    """

    def __init__(self, rows: Iterable[tuple[int, Sequence[int], Sequence[int]]]) -> None:
        """Take (id, when its stretches begin, when they end) in Unix time, in whatever order."""
        self._taken = {vem: (sorted(begins), sorted(ends)) for vem, begins, ends in rows}

    def at(self, _stalle: Stalle) -> "Upptaget":
        """What is occupied as seen from a place: of what does not travel the same everywhere."""
        return self

    def stretches(self, vem: int) -> Strackor:
        """When the stretches of one begin, and when they end."""
        return self._taken.get(vem, ((), ()))

    def occupied(self, vem: int, galler: Galler) -> int:
        """Which of the moments are not free for `vem`: bit n is set when the nth is not."""
        begins, ends = self.stretches(vem)
        bits = 0
        for n in range(bisect_right(ends, galler.forst), len(begins)):
            first = max((begins[n] - galler.langd - galler.forst) // galler.steg + 1, 0)
            if first >= galler.antal:
                break
            after = min(-((galler.forst - ends[n]) // galler.steg), galler.antal)
            bits |= (1 << after) - (1 << first)
        return bits


INGET_UPPTAGET = Upptaget(())


class Resande(Upptaget):
    """People who are occupied at places. What keeps them from another place is longer, by the way there and the way back."""

    def __init__(
        self, rows: Iterable[tuple[int, Stalle, Sequence[int], Sequence[int]]], vagar: Mapping[tuple[Stalle, Stalle], int] | None = None
    ) -> None:
        """Take (id, place, when its stretches begin, when they end), and the seconds between two places where there are any."""
        self._rows: dict[int, list[tuple[Stalle, Sequence[int], Sequence[int]]]] = {}
        for vem, *stretches in rows:
            self._rows.setdefault(vem, []).append(tuple(stretches))
        self._vagar = vagar or {}

    def at(self, stalle: Stalle) -> Upptaget:
        """What keeps each of them from the place; widened when somebody is asked for, as few receive at each."""
        return _Harifran(self, stalle)

    def seen_from(self, vem: int, stalle: Stalle) -> Strackor:
        """The stretches of one with the way to and from the place."""
        begins, ends = [], []
        for other, own_begins, own_ends in self._rows.get(vem, ()):
            way = self._vagar.get((other, stalle), 0)
            begins += [begin - way for begin in own_begins]
            ends += [end + way for end in own_ends]
        return sorted(begins), sorted(ends)


class _Harifran(Upptaget):
    """Those who travel, as seen from one place."""

    def __init__(self, resande: Resande, stalle: Stalle) -> None:
        super().__init__(())
        self._resande, self._stalle = resande, stalle

    def stretches(self, vem: int) -> Strackor:
        """Widened once for each."""
        if vem not in self._taken:
            self._taken[vem] = self._resande.seen_from(vem, self._stalle)
        return self._taken[vem]


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
    seen_from = {stopp: personer.at((kontor, stopp)) for stopp in {stretch.stopp for hours in oppet.values() for stretch in hours}}
    by_weekday: dict[int, list[date]] = {}
    for datum in oppet:
        by_weekday.setdefault(datum.weekday(), []).append(datum)
    for mottagning in mottagningar:
        own = by_weekday.get(mottagning.veckodag, [])
        for datum in (*own, *(dag for dag in mottagning.undantag if dag in oppet and dag.weekday() != mottagning.veckodag)):
            for stretch, hour in _both(oppet[datum], mottagning.hours(datum), datum, zon):
                for fran, plats in _places(mottagning, stretch, Galler.on(hour, matt), resurser, seen_from[stretch.stopp]):
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


def _places(
    mottagning: Mottagning, stretch: Oppen, galler: Galler, resurser: Upptaget, personer: Upptaget
) -> Iterator[tuple[datetime, Plats]]:
    """The moments when at least one meeting can begin, and where."""
    things = Samling.at([r for r in mottagning.resurser if stretch.resurser is None or r in stretch.resurser], resurser, galler)
    people = Samling.at(mottagning.handlaggare, personer, galler)
    full = things.full | (people.full if mottagning.has_personer else 0)
    for n in range(galler.antal):
        if not full >> n & 1:
            yield galler.moment(n), Plats(things.free(n), people.free(n), mottagning.has_personer, stretch.stopp)


@dataclass(frozen=True)
class Samling:
    """Resources, or people, with the moments when each is occupied, when any of them is, and when all are."""

    bitar: tuple[tuple[int, int], ...]
    alla: tuple[int, ...]
    some: int
    full: int

    @classmethod
    def at(cls, vilka: Sequence[int], upptaget: Upptaget, galler: Galler) -> "Samling":
        """On these moments. Where there is nobody, all are occupied at every moment."""
        bits = tuple((vem, upptaget.occupied(vem, galler)) for vem in vilka)
        taken = [bit for _vem, bit in bits]
        return cls(bits, tuple(vilka), reduce(or_, taken, 0), reduce(and_, taken, -1))

    def free(self, n: int) -> tuple[int, ...]:
        """Those who are free at the nth moment."""
        return tuple(vem for vem, bits in self.bitar if not bits >> n & 1) if self.some >> n & 1 else self.alla
