"""What a roster is made of, as values: no clock, no database, no solver.

Times are minutes of the wall clock from midnight of the day; days are counted from 0, the Monday on which the period begins.
Days before 0 hold what was worked earlier, for the rest between shifts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.dateformat import format as format_date

if TYPE_CHECKING:
    from servicekontor.bemanning.regler import Regel

DYGN = 24 * 60
KORKORT = "korkort"
"""The tag of whoever can drive the bus."""


@dataclass(frozen=True, order=True)
class Passlag:
    """One possible shift: where, which day, from when to when, and how long the unpaid break is."""

    dag: int
    fran: int
    till: int
    plats: str = ""
    rast: int = 0
    typ: str = ""

    @property
    def minuter(self) -> int:
        """Working time."""
        return self.till - self.fran - self.rast

    @property
    def start(self) -> int:
        """Minutes since the period began."""
        return self.dag * DYGN + self.fran

    @property
    def slut(self) -> int:
        """Minutes since the period began."""
        return self.dag * DYGN + self.till

    @cached_property
    def tid(self) -> tuple[int, int, int, str]:
        """What makes two shifts of a day alike for the one who works them, wherever they are."""
        return self.fran, self.till, self.rast, self.typ


@dataclass(frozen=True)
class Person:
    """Somebody to put on the roster: `veckominuter` is the ordinary working time, `taggar` what the person can (`sprak:ar`, `korkort`)."""

    id: str
    namn: str
    veckominuter: int = 40 * 60
    taggar: frozenset[str] = frozenset()
    hemort: str = ""


@dataclass(frozen=True)
class Behov:
    """So many people at once at a place for the whole of a time; `krav` are tags that each of them must have."""

    plats: str
    dag: int
    fran: int
    till: int
    antal: int
    krav: frozenset[str] = frozenset()
    typ: str = ""

    def is_met_by(self, person: Person, lag: Passlag) -> bool:
        """Whether the person counts when working that shift."""
        return self.takes(lag) and self.krav <= person.taggar

    def takes(self, lag: Passlag) -> bool:
        """Whether the shift covers the whole time at the place."""
        is_there = lag.plats == self.plats and lag.dag == self.dag and (not self.typ or lag.typ == self.typ)
        return is_there and lag.fran <= self.fran and self.till <= lag.till


@dataclass(frozen=True)
class Schemalage:
    """Who works when: the whole roster as a set of persons' ids with their shifts."""

    pass_: frozenset[tuple[str, Passlag]] = frozenset()

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Passlag]]) -> "Schemalage":
        """From any iterable."""
        return cls(frozenset(pairs))

    @cached_property
    def per_person(self) -> Mapping[str, tuple[Passlag, ...]]:
        """Each person's shifts in order of time."""
        found: dict[str, list[Passlag]] = {}
        for person, lag in self.pass_:
            found.setdefault(person, []).append(lag)
        return {person: tuple(sorted(lag)) for person, lag in found.items()}

    @cached_property
    def per_dag(self) -> Mapping[tuple[str, int], tuple[tuple[str, Passlag], ...]]:
        """Persons and shifts at each place and day."""
        found: dict[tuple[str, int], list[tuple[str, Passlag]]] = {}
        for person, lag in self.pass_:
            found.setdefault((lag.plats, lag.dag), []).append((person, lag))
        return {key: tuple(sorted(rows)) for key, rows in found.items()}

    def of_person(self, person: str) -> tuple[Passlag, ...]:
        """The person's shifts in order of time."""
        return self.per_person.get(person, ())


TOMT = Schemalage()
"""Nobody works."""


@dataclass(frozen=True)
class Problem:
    """Everything that decides what a good roster is. `lag` are the shifts to choose from, `lasta` those that stand whatever is chosen."""

    borjan: date
    dagar: int
    personer: tuple[Person, ...]
    lag: tuple[Passlag, ...]
    regler: tuple["Regel", ...]
    lasta: Schemalage = TOMT
    platser: Mapping[str, str] = field(default_factory=dict, hash=False)

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """The persons by id."""
        return {person.id: person for person in self.personer}

    def of_person(self, person: Person) -> "Problem":
        """The part of it that is about one person alone: without what several share."""
        rules = tuple(regel.of_person(person.id) for regel in self.regler if not regel.is_gemensam)
        return replace(self, personer=(person,), regler=rules)

    def name(self, plats: str) -> str:
        """What the place is called."""
        return self.platser.get(plats, plats)

    def day(self, dag: int) -> str:
        """A day in words: tisdag 8 december."""
        return format_date(self.borjan + timedelta(days=dag), "l j F").lower()

    def dates(self) -> list[date]:
        """The dates of the period."""
        return [self.borjan + timedelta(days=dag) for dag in range(self.dagar)]


def clock(minuter: int) -> str:
    """Minutes of the day as a time: 9.30."""
    return f"{minuter // 60 % 24}.{minuter % 60:02}"
