"""A manager's morning: how it is now, a bad figure followed down to its cases, saved, fetched as a file, and on the wall."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from arenden.models import Arende
from kontaktcenter.models import Anvandare
from statistik.actions import count_pending
from tests.factories import make_anvandare, make_center
from tests.factories_arenden import make_arende, make_overlamnat
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)
STORLEKAR = [(1280, "light"), (1280, "dark"), (390, "light"), (320, "dark")]


@pytest.fixture
def chef() -> Anvandare:
    """The manager of a center with a case that is late, and one that has been handed over."""
    cache.clear()
    forsenat = make_arende()
    make_overlamnat()
    Arende.objects.filter(pk=forsenat.pk).update(svar_senast=timezone.now() - timedelta(days=2), agent=None)
    count_pending()
    return make_anvandare("chef", make_center(), username="chefen")


@pytest.mark.parametrize(("width", "scheme"), STORLEKAR)
def test_every_page_can_be_read_in_every_size_and_light(sida: Sidor, chef: Anvandare, width: int, scheme: str) -> None:
    page = sida(width, 900, scheme, user=chef)
    sidor = (("statistik", ""), ("utveckling", ""), ("utveckling", "?nyckeltal=skapade&period=idag&dela=arendetyp"), ("monster", ""))
    for namn, fraga in sidor:
        page.goto(f"{reverse(namn)}{fraga}")
        granska(page, f"statistik-{namn}{'-en' if fraga else ''}-{width}-{scheme}")
    page.goto(reverse("statistikvyer") + "?sida=utveckling")
    granska(page, f"statistik-vyer-{width}-{scheme}")


def test_a_bad_figure_is_followed_down_to_its_case(sida: Sidor, chef: Anvandare) -> None:
    page = sida(1280, 900, user=chef)
    page.goto(reverse("statistik"))
    page.get_by_role("link", name="Försenade ärenden").click()
    page.get_by_role("link", name=Arende.objects.get(agent=None).nummer).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("KC-")


def test_a_figure_is_found_drawn_saved_and_fetched(sida: Sidor, chef: Anvandare) -> None:
    page = sida(1280, 900, user=chef)
    page.goto(reverse("utveckling") + "?period=idag")
    page.get_by_role("link", name="Nya ärenden").click()
    expect(page.locator("[data-diagram] canvas").first).to_be_visible()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Hämta XLSX").click()
    assert fetched.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("link", name="Spara vyn").click()
    page.get_by_label("Vyns namn").fill("Nya ärenden i dag")
    page.get_by_role("button", name="Spara vyn").click()
    expect(page.get_by_text("Vyn är sparad.")).to_be_visible()
    page.get_by_role("link", name="Visa ärendena bakom siffran").click()
    expect(page.get_by_text("Siffran räknar 2 händelser.")).to_be_visible()


def test_without_script_the_table_stands_alone_and_the_form_works(sida: Sidor, chef: Anvandare) -> None:
    page = sida(390, 800, user=chef, java_script_enabled=False)
    page.goto(reverse("utveckling"))
    page.get_by_label("Nyckeltal").select_option("skapade")
    page.get_by_role("button", name="Visa", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nya ärenden")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator("[data-diagram]")).to_be_hidden()


def test_the_page_asks_for_what_is_new_by_itself(sida: Sidor, chef: Anvandare) -> None:
    page = sida(1280, 800, user=chef)
    page.goto(reverse("driftstavla"))
    granska(page, "driftstavla-1280")
    expect(page.get_by_role("heading", name="Försenade ärenden")).to_be_visible()
    with page.expect_response(lambda svar: svar.url.endswith(reverse("driftstavla"))) as renewed:
        pass
    assert renewed.value.status == 200
