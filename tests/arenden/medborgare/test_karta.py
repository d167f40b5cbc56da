"""The map of a report: asked to be tapped only where there are streets on it."""

import pytest
from pytest_django import Settings

from tests.arenden.medborgare.medborgare import Medborgare
from tests.factories import make_arendetyp

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_place(medborgare: Medborgare) -> Medborgare:
    """Somebody who is asked for the place of a fault."""
    make_arendetyp("lampa", namn="Trasig lampa", slag="felanmalan", requires_plats=True)
    return medborgare.begin("lampa", "Lampan är trasig")


def test_without_streets_the_map_is_folded_away_and_the_own_position_remains(at_place: Medborgare) -> None:
    before, folded = at_place.page.content.decode().split("<details data-karta-vik", 1)
    assert "data-karta-har" in before and "Det räcker med en adress." in before
    assert "Tryck på kartan" not in before and "data-karta-yta" in folded.split("</details>")[0]


def test_with_streets_the_map_is_open(at_place: Medborgare, settings: Settings) -> None:
    settings.KARTA = {**settings.KARTA, "rutor": "https://rutor.example/{z}/{x}/{y}.png"}
    page = at_place.go(at_place.address).page.content.decode()
    assert "data-karta-vik" not in page and "Tryck på kartan" in page
