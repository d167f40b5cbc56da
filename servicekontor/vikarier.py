"""Who can step in where somebody is missing, in order of fairness."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from servicekontor.bemanning.granska import Brott, count_breaches
from servicekontor.bemanning.kommunregler import make_problem
from servicekontor.bemanning.passlag import cut_needs
from servicekontor.bemanning.regler import Bemanning, Kvallsoppet, Overbemanning, Stabilitet
from servicekontor.bemanning.varden import Passlag, Person, Problem, Schemalage
from servicekontor.models import Kontor
from servicekontor.schemaunderlag import Schemaunderlag
from servicekontor.turplan import to_time

OM_FLERA = (Bemanning, Overbemanning, Kvallsoppet, Stabilitet)
"""Rules about everybody together."""


@dataclass(frozen=True)
class Vikarie:
    """Somebody who can: how full the person's working time of the period is (per cent), and what it costs in the roster's value."""

    person: Person
    fyllnad: int
    kostnad: int


def find_stand_ins(underlag: Schemaunderlag, lag: Passlag, *, ej: Iterable[str] = (), problem: Problem | None = None) -> list[Vikarie]:
    """Those who can take the shift without breaking anything that must hold: who has the least of their time filled comes first.

    Among equals the one for whom it costs the roster least; `ej` are ids of those who cannot be asked. `problem` saves making it again.
    """
    problem = problem or make_person_problem(underlag)
    excluded, standing = set(ej), underlag.lage
    found = []
    for person in problem.personer:
        own = standing.of_person(person.id)
        before = count_breaches(problem, Schemalage.of((person.id, rad) for rad in own))
        after = count_breaches(problem, Schemalage.of((person.id, rad) for rad in (*own, lag)))
        if person.id not in excluded and len(after.tvingande) <= len(before.tvingande):
            minutes = sum(rad.minuter for rad in own if rad.dag >= 0)
            filled = round(100 * minutes / (person.veckominuter * problem.dagar / 7))
            found.append(Vikarie(person, filled, after.varde - before.varde))
    return sorted(found, key=lambda rad: (rad.fyllnad, rad.kostnad, rad.person.namn))


def make_person_problem(underlag: Schemaunderlag) -> Problem:
    """Only the rules that look at one person at a time: the others say nothing of who can step in, and take long to check."""
    whole = make_problem(underlag.underlag)
    return replace(whole, regler=tuple(regel for regel in whole.regler if not isinstance(regel, OM_FLERA)))


@dataclass(frozen=True)
class Lucka:
    """Where somebody is missing: what is wrong in words, the shift that would mend it, and who can take it."""

    mening: str
    kontor: Kontor
    datum: date
    lag: Passlag
    vikarier: tuple[Vikarie, ...]

    @property
    def fran(self) -> time:
        """When the shift begins."""
        return to_time(self.lag.fran)

    @property
    def till(self) -> time:
        """When it ends."""
        return to_time(self.lag.till)


def find_gaps(underlag: Schemaunderlag, *, since: date, most: int) -> list[Lucka]:
    """The first places and days from `since` where a need that must be met is not, each with the shift that meets most of it."""
    choices: dict[tuple[str, int], list[Passlag]] = defaultdict(list)
    for lag in underlag.underlag.lag:
        choices[lag.plats, lag.dag].append(lag)
    missing: dict[tuple[str, int], list[Brott]] = defaultdict(list)
    first = (since - underlag.schema.borjan).days
    for brott in underlag.check().tvingande:
        if isinstance(brott.regel, Bemanning) and brott.dag >= first and choices[brott.plats, brott.dag]:
            missing[brott.plats, brott.dag].append(brott)
    problem = make_person_problem(underlag)
    found = []
    for (plats, dag), rows in sorted(missing.items(), key=lambda item: (item[0][1], item[0][0]))[:most]:
        lag = max(choices[plats, dag], key=lambda choice: (_mended(underlag, choice), -choice.minuter))
        there = {rad.medarbetare_id for rad in underlag.pass_rader if underlag.day(rad.datum) == dag}
        stand_ins = find_stand_ins(underlag, lag, ej=map(str, there), problem=problem)
        datum = underlag.schema.borjan + timedelta(days=dag)
        found.append(Lucka(" ".join(brott.mening for brott in rows), underlag.kontor[plats], datum, lag, tuple(stand_ins[:5])))
    return found


def _mended(underlag: Schemaunderlag, lag: Passlag) -> int:
    """How many people's minutes the needs lack within the shift."""
    rows = [behov for behov in underlag.underlag.behov if behov.plats == lag.plats and behov.dag == lag.dag]
    there = [rad for _person, rad in underlag.lage.per_dag.get((lag.plats, lag.dag), ())]
    lacking = 0
    for behov in cut_needs(rows, [*there, lag]):
        if behov.takes(lag):
            lacking += max(0, behov.antal - sum(behov.takes(rad) for rad in there)) * (behov.till - behov.fran)
    return lacking
