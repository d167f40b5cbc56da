"""What is closed on a computer that others use stays closed: no page that was left behind opens it again."""

import pytest
from django.test import Client

from arenden.models import Arende
from tests.arenden.medborgare.medborgare import Medborgare
from tests.factories import make_arendetyp

pytestmark = pytest.mark.django_db


@pytest.fixture
def skickat(medborgare: Medborgare) -> Medborgare:
    """A form sent, with its summary as the last page once more, as by the button Back."""
    summary = medborgare.begin(make_arendetyp().kod).send(vem="anonym").page
    medborgare.send(gor="skicka")
    assert medborgare.address.startswith("/kvitto/")
    medborgare.page = summary
    return medborgare


def is_shut(medborgare: Medborgare) -> bool:
    """Whether the summary sent again leads to nothing of the case."""
    medborgare.send(gor="skicka")
    receipt = medborgare.client.get(medborgare.address.replace("/formular/", "/kvitto/").replace("/granska/", "/"))
    return medborgare.page.status_code == 410 and Arende.objects.get().nummer not in medborgare.text and receipt.url == "/folj/"


def test_a_summary_sent_twice_leads_to_the_receipt(skickat: Medborgare) -> None:
    assert skickat.send(gor="skicka").address.startswith("/kvitto/")
    assert Arende.objects.count() == 1


def test_a_summary_sent_again_after_closing_opens_nothing(skickat: Medborgare) -> None:
    skickat.client.post("/folj/stang/")
    assert is_shut(skickat)


def test_a_summary_sent_again_from_another_browser_opens_nothing(skickat: Medborgare) -> None:
    assert is_shut(Medborgare(Client(), skickat.page))
