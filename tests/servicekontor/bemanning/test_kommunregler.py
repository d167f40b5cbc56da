"""A municipality's own rules, from offices' hours to a roster that keeps them."""

from dataclasses import replace

from servicekontor.bemanning.granska import count_breaches
from servicekontor.bemanning.kommunregler import Underlag, make_problem
from servicekontor.bemanning.losare import solve
from servicekontor.bemanning.passlag import cut_needs, make_shifts, merge_half_hours
from servicekontor.bemanning.varden import Behov, Passlag, Person
from tests.servicekontor.bemanning.exempel import MANDAG, PLATSER

FOLK = tuple(Person(f"p{number}", f"Person {number}", hemort="norrby") for number in range(4))
LANG = [(9 * 60, 18 * 60 + 30)]


def make_underlag(**given: object) -> Underlag:
    """One office, open long on two weekdays and short on two, one person at a time; four people."""
    hours = {0: LANG, 1: [(540, 960)], 2: LANG, 3: [(540, 960)]}
    lag = tuple(lag for dag, oppet in hours.items() for lag in make_shifts("norrby", dag, oppet))
    behov = tuple(Behov("norrby", dag, *stretch, 1) for dag, oppet in hours.items() for stretch in oppet)
    return replace(Underlag(MANDAG, 7, FOLK, lag, behov, platser=PLATSER, kvallskontor=("norrby",)), **given)


def test_a_long_day_is_covered_by_an_early_and_a_late_shift() -> None:
    """They overlap, and each has its break."""
    early, late = make_shifts("norrby", 0, LANG)
    assert (early.fran, early.till, late.fran, late.till) == (525, 1065, 570, 1110)
    assert {early.rast, late.rast} == {45}


def test_the_crew_of_the_bus_goes_with_it_the_whole_day() -> None:
    """However long."""
    assert [(lag.fran, lag.till) for lag in make_shifts("buss", 0, [(420, 1080)], is_hel=True)] == [(405, 1080)]


def test_half_hours_with_the_same_number_of_people_are_one_need() -> None:
    """Of rows that overlap the largest counts."""
    needs = merge_half_hours("norrby", 0, [(540, 960, 1), (660, 780, 2), (700, 720, 3)])
    assert [(need.fran, need.till, need.antal) for need in needs] == [
        (540, 660, 1),
        (660, 690, 2),
        (690, 720, 3),
        (720, 780, 2),
        (780, 960, 1),
    ]


def test_needs_are_cut_where_a_shift_begins_or_ends() -> None:
    """Only of the same place and day."""
    edges = [Passlag(0, 500, 600, "norrby"), Passlag(1, 500, 700, "norrby"), Passlag(0, 500, 710, "soderby")]
    assert [(need.fran, need.till) for need in cut_needs([Behov("norrby", 0, 540, 960, 1)], edges)] == [(540, 600), (600, 960)]


def test_a_roster_for_a_small_office_keeps_every_law() -> None:
    """The long days take two people, and nobody has both evenings."""
    problem = make_problem(make_underlag())
    result = solve(problem, sekunder=5, arbetare=1)
    check = count_breaches(problem, result.lage)
    assert not check.tvingande
    late = [person for person, lag in result.lage.pass_ if lag.till > 1080]
    assert len(late) == len(set(late)) == 2


def test_evenings_are_asked_for_in_whole_months_only() -> None:
    """Four weeks from the seventh hold no whole month; eight weeks hold January."""
    rules = {dagar: {rule.id: rule for rule in make_problem(make_underlag(dagar=dagar)).regler} for dagar in (28, 56)}
    assert rules[28]["kvallsoppet"].krav == rules[56]["kvallsoppet"].krav == ()
    lag = tuple(lag for dag in (25, 32, 39, 46) for lag in make_shifts("norrby", dag, LANG))
    ((plats, days, wanted, people),) = next(
        rule.krav for rule in make_problem(make_underlag(dagar=56, lag=lag, behov=())).regler if rule.id == "kvallsoppet"
    )
    assert (plats, days, wanted, people) == ("norrby", (25, 32, 39, 46), 2, 1)


def test_every_rule_has_an_id_of_its_own_and_a_sentence() -> None:
    """As managers and the explanation of a contradiction name them."""
    rules = make_problem(make_underlag()).regler
    assert len({rule.id for rule in rules}) == len(rules)
    assert all(rule.mening.endswith(".") for rule in rules)
