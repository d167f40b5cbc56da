"""The pages of the offices that search engines and visitors are led to."""

import pytest
from django.test import Client

from servicekontor.models import Kontor
from tests.factories_kontor import make_kontor

pytestmark = pytest.mark.django_db


def test_the_map_of_the_site_has_the_offices_that_are_public(client: Client) -> None:
    make_kontor()
    make_kontor("bussen", slag=Kontor.Slag.MOBILT, ort="", adress="")
    make_kontor("hemligt", is_public=False)
    karta = client.get("/sitemap.xml").content.decode()
    for sida in ("/kontor/", "/kontor/norrby/", "/kontor/bussen/", "/turlista/", "/boka/"):
        assert f"{sida}</loc>" in karta
    assert "hemligt" not in karta


def test_without_offices_the_map_has_none_of_their_pages(client: Client) -> None:
    karta = client.get("/sitemap.xml").content.decode()
    assert not any(sida in karta for sida in ("/kontor/", "/turlista/", "/boka/"))


def test_the_offices_are_in_the_menu_of_the_public_pages(client: Client) -> None:
    menu = client.get("/boka/").content.decode().partition("kc-publik-meny")[2].partition("</nav>")[0]
    assert 'href="/kontor/"' in menu
