"""The rules of a roster as data: each has an id, a sentence for people, and a weight; without a weight it must hold.

What a rule means is said twice and apart: `granska` counts breaches in a finished roster, `modell` tells the solver.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Self

from servicekontor.bemanning.varden import Behov, Passlag, Person, Schemalage


@dataclass(frozen=True)
class Regel:
    """One rule. `vikt` is what a breach of one unit costs; None when it must hold."""

    id: str
    mening: str
    vikt: int | None = None

    is_gemensam: ClassVar[bool] = False
    """Whether it looks at several people together, so that it cannot be said of one of them."""
    per_person: ClassVar[str] = ""
    """The field whose rows each are about the person named first in them; without one the rule is the same for everybody."""

    @property
    def is_tvingande(self) -> bool:
        """Whether it must hold."""
        return self.vikt is None

    def of_person(self, person: str) -> Self:
        """What the rule says of one person alone; only for rules that are not `is_gemensam`."""
        if not self.per_person:
            return self
        rows = tuple(row for row in getattr(self, self.per_person) if row[0] == person)
        return replace(self, **{self.per_person: rows})


@dataclass(frozen=True)
class Bemanning(Regel):
    """Each need is met. A unit: one person missing for the time of one need."""

    is_gemensam: ClassVar[bool] = True

    behov: tuple[Behov, ...] = ()


@dataclass(frozen=True)
class Overbemanning(Regel):
    """No more people than needed. A unit: one person too many for the time of one need."""

    is_gemensam: ClassVar[bool] = True

    behov: tuple[Behov, ...] = ()


@dataclass(frozen=True)
class Forflyttning(Regel):
    """Nobody is at two places at once, and gets from one to the next in time (`restider`: minutes by pair of places)."""

    restider: Mapping[tuple[str, str], int] = field(default_factory=dict, hash=False)

    def minutes(self, fran: str, till: str) -> int:
        """The way between two places."""
        return 0 if fran == till else self.restider.get((fran, till), self.restider.get((till, fran), 0))


@dataclass(frozen=True)
class Dygnsvila(Regel):
    """So many minutes without work between the shifts of two days (13 § arbetstidslagen: eleven hours)."""

    minuter: int = 11 * 60


@dataclass(frozen=True)
class Veckovila(Regel):
    """So many minutes in a row without work within each week from Monday to Sunday (14 § arbetstidslagen: 36 hours)."""

    minuter: int = 36 * 60


@dataclass(frozen=True)
class Arbetstid(Regel):
    """Working time within limits: (person, first day, last day, least minutes, most minutes). A unit: an hour begun outside them."""

    per_person: ClassVar[str] = "granser"

    granser: tuple[tuple[str, int, int, int, int], ...] = ()


@dataclass(frozen=True)
class Rast(Regel):
    """A break in every shift longer than `efter` minutes (15 § arbetstidslagen: five hours)."""

    efter: int = 5 * 60
    minst: int = 30


@dataclass(frozen=True)
class Kvallsoppet(Regel):
    """Each place has evenings with staff: (place, days to choose from, how many, people needed). A unit: one evening missing."""

    is_gemensam: ClassVar[bool] = True

    krav: tuple[tuple[str, tuple[int, ...], int, int], ...] = ()
    fran: int = 16 * 60
    till: int = 18 * 60

    def takes(self, lag: Passlag) -> bool:
        """Whether the shift is there the whole evening."""
        return lag.fran <= self.fran and self.till <= lag.till


@dataclass(frozen=True)
class Rotation(Regel):
    """Nobody has more shifts of a kind than a fair share (`tak`). A unit: one shift above it.

    Kinds: `kvall` (ends after 17.30), `helg`, `borta` (not at the home office), `plats:<kod>`.
    """

    per_person: ClassVar[str] = "tak"

    grupp: str = "kvall"
    tak: tuple[tuple[str, int], ...] = ()

    def takes(self, person: Person, lag: Passlag) -> bool:
        """Whether the shift is of the kind, for that person."""
        match self.grupp.partition(":"):
            case ["kvall", *_]:
                return lag.till > 17 * 60 + 30
            case ["helg", *_]:
                return lag.dag % 7 >= 5
            case ["borta", *_]:
                return bool(person.hemort) and lag.plats != person.hemort
            case ["plats", _, kod]:
                return lag.plats == kod
        return False


@dataclass(frozen=True)
class Resa(Regel):
    """Short ways from the home office: beyond `hogst` minutes a shift is a breach; a unit: each half hour begun beyond."""

    hogst: int = 0
    restider: Mapping[tuple[str, str], int] = field(default_factory=dict, hash=False)

    def units(self, person: Person, lag: Passlag) -> int:
        """Half hours begun beyond the limit, one way."""
        way = self.restider.get((person.hemort, lag.plats), self.restider.get((lag.plats, person.hemort), 0))
        return max(0, -(-(way - self.hogst) // 30)) if person.hemort and person.hemort != lag.plats else 0


@dataclass(frozen=True)
class Franvaro(Regel):
    """Nobody works while away: (person, begin, end) in minutes since the period began."""

    per_person: ClassVar[str] = "tider"

    tider: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class Onskan:
    """One wish: to work, or not to work, a day (of one kind of shift only when `typ`, within some hours only when `till`)."""

    person: str
    dag: int
    vill: bool
    styrka: int = 1
    typ: str = ""
    fran: int = 0
    till: int = 0

    def touches(self, lag: Passlag) -> bool:
        """Whether the shift is what the wish is about."""
        is_kind = lag.dag == self.dag and (not self.typ or lag.typ == self.typ)
        return is_kind and (not self.till or (lag.fran < self.till and self.fran < lag.till))


@dataclass(frozen=True)
class Onskemal(Regel):
    """Wishes come true. A unit: one of strength 1 that does not."""

    onskningar: tuple[Onskan, ...] = ()

    def of_person(self, person: str) -> Self:
        """The person's own wishes."""
        return replace(self, onskningar=tuple(wish for wish in self.onskningar if wish.person == person))


@dataclass(frozen=True)
class Stabilitet(Regel):
    """What has been published stays. A unit: one published shift taken away."""

    publicerat: Schemalage = Schemalage()

    def of_person(self, person: str) -> Self:
        """The person's own published shifts."""
        return replace(self, publicerat=Schemalage.of((person, lag) for lag in self.publicerat.of_person(person)))


@dataclass(frozen=True)
class ForbjudenFoljd(Regel):
    """Pairs of kinds of shift that may not follow each other from one day to the next."""

    par: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class HogstAvTyp(Regel):
    """At most so many shifts of a kind: (person, kind, most)."""

    per_person: ClassVar[str] = "granser"

    granser: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True)
class PassIRad(Regel):
    """Days of work in a row: (person, least, most). Days outside the period count as worked for the least."""

    per_person: ClassVar[str] = "granser"

    granser: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class LedigaIRad(Regel):
    """Days off in a row: (person, least). Days outside the period count as off."""

    per_person: ClassVar[str] = "granser"

    granser: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Helger(Regel):
    """Weekends with work: (person, most)."""

    per_person: ClassVar[str] = "granser"

    granser: tuple[tuple[str, int], ...] = ()
