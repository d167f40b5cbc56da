"""The day Redis stops: people log in, read and work on, and other systems are answered."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories import make_anvandare
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db
LOSENORD = "ett-hemligt-provord-17"


@pytest.fixture(autouse=True)
def _without_redis(settings: object) -> None:
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}


def test_people_log_in_and_out(client: Client) -> None:
    make_anvandare(username="vagledare", password=LOSENORD)
    assert client.post("/logga-in/", {"username": "vagledare", "password": LOSENORD}).status_code == 302
    assert client.get(reverse("arbetsplats")).status_code == 200
    assert client.post("/logga-ut/").status_code in (200, 302)
    assert client.get(reverse("arbetsplats")).status_code == 302


def test_a_case_is_read(client: Client) -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    client.force_login(agent)
    assert client.get(reverse("arende", args=[arende.nummer])).status_code == 200


def test_a_search_shows_what_it_finds_and_says_that_it_is_not_kept(client: Client) -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    client.force_login(agent)
    response = client.post(reverse("arenden_sok"), {"q": "Anna Testsson"})
    assert response.status_code == 200 and arende.nummer in response.text
    assert "Sökningen kan inte sparas just nu." in response.text


def test_an_address_of_a_search_is_asked_for_anew(client: Client) -> None:
    client.force_login(make_agent())
    response = client.get(reverse("arenden_sokresultat", args=["0" * 32]), follow=True)
    assert "Sökningen finns inte kvar. Sök igen." in response.text


def test_the_api_answers(client: Client) -> None:
    assert client.get("/api/v1/arendetyper/").status_code == 200
    assert settings.CACHES["default"]["LOCATION"].endswith(":1/0")
