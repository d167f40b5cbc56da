"""Why there is no roster, in words."""

from servicekontor.bemanning import regler
from servicekontor.bemanning.oforenligt import explain
from servicekontor.bemanning.varden import DYGN
from tests.servicekontor.bemanning.exempel import ANNA, behov, dagpass, make_problem, needs, roster

BORTA = regler.Franvaro("franvaro", "Ingen arbetar när hen är frånvarande.", None, (("anna", 0, DYGN), ("bo", 2 * DYGN, 3 * DYGN)))
VILA = regler.Dygnsvila("dygnsvila", "Elva timmars dygnsvila.")


def test_only_what_cannot_hold_together_is_named() -> None:
    """Anna is away on Monday when two are needed; Wednesday and the rest have nothing to do with it."""
    found = explain(make_problem(needs(behov(0, 2), behov(1), behov(2)), BORTA, VILA), sekunder=10)
    assert found.is_minst
    assert found.meningar == (
        "Norrby behöver 2 måndag 7 december 9.00–16.00.",
        "Anna Testsson: Ingen arbetar när hen är frånvarande.",
    )


def test_a_need_that_no_one_can_meet_stands_alone() -> None:
    """Nobody speaks the language."""
    found = explain(make_problem(needs(behov(0, krav="sprak:fi")), BORTA, VILA), sekunder=10)
    assert found.meningar == ("Norrby behöver 1 måndag 7 december 9.00–16.00 (sprak:fi).",)


def test_locked_shifts_are_named_among_the_reasons() -> None:
    """A shift that was locked before the absence was known."""
    found = explain(make_problem(BORTA, lasta=roster((ANNA, dagpass(0)))), sekunder=10)
    assert found.meningar == ("Anna Testsson: Ingen arbetar när hen är frånvarande.", "Anna Testsson: De låsta passen står kvar.")


def test_nothing_is_said_of_a_problem_that_has_a_roster() -> None:
    """There is nothing to explain."""
    assert explain(make_problem(needs(behov(0)), VILA), sekunder=10) is None
