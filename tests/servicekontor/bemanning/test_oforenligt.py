"""Why there is no roster, in words."""

from dataclasses import replace

import pytest

from servicekontor.bemanning import regler
from servicekontor.bemanning.kommunregler import make_problem as make_whole
from servicekontor.bemanning.oforenligt import explain
from servicekontor.bemanning.varden import DYGN, Problem
from tests.bench.delar.schema.stor import make_underlag
from tests.servicekontor.bemanning.exempel import ANNA, behov, dagpass, make_problem, needs, roster
from tests.servicekontor.bemanning.test_losare import best_of_all, make_random

BORTA = regler.Franvaro("franvaro", "Ingen arbetar när hen är frånvarande.", None, (("anna", 0, DYGN), ("bo", 2 * DYGN, 3 * DYGN)))
VILA = regler.Dygnsvila("dygnsvila", "Elva timmars dygnsvila.")


def test_only_what_cannot_hold_together_is_named() -> None:
    """Anna is away on Monday when two are needed; Wednesday and the rest have nothing to do with it."""
    found = explain(make_problem(needs(behov(0, 2), behov(1), behov(2)), BORTA, VILA), sekunder=10)
    assert found.is_minst
    assert found.meningar == (
        "Norrby behöver 2 personer måndag 7 december 9.00–16.00.",
        "Anna Testsson: Ingen arbetar när hen är frånvarande.",
        "Tillsammans behövs 2 personer måndag 7 december, men bara 1 kan arbeta där, var och en på ett ställe.",
    )


def test_a_need_that_no_one_can_meet_stands_alone() -> None:
    """Nobody speaks the language."""
    found = explain(make_problem(needs(behov(0, krav="sprak:fi")), BORTA, VILA), sekunder=10)
    assert found.meningar == ("Norrby behöver 1 person med finska måndag 7 december 9.00–16.00.",)


def test_locked_shifts_are_named_among_the_reasons() -> None:
    """A shift that was locked before the absence was known."""
    found = explain(make_problem(BORTA, lasta=roster((ANNA, dagpass(0)))), sekunder=10)
    assert found.meningar == ("Anna Testsson: Ingen arbetar när hen är frånvarande.", "Anna Testsson: De låsta passen står kvar.")


def test_nothing_is_said_of_a_problem_that_has_a_roster() -> None:
    """There is nothing to explain."""
    assert explain(make_problem(needs(behov(0)), VILA), sekunder=10) is None


def make_wish(antal: int, *, personer: int = 24) -> Problem:
    """Eight offices with one person each and a bus with two, for eight weeks; at the third office so many."""
    underlag = make_underlag(kontor=8, personer=personer)
    rows = (
        row if row.krav or row.plats == "buss" else replace(row, antal=antal if row.plats == "kontor03" else 1) for row in underlag.behov
    )
    return make_whole(replace(underlag, behov=tuple(rows)))


@pytest.mark.parametrize(("antal", "dag"), [(14, "måndag 5 oktober"), (18, "måndag 28 september"), (20, "måndag 28 september")])
def test_a_wish_for_more_than_the_staff_allow_is_answered_by_counting_people(antal: int, dag: str) -> None:
    """No search: it is told at once, with the office and the day, and that people are away."""
    found = explain(make_wish(antal), sekunder=0)
    assert found.is_minst
    assert f"kontor03 behöver {antal} personer {dag} 9.00–16.00." in found.meningar
    assert any("Ingen arbetar när hen är frånvarande" in mening for mening in found.meningar)
    assert found.meningar[-1].startswith("Tillsammans behövs 2")


def test_hours_that_are_not_enough_are_counted() -> None:
    """Anna has 8 hours and Bo 14, and each day takes seven and a half: three days are more than they have, two are not."""
    tid = regler.Arbetstid("arbetstid", "Arbetstiden ryms.", None, (("anna", 0, 6, 0, 8 * 60), ("bo", 0, 6, 0, 14 * 60)))
    found = explain(make_problem(needs(*(behov(dag) for dag in range(4))), tid), sekunder=0)
    assert found.meningar == (
        "Norrby behöver 1 person 3 dagar från tisdag 8 december till torsdag 10 december.",
        "Arbetstiden ryms.",
        "De 2 som kan arbeta där får tillsammans arbeta högst 22 timmar från måndag 7 december till söndag 13 december, men det behövs "
        "minst 23.",
    )


def test_hours_of_those_who_speak_the_language_are_counted_alone() -> None:
    """Bo has hours left, but only Anna speaks Arabic."""
    tid = regler.Arbetstid("arbetstid", "Arbetstiden ryms.", None, (("anna", 0, 6, 0, 8 * 60), ("bo", 0, 6, 0, 40 * 60)))
    found = explain(make_problem(needs(behov(0, krav="sprak:ar"), behov(1, krav="sprak:ar")), tid), sekunder=0)
    assert found.meningar[0] == "Norrby behöver 1 person med arabiska 2 dagar från måndag 7 december till tisdag 8 december."
    assert found.meningar[2].startswith("Den 1 som kan arbeta där får arbeta högst 8 timmar")


def test_counting_never_calls_impossible_what_has_a_roster() -> None:
    """Held against every roster of problems made by chance."""
    found = {fro: explain(make_random(fro), sekunder=0) for fro in range(20)}
    assert any(found.values())
    assert [fro for fro, reasons in found.items() if reasons and best_of_all(fro) is not None] == []


def test_rules_over_several_days_are_told_though_each_day_could_be_met() -> None:
    """Late on Monday, early on Tuesday, and only Anna: the rest between them is what fails."""
    lag = (dagpass(0, fran=13, till=22), dagpass(1, fran=6, till=14))
    rows = (behov(0, krav="sprak:ar", fran=14, till=22), behov(1, krav="sprak:ar", fran=6, till=14))
    found = explain(make_problem(needs(*rows), VILA, lag=lag), sekunder=10)
    assert found.meningar == (
        "Norrby behöver 1 person med arabiska måndag 7 december 14.00–22.00.",
        "Norrby behöver 1 person med arabiska tisdag 8 december 6.00–14.00.",
        "Anna Testsson: Elva timmars dygnsvila.",
    )
