"""Whether the people are enough on a day, by counting: everybody has one shift a day at most, and so is at one place.

Needs and people are matched one to one; where that cannot be done, some places together want more people than can be there
(Hall's theorem).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from servicekontor.bemanning import regler
from servicekontor.bemanning.varden import Behov, Passlag, Person, Problem

Hinder = tuple[str, str]
"""A rule that keeps somebody away: its id, and the person."""


@dataclass(frozen=True)
class Personbrist:
    """People who are not there on a day: what asks for how many, who could be there, and the rules that keep others away."""

    dag: int
    behov: tuple[Behov, ...]
    behovs: int
    finns: int
    hinder: tuple[Hinder, ...]


def find_crowding(problem: Problem) -> Personbrist | None:
    """The first day whose needs want more people than can be there; None when each day for itself has enough.

    Without any of the needs or the rules named there would be enough.
    """
    needs: dict[int, dict[str, list[Behov]]] = defaultdict(lambda: defaultdict(list))
    for regel in problem.regler:
        if isinstance(regel, regler.Bemanning) and regel.is_tvingande:
            for behov in regel.behov:
                needs[behov.dag][behov.plats].append(behov)
    found = (_Dag(problem, dag, rows).find() for dag, rows in sorted(needs.items()))
    return next(filter(None, found), None)


class _Dag:
    def __init__(self, problem: Problem, dag: int, behov: dict[str, list[Behov]]) -> None:
        self.problem, self.dag = problem, dag
        self.wants = {plats: _of_place(rows) for plats, rows in behov.items()}
        self.lag: dict[str, list[Passlag]] = {plats: [] for plats in behov}
        for lag in (*problem.lag, *(locked for _who, locked in problem.lasta.pass_)):
            if lag.dag == dag and lag.plats in self.lag:
                self.lag[lag.plats].append(lag)
        self.hinder = {person.id: dict(self._hinders(person)) for person in problem.personer}

    def find(self) -> Personbrist | None:
        places, hinders = list(self.wants), {key for rows in self.hinder.values() for row in rows.values() for key in row}
        if not self._lacks(places, hinders):
            return None
        for plats in list(places):
            fewer = [other for other in places if other != plats]
            places = fewer if self._lacks(fewer, hinders) else places
        for plats in places:
            whole = self.wants[plats]
            self.wants[plats] = whole[:1]
            self.wants[plats] = whole[:1] if self._lacks(places, hinders) else whole
        for key in sorted(hinders):
            hinders = hinders - {key} if self._lacks(places, hinders - {key}) else hinders
        rows = tuple(behov for plats in places for behov in self.wants[plats])
        there = sum(any(self._can(person, self.wants[plats][-1], hinders) for plats in places) for person in self.problem.personer)
        return Personbrist(self.dag, rows, sum(self.wants[plats][0].antal for plats in places), there, tuple(sorted(hinders)))

    def _lacks(self, places: Collection[str], hinders: Collection[Hinder]) -> bool:
        """Whether some of the needs find nobody, whoever goes where."""
        taken: dict[str, int] = {}
        slots = [behov for plats in places for behov in _slots(self.wants[plats])]

        def seat(slot: int, asked: set[str]) -> bool:
            for person in self.problem.personer:
                if person.id not in asked and self._can(person, slots[slot], hinders):
                    asked.add(person.id)
                    if person.id not in taken or seat(taken[person.id], asked):
                        taken[person.id] = slot
                        return True
            return False

        return not all(seat(slot, set()) for slot in range(len(slots)))

    def _can(self, person: Person, behov: Behov, hinders: Collection[Hinder]) -> bool:
        """Whether the person counts for the need, and some shift there is kept from them by none of the rules."""
        rows = self.hinder[person.id]
        return behov.krav <= person.taggar and any(not (rows[lag] & set(hinders)) for lag in self.lag[behov.plats])

    def _hinders(self, person: Person) -> Iterator[tuple[Passlag, frozenset[Hinder]]]:
        rules = [regel for regel in self.problem.regler if regel.is_tvingande]
        for lag in (lag for rows in self.lag.values() for lag in rows):
            yield lag, frozenset((regel.id, person.id) for regel in rules if _keeps(regel, person, lag))


def _keeps(regel: regler.Regel, person: Person, lag: Passlag) -> bool:
    match regel:
        case regler.Franvaro():
            return any(who == person.id and lag.start < till and fran < lag.slut for who, fran, till in regel.tider)
        case regler.Resa():
            return regel.units(person, lag) > 0
    return False


def _of_place(behov: list[Behov]) -> tuple[Behov, ...]:
    """The need of most people at once, and of those with a demand the one of most."""
    most = max(behov, key=lambda row: row.antal)
    special = [row for row in behov if row.krav and row.krav != most.krav]
    return (most, max(special, key=lambda row: row.antal)) if special else (most,)


def _slots(behov: tuple[Behov, ...]) -> list[Behov]:
    """A row for each person wanted at the place: those with a demand are among the rest."""
    special = behov[-1].antal
    return [behov[-1]] * special + [behov[0]] * max(0, behov[0].antal - special)
