"""The quick proposal: it keeps what must hold, or there is none."""

import pytest

from servicekontor.bemanning import regler
from servicekontor.bemanning.forslag import propose
from servicekontor.bemanning.granska import count_breaches
from servicekontor.bemanning.kommunregler import make_problem as make_municipal
from servicekontor.bemanning.varden import DYGN
from tests.bench.delar.schema.stor import make_underlag
from tests.servicekontor.bemanning.exempel import ANNA, BO, behov, dagpass, make_problem, needs, roster
from tests.servicekontor.bemanning.test_kommunregler import make_underlag as make_small

VARJE_DAG = needs(*(behov(dag) for dag in range(7)))


@pytest.mark.parametrize("fro", [1, 2])
def test_a_proposal_for_offices_and_a_bus_breaks_no_law(fro: int) -> None:
    """The size that must be solved: twelve offices, forty people, eight weeks."""
    problem = make_municipal(make_underlag(fro=fro))
    lage = propose(problem, fro=fro)
    assert lage is not None
    assert count_breaches(problem, lage).tvingande == ()


def test_who_has_the_least_of_the_time_filled_gets_the_next_shift() -> None:
    """Seven days for two: neither has more than four."""
    lage = propose(make_problem(VARJE_DAG))
    assert sorted(len(lage.of_person(person.id)) for person in (ANNA, BO)) == [3, 4]


DYRT = regler.Resa("dyrt", "", 100, 0, {("norrby", "soderby"): 90})
"""Bo's way costs more than anything: but for the rule it would always be Anna."""
REGLER = {
    "rest": (regler.Dygnsvila("d", "", minuter=DYGN), DYRT),
    "weekly rest": (regler.Veckovila("v", "", minuter=2 * DYGN), DYRT),
    "days in a row": (regler.PassIRad("p", "", granser=(("anna", 1, 1), ("bo", 1, 1))), DYRT),
    "hours": (regler.Arbetstid("a", "", granser=(("anna", 0, 6, 0, 1900), ("bo", 0, 6, 0, 1900))), DYRT),
    "absence": (regler.Franvaro("f", "", tider=(("anna", 0, 4 * DYGN),)), DYRT),
    "ways": (regler.Resa("r", "", None, 10, {("norrby", "soderby"): 20}),),
}


@pytest.mark.parametrize("namn", REGLER)
def test_a_proposal_keeps_each_rule_by_itself(namn: str) -> None:
    """Where the rule leaves a roster, and what is cheapest would break it."""
    problem = make_problem(VARJE_DAG, *REGLER[namn])
    lage = propose(problem)
    assert lage is not None
    assert count_breaches(problem, lage).tvingande == ()


def test_there_is_no_proposal_where_there_is_no_roster() -> None:
    """Three are asked for, and there are two."""
    assert propose(make_problem(needs(behov(0, 3)))) is None


def test_what_should_be_met_is_met_when_it_can() -> None:
    """And lacking it is no reason to propose nothing."""
    lage = propose(make_problem(needs(behov(0, 3), vikt=5)))
    assert len(lage.pass_) == 2


def test_locked_shifts_stand_in_a_proposal() -> None:
    """Those of persons and days that nobody asks for, too."""
    locked = roster((BO, dagpass(0)), (ANNA, dagpass(-2)))
    assert locked.pass_ <= propose(make_problem(needs(behov(0)), lasta=locked)).pass_


def test_a_proposal_spares_the_way_and_the_wish() -> None:
    """Of two with nothing to do the one who lives there, unless it is the one who would be free."""
    costs = regler.Resa("r", "", 1, 0, {("norrby", "soderby"): 90})
    assert next(iter(propose(make_problem(needs(behov(0)), costs)).pass_))[0] == "anna"
    wish = regler.Onskemal("o", "", 8, (regler.Onskan("anna", 0, False),))
    assert next(iter(propose(make_problem(needs(behov(0)), costs, wish)).pass_))[0] == "bo"


def test_a_small_offices_proposal_is_of_the_shifts_that_there_are() -> None:
    """No other is invented."""
    underlag = make_small()
    assert {lag for _person, lag in propose(make_municipal(underlag)).pass_} <= set(underlag.lag)
