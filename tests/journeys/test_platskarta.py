"""The pin that an agent puts while the citizen tells where the fault is."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from arenden.indata import Plats
from arenden.models import Utkast
from tests.factories_arenden import make_arende
from tests.journeys.test_arbetsplats import start_fault_report, wait_until_saved
from tests.journeys.vardag import make_vardag
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_pin_is_kept_and_shows_what_is_reported_near_it(sida: Sidor) -> None:
    vardag = make_vardag()
    mitt = Plats("", settings.KARTA["lat"], settings.KARTA["lon"])
    anmald = make_arende(by=vardag.agent, arendetyp=vardag.lampa, plats=mitt, uppgifter=None)
    page = sida(1280, 900, user=vardag.agent)
    start_fault_report(page, vardag)
    page.get_by_text("Visa på karta").click()
    expect(page.get_by_role("button", name="Ta bort nålen")).to_be_hidden()
    page.get_by_role("button", name="Sätt nålen mitt i kartan").click()
    expect(page.get_by_text("Redan anmält i närheten")).to_be_visible()
    wait_until_saved(page)
    assert Utkast.objects.latest("uppdaterad").innehall["falt"]["f0-lat"][0]
    granska(page, "arbetsplats-platskarta-1280-light")
    page.get_by_role("button", name=f"Frågan gäller detta {anmald.nummer}").press("Enter")
    expect(page.locator(".kc-galler")).to_contain_text(anmald.nummer)
    expect(page.locator("#id_f0-text")).to_be_focused()
