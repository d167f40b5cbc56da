"""A first roster in a moment: shift by shift to whoever can best take it, without any search.

It knows the rules that decide whether a person can take a shift beside those the person has. What it comes to is held against the
independent check: a roster that breaks anything that must hold is no proposal.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from servicekontor.bemanning import regler
from servicekontor.bemanning.granska import count_breaches
from servicekontor.bemanning.varden import DYGN, Behov, Passlag, Person, Problem, Schemalage

FORSOK = 4
"""How often it is tried, each time in a somewhat different order."""
FYLLNAD = 60
"""What having all one's time filled weighs against the costs of the rules, when it is chosen who gets a shift."""

Dagar = dict[int, Passlag]
"""A person's shifts by day."""
Provning = Callable[[Passlag, Dagar], bool]
"""Whether a person with these shifts can take one more."""


def propose(problem: Problem, *, fro: int = 1) -> Schemalage | None:
    """A roster that breaks nothing that must hold, or None when none is found so simply."""
    for turn in range(FORSOK):
        lage = _Forsok(problem, random.Random(fro + turn), turn).run()
        if lage is not None and not count_breaches(problem, lage).tvingande:
            return lage
    return None


class _Forsok:
    def __init__(self, problem: Problem, slump: random.Random, turn: int) -> None:
        self.problem, self.slump, self.turn = problem, slump, turn
        self.dagar: dict[str, Dagar] = {person.id: {} for person in problem.personer}
        self.minuter: dict[str, int] = defaultdict(int)
        self.prov = {person.id: _tests(problem, person) for person in problem.personer}
        self.kostnad = {person.id: _costs(problem, person) for person in problem.personer}
        self.pass_: dict[tuple[str, int], list[Passlag]] = defaultdict(list)
        for lag in problem.lag:
            self.pass_[lag.plats, lag.dag].append(lag)
        self.dar: dict[tuple[str, int], list[tuple[Person, Passlag]]] = defaultdict(list)
        for who, lag in problem.lasta.pass_:
            if who in self.dagar:
                self._give(problem.person[who], lag)

    def run(self) -> Schemalage | None:
        for rows in self._needs():
            for is_must, behov in rows:
                if not self._meet(behov) and is_must:
                    return None
        given = Schemalage.of((who, lag) for who, days in self.dagar.items() for lag in days.values())
        return Schemalage(given.pass_ | self.problem.lasta.pass_)

    def _needs(self) -> Iterator[list[tuple[bool, Behov]]]:
        """Those of a day and place together, in the order of days; first what must be met, and what few can meet."""
        needs: dict[tuple[int, str], list[tuple[bool, Behov]]] = defaultdict(list)
        for regel in self.problem.regler:
            if isinstance(regel, regler.Bemanning):
                for behov in regel.behov:
                    needs[behov.dag, behov.plats].append((regel.is_tvingande, behov))
        order = sorted(needs, key=lambda key: (key[0], -max(len(behov.krav) for _must, behov in needs[key]), self.slump.random()))
        for key in order:
            yield sorted(needs[key], key=lambda row: (not row[0], -len(row[1].krav), -row[1].antal))

    def _meet(self, behov: Behov) -> bool:
        while sum(behov.is_met_by(person, lag) for person, lag in self.dar[behov.plats, behov.dag]) < behov.antal:
            choices = sorted(self._choices(behov), key=lambda row: row[0])
            found = next((row for row in choices if self._is_open(row[1], row[2])), None)
            if found is None:
                return False
            self._give(found[1], found[2])
        return True

    def _choices(self, behov: Behov) -> Iterator[tuple[float, Person, Passlag]]:
        """Everybody who counts and is not at work that day, with each shift that would do, and what it costs."""
        shifts = [lag for lag in self.pass_[behov.plats, behov.dag] if behov.takes(lag)]
        for person in self.problem.personer:
            if behov.dag in self.dagar[person.id] or not behov.krav <= person.taggar:
                continue
            filled = self.minuter[person.id] / max(1, person.veckominuter * (behov.dag + 7) / 7)
            for lag in shifts:
                cost = sum(cost(lag) for cost in self.kostnad[person.id])
                yield cost + FYLLNAD * filled + self.turn * self.slump.random(), person, lag

    def _is_open(self, person: Person, lag: Passlag) -> bool:
        return all(is_open(lag, self.dagar[person.id]) for is_open in self.prov[person.id])

    def _give(self, person: Person, lag: Passlag) -> None:
        self.dagar[person.id][lag.dag] = lag
        self.dar[lag.plats, lag.dag].append((person, lag))
        if lag.dag >= 0:
            self.minuter[person.id] += lag.minuter


def _tests(problem: Problem, person: Person) -> list[Provning]:
    """What decides whether the person can take a shift; the quickest first, in the order of the table."""
    must = [regel for regel in problem.regler if regel.is_tvingande]
    return [make(regel, person) for slag, make in PROVNINGAR.items() for regel in must if isinstance(regel, slag)]


def _stands_alone(is_open: Callable[[Passlag], bool]) -> Provning:
    known: dict[Passlag, bool] = {}

    def is_known(lag: Passlag, _days: Dagar) -> bool:
        if lag not in known:
            known[lag] = is_open(lag)
        return known[lag]

    return is_known


def _rest(regel: regler.Dygnsvila, _person: Person) -> Provning:
    def is_rested(lag: Passlag, days: Dagar) -> bool:
        before, after = days.get(lag.dag - 1), days.get(lag.dag + 1)
        has_slept = before is None or lag.start - before.slut >= regel.minuter
        return has_slept and (after is None or after.start - lag.slut >= regel.minuter)

    return is_rested


def _rows(regel: regler.PassIRad, person: Person) -> Provning:
    most = min((row[2] for row in regel.granser if row[0] == person.id), default=DYGN)

    def is_short(lag: Passlag, days: Dagar) -> bool:
        first = last = lag.dag
        while first - 1 in days and first > 0:
            first -= 1
        while last + 1 in days:
            last += 1
        return last - first < most

    return is_short


def _hours(regel: regler.Arbetstid, person: Person) -> Provning:
    limits = [row[1:] for row in regel.granser if row[0] == person.id]

    def has_time(lag: Passlag, days: Dagar) -> bool:
        for first, last, _least, most in limits:
            if first <= lag.dag <= last:
                worked = sum(days[dag].minuter for dag in range(first, last + 1) if dag in days)
                if worked + lag.minuter > most:
                    return False
        return True

    return has_time


def _week(regel: regler.Veckovila, _person: Person) -> Provning:
    def has_week(lag: Passlag, days: Dagar) -> bool:
        monday = lag.dag - lag.dag % 7
        free, longest = monday * DYGN, 0
        for dag in range(monday - 1, monday + 7):
            rad = lag if dag == lag.dag else days.get(dag)
            if rad is not None and rad.slut > monday * DYGN:
                longest, free = max(longest, rad.start - free), max(free, rad.slut)
        return max(longest, (monday + 7) * DYGN - free) >= regel.minuter

    return has_week


def _away(regel: regler.Franvaro, person: Person) -> Provning:
    times = [row[1:] for row in regel.tider if row[0] == person.id]
    return _stands_alone(lambda lag: not any(lag.start < end and begin < lag.slut for begin, end in times))


PROVNINGAR: dict[type[regler.Regel], Callable[[Any, Person], Provning]] = {
    regler.Resa: lambda regel, person: _stands_alone(lambda lag: regel.units(person, lag) == 0),
    regler.Rast: lambda regel, _person: _stands_alone(lambda lag: lag.till - lag.fran <= regel.efter or lag.rast >= regel.minst),
    regler.Franvaro: _away,
    regler.Dygnsvila: _rest,
    regler.PassIRad: _rows,
    regler.Arbetstid: _hours,
    regler.Veckovila: _week,
}


def _costs(problem: Problem, person: Person) -> list[Callable[[Passlag], int]]:
    """What a shift by itself costs for the person: its way, and wishes that it breaks."""
    found: list[Callable[[Passlag], int]] = []
    for regel in problem.regler:
        match regel:
            case regler.Resa(vikt=int()):
                found.append(lambda lag, regel=regel: regel.vikt * regel.units(person, lag))
            case regler.Onskemal(vikt=int()):
                own = [wish for wish in regel.onskningar if wish.person == person.id and not wish.vill]
                found.append(lambda lag, own=own, vikt=regel.vikt: sum(vikt * wish.styrka for wish in own if wish.touches(lag)))
    return found
