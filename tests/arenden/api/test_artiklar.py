"""Another system tells which articles gave the answer."""

import pytest

from arenden.models import Kontakt, Svarsartikel
from tests.apiklient import Nyckelklient
from tests.factories import make_center
from tests.factories_arenden import make_agent
from tests.factories_kunskap import make_artikel

pytestmark = pytest.mark.django_db


def register(*artiklar: object):
    make_center()
    fraga = {"text": "När hämtas soporna?", "utfall": "besvarad_direkt", "svar": "Varannan vecka.", "artiklar": list(artiklar)}
    return Nyckelklient(make_agent()).post("kontakter/", center="kundcenter", fragor=[fraga])


def test_the_articles_are_kept_with_the_question() -> None:
    artikel = make_artikel()
    assert register(artikel.pk).status_code == 201
    assert Svarsartikel.objects.get().artikel == artikel


@pytest.mark.parametrize("artikel", [999_999, 2**63 - 1, 2**70, -1, 0, "x", None, {}, True])
def test_what_is_no_article_is_told_and_nothing_registered(artikel) -> None:
    response = register(artikel)
    assert response.status_code == 400 and not Kontakt.objects.exists()


def test_an_article_that_is_withdrawn_is_told_in_words() -> None:
    response = register(make_artikel(indragen="2026-11-01T08:00+01:00").pk)
    assert response.status_code == 400 and "används inte längre" in response.content.decode()
