"""The cards of the start page stand in even rows."""

from collections import Counter

import pytest

from tests.sidor import Sidor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("bredd", [800, 1280])
def test_no_card_of_the_start_page_stands_alone(sida: Sidor, bredd: int) -> None:
    page = sida(bredd, 900)
    page.goto("/")
    rows = Counter(round(card.bounding_box()["y"]) for card in page.locator(".kc-dorr").all())
    assert min(rows.values()) > 1
