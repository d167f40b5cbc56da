"""The solver: never better or worse than the check says, as good as trying everything, and stoppable."""

import random
from functools import cache
from itertools import product

import pytest
from ortools.sat.python import cp_model

from servicekontor.bemanning import regler
from servicekontor.bemanning.granska import count_breaches
from servicekontor.bemanning.losare import Framsteg, solve
from servicekontor.bemanning.modell import BYGGARE, Modell
from servicekontor.bemanning.varden import DYGN, Passlag, Problem, Schemalage
from tests.servicekontor.bemanning.exempel import ANNA, BO, behov, dagpass, make_problem, needs, roster

RESTIDER = {("norrby", "soderby"): 70}
LOSLIGA = (0, 1, 3, 4, 5, 8, 9)
"""Those of the ten problems made by chance that have a roster; written down, since finding them means trying every roster."""


def every_roster(problem: Problem) -> list[Schemalage]:
    """All of them: for each person and day no shift, or one."""
    choices = []
    for person in problem.personer:
        for dag in range(problem.dagar):
            choices.append([None, *((person.id, lag) for lag in problem.lag if lag.dag == dag)])
    return [Schemalage.of(filter(None, rows)) for rows in product(*choices)]


@cache
def best_of_all(fro: int) -> int | None:
    """The least value of any roster that breaks nothing that must hold, of a problem made by chance."""
    problem = make_random(fro)
    checks = (count_breaches(problem, lage) for lage in every_roster(problem))
    return min((check.varde for check in checks if not check.tvingande), default=None)


def make_random(fro: int) -> Problem:
    """Two people, three days, two shifts a day, and a chance choice of rules and numbers."""
    slump = random.Random(fro)
    lag = tuple(Passlag(dag, *tid, plats, 30) for dag in range(3) for plats, tid in (("norrby", (480, 960)), ("soderby", (720, 1260))))
    evening = [behov(dag, 1, "soderby", fran=13, till=21) for dag in range(3)]
    tables = [
        needs(behov(0, slump.randint(1, 3)), behov(2), vikt=slump.choice([None, 7])),
        regler.Bemanning("kvall", "Kvällen.", slump.choice([None, 9]), tuple(evening[: slump.randint(1, 3)])),
        regler.Overbemanning("over", "", slump.choice([2, 9]), (behov(0, 0), behov(1, 0), *evening)),
        regler.Dygnsvila("dygnsvila", "", minuter=slump.choice([660, 720])),
        regler.Arbetstid("tid", "", slump.choice([None, 3]), (("anna", 0, 2, slump.choice([0, 600]), 1000), ("bo", 0, 2, 0, 1200))),
        regler.Kvallsoppet("kvallar", "", slump.choice([None, 5]), (("soderby", (0, 1, 2), slump.randint(0, 2), 1),)),
        regler.Rotation("rotation", "", 3, slump.choice(["kvall", "borta", "plats:norrby"]), (("anna", 1), ("bo", 0))),
        regler.Resa("resa", "", 1, 0, RESTIDER),
        regler.Franvaro("franvaro", "", None, (("bo", slump.randrange(3) * DYGN, 2 * DYGN + 600),)),
        regler.Onskemal("onskemal", "", 4, (regler.Onskan("anna", slump.randrange(3), slump.random() < 0.5, 2),)),
        regler.Stabilitet("stabilitet", "", 2, Schemalage.of([("anna", lag[slump.randrange(6)])])),
        regler.PassIRad("rad", "", granser=(("anna", slump.randint(1, 2), 2),)),
        regler.LedigaIRad("ledigt", "", granser=(("anna", slump.randint(1, 2)), ("bo", 2))),
    ]
    return make_problem(*slump.sample(tables, 9), lag=lag, dagar=3)


@pytest.mark.parametrize("fro", range(10))
def test_solver_finds_what_trying_everything_finds(fro: int) -> None:
    """The same best value, or neither has a roster."""
    problem = make_random(fro)
    result = solve(problem, sekunder=5, arbetare=1)
    assert (result.framsteg.varde if result.lage is not None else None) == best_of_all(fro)
    assert result.is_bast or result.is_olosligt


def test_the_chance_problems_are_of_both_sorts() -> None:
    """Some have a roster and some do not: else the test above would say little."""
    assert tuple(fro for fro in range(10) if best_of_all(fro) is not None) == LOSLIGA


def value_of(fro: int) -> int | None:
    """What the solver's own model says is the best, whatever the check thinks of it."""
    modell = Modell(make_random(fro))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return round(solver.objective_value) if solver.solve(modell.cp) == cp_model.OPTIMAL else None


@pytest.mark.parametrize(
    "slag", sorted({type(regel) for fro in range(10) for regel in make_random(fro).regler}, key=lambda slag: slag.__name__)
)
def test_a_rule_that_the_model_forgot_would_be_noticed(slag: type[regler.Regel], monkeypatch: pytest.MonkeyPatch) -> None:
    """For each rule some chance problem whose best roster is another without it: the test against trying everything can fail."""
    monkeypatch.setitem(BYGGARE, slag, lambda _modell, _regel: None)
    assert any(value_of(fro) != best_of_all(fro) for fro in range(10))


def test_value_is_the_checks_own() -> None:
    """A week for two, where not everything can be had."""
    wishes = regler.Onskemal("o", "", 4, tuple(regler.Onskan(p.id, dag, False) for p in (ANNA, BO) for dag in (0, 1)))
    problem = make_problem(needs(*(behov(dag) for dag in range(5))), wishes, regler.Veckovila("v", ""), regler.Rast("r", ""))
    result = solve(problem, sekunder=5, arbetare=1)
    check = count_breaches(problem, result.lage)
    assert (check.tvingande, check.varde, result.framsteg.varde, result.framsteg.grans) == ((), 8, 8, 8)


def test_locked_shifts_stand() -> None:
    """Though another choice would be better."""
    locked = roster((BO, dagpass(0)))
    wish = regler.Onskemal("o", "", 4, (regler.Onskan("bo", 0, False),))
    result = solve(make_problem(needs(behov(0)), wish, lasta=locked), sekunder=5, arbetare=1)
    assert locked.pass_ <= result.lage.pass_


def test_search_ends_when_asked_and_keeps_its_best() -> None:
    """Asked at the first roster, long before the time is out."""
    heard: list[Framsteg] = []
    weights = tuple(regler.Onskan("anna", dag, dag % 2 == 0) for dag in range(28))
    problem = make_problem(needs(*(behov(dag) for dag in range(28)), vikt=3), regler.Onskemal("o", "", 1, weights), dagar=28)
    result = solve(problem, sekunder=60, arbetare=2, lyssna=heard.append, is_stopped=lambda: bool(heard))
    assert result.lage is not None
    assert result.framsteg.sekunder < 30
    assert [framsteg.varde for framsteg in heard if framsteg.varde is not None]


def test_a_person_needed_twice_at_once_gives_no_roster() -> None:
    """Proved, not given up."""
    result = solve(make_problem(needs(behov(0, 3))), sekunder=5, arbetare=1)
    assert (result.lage, result.is_olosligt) == (None, True)
