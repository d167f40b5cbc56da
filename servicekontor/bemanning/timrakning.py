"""Whether the working time is enough, by counting: the hours that the needs take at least, beside those that people may work at most.

An argument of this kind is found at once, where a search would try one way after another of sharing too few hours.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ortools.sat.python import cp_model

from servicekontor.bemanning import regler
from servicekontor.bemanning.varden import DYGN, Behov, Passlag, Person, Problem

Stalle = tuple[str, int]
"""A place and a day."""


@dataclass(frozen=True)
class Timbrist:
    """Hours that are not there: which rule limits them from when to when, what takes them, and who can work there."""

    regel: regler.Arbetstid
    forsta: int
    sista: int
    behov: tuple[Behov, ...]
    behovs: int
    finns: int
    personer: tuple[Person, ...]


def find_shortage(problem: Problem) -> Timbrist | None:
    """The needs of one competence, one place or all places that take more minutes than those who can meet them may work; None when none do.

    None of the days named can be left out: without it the hours would be enough.
    """
    timmar = _Timmar(problem)
    for regel in problem.regler:
        if isinstance(regel, regler.Arbetstid) and regel.is_tvingande:
            for first, last in sorted({row[1:3] for row in regel.granser}, key=lambda days: (days[1] - days[0], days)):
                most = {row[0]: row[4] for row in regel.granser if row[1:3] == (first, last)}
                if (found := timmar.find(regel, first, last, most)) is not None:
                    return found
    return None


class _Timmar:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.behov = [b for regel in problem.regler if isinstance(regel, regler.Bemanning) and regel.is_tvingande for b in regel.behov]
        self.resor = [regel for regel in problem.regler if isinstance(regel, regler.Resa) and regel.is_tvingande]
        self.borta = [row for regel in problem.regler if isinstance(regel, regler.Franvaro) and regel.is_tvingande for row in regel.tider]

    @cached_property
    def lag(self) -> dict[Stalle, list[Passlag]]:
        """The shifts to choose from at each place and day."""
        found: dict[Stalle, list[Passlag]] = defaultdict(list)
        for lag in (*self.problem.lag, *(locked for _who, locked in sorted(self.problem.lasta.pass_))):
            found[lag.plats, lag.dag].append(lag)
        return found

    def find(self, regel: regler.Arbetstid, first: int, last: int, most: dict[str, int]) -> Timbrist | None:
        """The first group of needs within the days that takes too much."""
        inside = [behov for behov in self.behov if first <= behov.dag <= last]
        for krav, group in _groups(inside):
            people = [person for person in self.problem.personer if krav <= person.taggar]
            places = {behov.plats for behov in group}
            able = {person: self._most(person, places, range(first, last + 1), most.get(person.id)) for person in people}
            there, taken = sum(able.values()), self._taken(group)
            if sum(taken.values()) > there:
                kept = _needed(taken, there)
                rows = tuple(behov for behov in group if (behov.plats, behov.dag) in kept)
                who = tuple(person for person, minutes in able.items() if minutes)
                return Timbrist(regel, first, last, rows, sum(kept.values()), there, who)
        return None

    def _taken(self, behov: list[Behov]) -> dict[Stalle, int]:
        """The least working time that the needs of each place and day take."""
        rows: dict[Stalle, list[Behov]] = defaultdict(list)
        for row in behov:
            rows[row.plats, row.dag].append(row)
        return {key: self._least(key, needs) for key, needs in rows.items()}

    def _least(self, key: Stalle, behov: list[Behov]) -> int:
        choices = self.lag[key]
        taking = [(row.antal, tuple(n for n, lag in enumerate(choices) if row.takes(lag))) for row in behov]
        return _cover(tuple(lag.minuter for lag in choices), tuple(sorted(row for row in taking if row[1])))

    def _most(self, person: Person, places: set[str], days: range, limit: int | None) -> int:
        """What the person may work at the places: a shift a day at most, not while away, and not too far off."""
        longest: dict[int, int] = defaultdict(int)
        for plats in places:
            for dag in days:
                for lag in self.lag.get((plats, dag), ()):
                    if lag.minuter > longest[dag] and self._may(person, lag):
                        longest[dag] = lag.minuter
        return min(sum(longest.values()), limit if limit is not None else DYGN * len(days))

    def _may(self, person: Person, lag: Passlag) -> bool:
        is_away = any(who == person.id and lag.start < till and fran < lag.slut for who, fran, till in self.borta)
        return not is_away and not any(regel.units(person, lag) for regel in self.resor)


def _groups(behov: list[Behov]) -> Iterator[tuple[frozenset[str], list[Behov]]]:
    """The needs of each competence, of each place, and all of them: the narrowest first, for it says the most."""
    for krav in sorted({row.krav for row in behov if row.krav}, key=sorted):
        yield krav, [row for row in behov if krav <= row.krav]
    for plats in sorted({row.plats for row in behov}):
        yield frozenset(), [row for row in behov if row.plats == plats]
    yield frozenset(), behov


def _needed(taken: dict[Stalle, int], there: int) -> dict[Stalle, int]:
    """Without those that can be left out while the rest still take too much: the smallest go first."""
    kept, total = dict(taken), sum(taken.values())
    for key, minutes in sorted(taken.items(), key=lambda item: (item[1], item[0])):
        if total - minutes > there:
            total -= minutes
            del kept[key]
    return kept


@lru_cache(maxsize=256)
def _cover(minuter: tuple[int, ...], behov: tuple[tuple[int, tuple[int, ...]], ...]) -> int:
    """The fewest minutes of shifts that meet the needs: each says how many people, and which shifts count."""
    model = cp_model.CpModel()
    most = max((antal for antal, _which in behov), default=0)
    counts = [model.new_int_var(0, most, "") for _minutes in minuter]
    for antal, which in behov:
        model.add(sum(counts[n] for n in which) >= antal)
    model.minimize(sum(minutes * count for minutes, count in zip(minuter, counts, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return round(solver.objective_value) if solver.solve(model) == cp_model.OPTIMAL else 0
