"""The factories give rows that the product itself would have accepted."""

import pytest
from django.db import models

from tests import factories

pytestmark = pytest.mark.django_db

MAKERS = ["make_kalender", "make_enhet", "make_center", "make_forvaltning", "make_kompetens", "make_amne", "make_arendetyp"]


@pytest.mark.parametrize("maker", MAKERS)
def test_a_factory_makes_a_row_that_passes_its_own_checks(maker: str) -> None:
    made: models.Model = getattr(factories, maker)()
    made.full_clean()


@pytest.mark.parametrize("maker", MAKERS)
def test_a_factory_asked_twice_for_one_key_gives_the_same_row(maker: str) -> None:
    make = getattr(factories, maker)
    assert make() == make()


def test_an_agreement_with_terms_passes_its_own_checks() -> None:
    overenskommelse = factories.make_overenskommelse(villkor={factories.make_arendetyp(): "lamnar_over"})
    overenskommelse.full_clean()
    overenskommelse.villkor.get().full_clean()


def test_each_user_is_a_new_person() -> None:
    assert factories.make_anvandare().username == "kommunvagledare1"
    assert factories.make_anvandare().username == "kommunvagledare2"
