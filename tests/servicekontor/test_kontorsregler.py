"""What breaks the promises of an office, by date and by month."""

from datetime import date, time

import pytest

from servicekontor.kontorsregler import Brott, IngenLunchstangning, Kvallsoppet, MinstaBemanning, covers, month_of
from servicekontor.oppettider import Oppetdag

FRAN = date(2026, 11, 1)


def hours(*par: str) -> tuple:
    return tuple(tuple(map(time.fromisoformat, stretch.split("-"))) for stretch in par)


def dag(nummer: int, *par: str) -> Oppetdag:
    return Oppetdag(date(2026, 11, nummer), bemannat=hours(*par))


def test_two_evenings_in_the_month_are_enough() -> None:
    regel = Kvallsoppet(FRAN, None, 2)
    assert regel.breaches([dag(2, "09:00-18:00"), dag(9, "12:00-16:00", "16:00-19:00")], {}) == []


@pytest.mark.parametrize("par", [("09:00-17:59",), ("16:01-20:00",), ("09:00-16:30", "17:00-18:00"), ()])
def test_an_evening_that_is_not_staffed_all_of_16_to_18_does_not_count(par: tuple[str, ...]) -> None:
    regel = Kvallsoppet(FRAN, None, 2)
    breach = Brott("kvallsoppet", None, "Kvällsöppet 16–18 på 1 kvällar den här månaden. Det ska vara minst 2.")
    assert regel.breaches([dag(2, "09:00-18:00"), dag(9, *par)], {}) == [breach]


def test_a_rule_asks_nothing_of_dates_when_it_does_not_hold() -> None:
    assert Kvallsoppet(date(2026, 12, 1), None, 2).breaches([dag(2)], {}) == []
    assert Kvallsoppet(FRAN, date(2026, 11, 1), 2).breaches([dag(2)], {}) == []


@pytest.mark.parametrize(
    ("par", "is_broken"),
    [
        (("09:00-16:00",), False),
        (("09:00-12:00", "12:00-16:00"), False),
        (("09:00-12:00", "13:00-16:00"), True),
        (("09:00-11:00", "13:30-00:00"), True),
        (("09:00-12:00",), False),
        (("13:00-16:00",), False),
    ],
)
def test_only_a_day_on_both_sides_of_lunch_can_close_for_it(par: tuple[str, ...], is_broken: bool) -> None:
    assert bool(IngenLunchstangning(FRAN, None, 0).breaches([dag(2, *par)], {})) is is_broken


@pytest.mark.parametrize(
    ("arbetspass", "fran"),
    [
        (("08:45-16:00", "09:00-12:00"), "12.00"),
        (("09:00-16:00", "09:15-16:00"), "09.00"),
        (("09:00-16:00", "09:00-12:00", "12:30-16:00"), "12.00"),
        (("09:00-16:00", "09:00-12:00", "12:00-16:00"), None),
    ],
)
def test_the_moment_from_which_too_few_are_there_is_named(arbetspass: tuple[str, ...], fran: str | None) -> None:
    found = MinstaBemanning(FRAN, None, 2).breaches([dag(2, "09:00-16:00")], {date(2026, 11, 2): hours(*arbetspass)})
    assert found == ([Brott("bemanning", date(2026, 11, 2), f"Färre än 2 på plats från {fran}.")] if fran else [])


def test_a_date_without_a_published_roster_is_not_judged_and_one_with_an_empty_one_is() -> None:
    regel = MinstaBemanning(FRAN, None, 1)
    assert regel.breaches([dag(2, "09:00-10:00")], {}) == []
    assert regel.breaches([dag(2, "09:00-10:00")], {date(2026, 11, 2): []})


def test_stretches_that_meet_cover_what_lies_over_both() -> None:
    assert covers(hours("08:00-17:00", "17:00-00:00"), hours("16:00-18:00")[0])


def test_a_month_has_all_its_dates_and_no_others() -> None:
    days = month_of(date(2028, 2, 10))
    assert (days[0], days[-1], len(days)) == (date(2028, 2, 1), date(2028, 2, 29), 29)
