"""What the database refuses of targets and money."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from statistik.models import Budgetrad, Mal, Tidsantagande
from tests.factories import make_center, make_enhet

pytestmark = pytest.mark.django_db
MAL = {"nyckeltal": "losningsgrad", "fran": date(2026, 1, 1), "till": date(2026, 12, 1), "start": 60, "mal": 80}
RAD = {"program": "center", "ar": 2026, "slag": "personal", "budget": 1000}
ANTAGANDE = {"ar": 2026, "minuter": 6, "grund": "Tidsstudie"}


@pytest.mark.parametrize(
    "fel",
    [{"fran": date(2026, 1, 2)}, {"till": date(2026, 12, 31)}, {"till": date(2025, 12, 1)}, {"mal": -1}, {"start": -1}],
)
def test_a_target_of_broken_months_or_below_nothing_is_refused(fel: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Mal.objects.create(enhet=make_center(), **MAL | fel)


def test_two_targets_for_the_same_at_one_time_are_refused_and_others_are_not() -> None:
    Mal.objects.create(enhet=make_center(), **MAL)
    Mal.objects.create(enhet=make_enhet(), **MAL)
    Mal.objects.create(enhet=make_center(), kanal="telefon", **MAL)
    Mal.objects.create(enhet=make_center(), **MAL | {"fran": date(2027, 1, 1), "till": date(2027, 12, 1)})
    with pytest.raises(IntegrityError), transaction.atomic():
        Mal.objects.create(enhet=make_center(), **MAL | {"fran": date(2026, 12, 1)})


@pytest.mark.parametrize(
    ("fel", "mening"),
    [
        ({"nyckeltal": "lycka"}, "Det nyckeltalet finns inte"),
        ({"nyckeltal": "forsenade_nu"}, "Det nyckeltalet finns inte"),
        ({"matning": "p90"}, "har bara ett värde"),
        ({"nyckeltal": "svarstid", "matning": "andel", "mal": 101}, "mer än 100"),
        ({"nyckeltal": "efterarbete", "matning": "andel"}, "har bara ett värde"),
        ({"mal": 101}, "mer än 100"),
        ({"nyckeltal": "avlastning"}, "går inte att dela upp så"),
        ({"kanal": "rok"}, "Den kanalen finns inte"),
    ],
)
def test_a_target_that_cannot_be_measured_is_refused_in_words(fel: dict[str, Any], mening: str) -> None:
    with pytest.raises(ValidationError, match=mening):
        Mal(enhet=make_center(), **MAL | fel).full_clean()


@pytest.mark.parametrize(
    "fel",
    [
        {"budget": -1},
        {"ar": 1999},
        {"utfall": 10},
        {"utfall_till": date(2026, 3, 31)},
        {"utfall": 10, "utfall_till": date(2025, 12, 31)},
    ],
)
def test_a_budget_line_that_cannot_be_is_refused(fel: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Budgetrad.objects.create(center=make_center(), **RAD | fel)


def test_a_budget_line_stands_once() -> None:
    Budgetrad.objects.create(center=make_center(), **RAD)
    with pytest.raises(IntegrityError), transaction.atomic():
        Budgetrad.objects.create(center=make_center(), **RAD)


@pytest.mark.parametrize("fel", [{"minuter": 0}, {"minuter": 481}, {"andel": 0}, {"andel": 101}, {"timkostnad": 0}, {"grund": ""}])
def test_an_assumption_that_cannot_be_is_refused(fel: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Tidsantagande.objects.create(center=make_center(), **ANTAGANDE | fel)
