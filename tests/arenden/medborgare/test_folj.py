"""The way back to a case: number and code, or a mailed link."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from arenden.models import Foljlank
from kontaktcenter.models import Utskick
from tests.factories_arenden import make_arende

pytestmark = pytest.mark.django_db


def mailed_link() -> str:
    """The path of the link in the newest mail."""
    return re.search(r"/folj/lank/[\w-]+/", Utskick.objects.latest("skapad").text)[0]


def test_looking_at_a_mailed_link_does_not_use_it_up(client: Client) -> None:
    make_arende()
    client.get(mailed_link())
    assert Foljlank.objects.get().anvand is None


def test_pressing_the_button_of_a_mailed_link_opens_the_case(client: Client) -> None:
    arende = make_arende()
    response = client.post(mailed_link(), follow=True)
    assert response.redirect_chain == [(f"/folj/{arende.nummer}/", 302)]
    assert arende.nummer in response.content.decode()


def test_a_used_link_opens_nothing_for_somebody_else(client: Client) -> None:
    make_arende()
    client.post(mailed_link())
    assert Client().post(mailed_link()).status_code == 410


def test_a_used_link_pressed_twice_by_the_same_person_opens_the_case(client: Client) -> None:
    arende = make_arende()
    client.post(mailed_link())
    assert client.post(mailed_link()).url == f"/folj/{arende.nummer}/"


def test_a_link_that_is_too_old_opens_nothing(client: Client) -> None:
    make_arende()
    Foljlank.objects.update(giltig_till=timezone.now() - timedelta(seconds=1))
    assert client.post(mailed_link()).status_code == 410


def test_a_link_page_tells_no_address_where_it_came_from(client: Client) -> None:
    make_arende()
    response = client.get(mailed_link())
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
