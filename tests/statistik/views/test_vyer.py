"""Saved views."""

from typing import Any

import pytest
from django.test import Client

from kontaktcenter.models import Enhet
from statistik.models import Vy
from tests.factories import make_anvandare, make_center, make_enhet

ADRESS = "/statistik/vyer/"
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def center(db) -> Enhet:
    """A contact center."""
    return make_center()


def browser_of(roll: str, enhet: Enhet, namn: str) -> Client:
    """A colleague's browser."""
    client = Client()
    client.force_login(make_anvandare(roll, enhet, username=namn), backend=BACKEND)
    return client


def save(client: Client, **falt: Any) -> Any:
    """Send the form."""
    return client.post(ADRESS, {"namn": "Telefonen", "sida": "utveckling", "fraga": "nyckeltal=vantetid&dela=kanal&x=1"} | falt)


def test_a_view_keeps_what_the_page_understands_and_opens_it_again(center: Enhet) -> None:
    chef = browser_of("chef", center, "chef1")
    svar = save(chef)
    assert svar.status_code == 302 and svar["Location"] == "/statistik/utveckling/?nyckeltal=vantetid&dela=kanal"
    assert chef.get(svar["Location"]).status_code == 200
    assert svar["Location"].replace("&", "&amp;") in chef.get(ADRESS).content.decode()


def test_the_same_name_replaces_the_view(center: Enhet) -> None:
    chef = browser_of("chef", center, "chef1")
    save(chef), save(chef, fraga="nyckeltal=besok")
    assert [vy.fraga for vy in Vy.objects.all()] == ["nyckeltal=besok"]


def test_a_shared_view_is_seen_by_those_who_lead_the_unit_and_taken_away_by_its_owner_alone(center: Enhet) -> None:
    chef, kollega = browser_of("chef", center, "chef1"), browser_of("chef", center, "chef2")
    annan = browser_of("chef", make_enhet("park", namn="Parkenheten"), "chef3")
    save(chef, is_delad="on")
    vy = Vy.objects.get()
    assert "Telefonen" in kollega.get(ADRESS).content.decode() and "Telefonen" not in annan.get(ADRESS).content.decode()
    assert kollega.post(f"{ADRESS}{vy.pk}/ta-bort/").status_code == 403 and annan.post(f"{ADRESS}{vy.pk}/ta-bort/").status_code == 404
    assert chef.post(f"{ADRESS}{vy.pk}/ta-bort/").status_code == 302 and not Vy.objects.exists()


@pytest.mark.parametrize("falt", [{"namn": ""}, {"sida": "hemlig"}, {"fraga": "fran=2026-02-02&till=2026-01-01"}, {"namn": "å" * 61}])
def test_a_view_that_cannot_be_is_refused(center: Enhet, falt: dict[str, str]) -> None:
    assert save(browser_of("chef", center, "chef1"), **falt).status_code == 400
    assert not Vy.objects.exists()
