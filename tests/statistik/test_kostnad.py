"""What a period cost, and what it freed."""

from dataclasses import dataclass
from datetime import date

import pytest

from statistik.kostnad import cost_of, freed_time
from statistik.period import Period


@dataclass
class Rad:
    """A line of 2026: 3 650 kronor, nothing spent yet."""

    ar: int = 2026
    budget: int = 3650
    utfall: int | None = None
    utfall_till: date | None = None


@dataclass
class Antagande:
    """Six minutes for half of the questions."""

    ar: int = 2025
    minuter: float = 6
    andel: int = 50
    timkostnad: int | None = 500


ARET = Period(date(2026, 1, 1), date(2026, 12, 31))


def test_each_day_costs_its_part_of_the_budget() -> None:
    kostnad = cost_of([Rad(), Rad(budget=365)], Period(date(2026, 3, 1), date(2026, 3, 10)))
    assert (kostnad.kronor, kostnad.budgeterat) == (110, 110)


def test_what_was_spent_is_told_of_its_days_and_the_budget_of_the_rest() -> None:
    rad = Rad(utfall=900, utfall_till=date(2026, 3, 31))
    kostnad = cost_of([rad], ARET)
    assert (kostnad.kronor, kostnad.budgeterat) == (pytest.approx(900 + 10 * 275), pytest.approx(10 * 275))
    assert cost_of([rad], Period(date(2026, 1, 1), date(2026, 1, 9))).kronor == pytest.approx(90)


def test_a_year_without_lines_is_named_and_nothing_is_told_per_contact() -> None:
    kostnad = cost_of([Rad()], Period(date(2024, 12, 31), date(2026, 1, 1)))
    assert (kostnad.saknade_ar, kostnad.per(10)) == ((2024, 2025), None)


def test_cost_per_contact_of_no_contacts_is_nothing() -> None:
    assert cost_of([Rad()], ARET).per(0) is None
    assert cost_of([Rad()], ARET).per(365) == pytest.approx(10)


def test_freed_time_is_reckoned_with_the_assumption_of_its_year() -> None:
    frigjort = freed_time([Antagande(), Antagande(ar=2027, minuter=60, andel=100)], {2026: 100, 2027: 1})
    assert (frigjort.timmar, frigjort.kronor) == (pytest.approx(5 + 1), pytest.approx(3000))


def test_freed_time_without_assumption_or_price_is_not_made_up() -> None:
    assert freed_time([Antagande()], {2024: 100}) is None
    assert freed_time([Antagande(timkostnad=None)], {2026: 100}).kronor is None
