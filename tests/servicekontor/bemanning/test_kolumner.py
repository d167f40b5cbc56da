"""Column generation: its bound holds, is worth something, and the parts of a problem come to the whole."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings

from servicekontor.bemanning import losare, regler
from servicekontor.bemanning.granska import count_breaches
from servicekontor.bemanning.kolumner import Kolumnsokning
from servicekontor.bemanning.losare import solve
from servicekontor.bemanning.modell import Modell
from servicekontor.bemanning.varden import Problem, Schemalage
from tests.servicekontor.bemanning.exempel import ANNA, behov, dagpass, make_problem, needs, roster
from tests.servicekontor.bemanning.test_hypotes import ROSTER
from tests.servicekontor.bemanning.test_losare import LOSLIGA, best_of_all, make_random


def bounds_of(problem: Problem, utgang: Schemalage) -> tuple[list[int], set]:
    """The bounds that were noted, and the choices that the program's solution is made of."""
    heard: list[int] = []
    kolumner = Kolumnsokning(Modell(problem), arbetare=1, spent=lambda: 0.0, note_bound=heard.append)
    return heard, kolumner.near(0) if kolumner.run(utgang) else set()


@pytest.mark.parametrize("fro", LOSLIGA)
def test_no_roster_is_better_than_the_bound(fro: int) -> None:
    """Held against trying every roster."""
    problem = make_random(fro)
    heard, used = bounds_of(problem, solve(problem, sekunder=5, arbetare=1).lage)
    assert heard == sorted(heard)
    assert heard[-1] <= best_of_all(fro)
    assert used <= {(person.id, lag) for person in problem.personer for lag in problem.lag}


def test_the_bound_knows_that_people_compete_for_a_day() -> None:
    """Two are wanted every day of five and each may work two days: six shifts of ten are lacking, whoever works."""
    rules = (needs(*(behov(dag, 2) for dag in range(5)), vikt=7), regler.Helger("h", "", None, (("anna", 0), ("bo", 0))))
    limit = regler.Arbetstid("tid", "", None, (("anna", 0, 6, 0, 900), ("bo", 0, 6, 0, 900)))
    heard, _used = bounds_of(make_problem(*rules, limit), roster())
    assert heard[-1] == 42


def test_a_search_of_prices_ends_when_its_time_is_over() -> None:
    """Nothing is noted of a turn that was broken off."""
    heard: list[int] = []
    problem = make_problem(needs(behov(0), vikt=3))
    Kolumnsokning(Modell(problem), arbetare=1, spent=lambda: math.inf, note_bound=heard.append).run(roster())
    assert heard == []


@pytest.mark.parametrize("fro", LOSLIGA)
def test_without_the_search_of_the_whole_the_best_is_found_all_the_same(fro: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a proposal by prices and parts alone; the whole gives the first roster where there is no proposal."""
    whole = losare._Sokning._search_whole
    monkeypatch.setattr(losare._Sokning, "_search_whole", lambda self, share: whole(self, share) if self.lage is None else 0)
    result = solve(make_random(fro), sekunder=2, arbetare=1)
    assert result.framsteg.varde == best_of_all(fro)
    assert result.framsteg.grans <= best_of_all(fro)


@settings(max_examples=60)
@given(ROSTER)
def test_a_rosters_value_is_that_of_its_persons_and_of_what_they_share(lage: Schemalage) -> None:
    """Whatever the roster: nothing is counted twice, and nothing forgotten."""
    problem = make_random(1)
    problem = replace(problem, regler=tuple({regel.id: regel for fro in range(10) for regel in make_random(fro).regler}.values()))
    shared = replace(problem, regler=tuple(regel for regel in problem.regler if regel.is_gemensam))
    parts = [(shared, lage), *((problem.of_person(person), Schemalage.of(_own(lage, person.id))) for person in problem.personer)]
    checks = [count_breaches(part, rows) for part, rows in parts]
    whole = count_breaches(problem, lage)
    assert sum(check.varde for check in checks) == whole.varde
    assert sum(len(check.tvingande) for check in checks) == len(whole.tvingande)


def _own(lage: Schemalage, person: str) -> list:
    return [(person, lag) for lag in lage.of_person(person)]


def test_a_row_that_the_person_may_not_have_is_no_row() -> None:
    """Two late evenings and mornings in a row break the daily rest."""
    lag = (dagpass(0, fran=14, till=22), dagpass(1, fran=7, till=15))
    problem = make_problem(regler.Dygnsvila("d", ""), needs(behov(0), vikt=1), lag=lag)
    heard, used = bounds_of(problem, roster((ANNA, lag[0]), (ANNA, lag[1])))
    assert (heard, used) == ([], set())
