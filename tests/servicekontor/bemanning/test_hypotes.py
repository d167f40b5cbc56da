"""Truths of the check that hold for every roster, however odd."""

from hypothesis import given, settings
from hypothesis import strategies as st

from servicekontor.bemanning import regler
from servicekontor.bemanning.granska import count_breaches
from servicekontor.bemanning.varden import Passlag, Schemalage
from tests.servicekontor.bemanning.exempel import behov, make_problem, needs

PASS = st.builds(
    lambda dag, fran, langd, plats: Passlag(dag, fran * 60, (fran + langd) * 60, plats, 30 if langd > 5 else 0),
    st.integers(0, 13),
    st.integers(6, 14),
    st.integers(2, 9),
    st.sampled_from(["norrby", "soderby"]),
)
ROSTER = st.frozensets(st.tuples(st.sampled_from(["anna", "bo"]), PASS), max_size=20).map(Schemalage)
VILA = (regler.Dygnsvila("dygnsvila", ""), regler.Veckovila("veckovila", ""), regler.Forflyttning("flytt", ""))
BEMANNING = needs(*(behov(dag, 2) for dag in range(14)))


def units(lage: Schemalage, *rules: regler.Regel) -> int:
    """All units of breach."""
    return sum(brott.antal for brott in count_breaches(make_problem(*rules, dagar=14), lage).brott)


@settings(max_examples=60)
@given(ROSTER, st.tuples(st.sampled_from(["anna", "bo"]), PASS))
def test_one_more_shift_never_makes_the_staffing_worse_nor_the_rest_better(lage: Schemalage, more: tuple[str, Passlag]) -> None:
    """More work: fewer gaps, less rest."""
    larger = Schemalage(lage.pass_ | {more})
    assert units(larger, BEMANNING) <= units(lage, BEMANNING)
    assert units(larger, *VILA) >= units(lage, *VILA)


@settings(max_examples=60)
@given(ROSTER)
def test_rest_is_lacking_exactly_where_minute_by_minute_counting_says_so(lage: Schemalage) -> None:
    """A week has its rest when 36 hours in a row are free: counted on a line of half hours, the grid of all shifts here."""
    for person in ("anna", "bo"):
        for monday in (0, 7):
            busy = {half for lag in lage.of_person(person) for half in range(lag.start // 30, lag.slut // 30)}
            longest = run = 0
            for half in range(monday * 48, (monday + 7) * 48):
                run = 0 if half in busy else run + 1
                longest = max(longest, run)
            rows = count_breaches(make_problem(VILA[1], dagar=14), lage).brott
            assert any(brott.person == person and brott.dag == monday for brott in rows) == (longest < 72)
