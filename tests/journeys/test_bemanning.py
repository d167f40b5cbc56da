"""A manager makes, edits and publishes a roster; the one who works it reads it. The pages as pictures."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from kontaktcenter.models import Anvandare
from servicekontor.models import Arbetspass, Kontorsregel, Medarbetare, Schema
from servicekontor.tasks import search_roster
from tests.factories import make_anvandare, make_center
from tests.factories_bemanning import make_medarbetare
from tests.factories_kontor import make_kontor, make_oppettid
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)
MANDAG = timezone.localdate() + timedelta(days=21 - timezone.localdate().weekday())


@pytest.fixture
def chef() -> Anvandare:
    """The manager of a center with two offices, one with two people at once, and four employees."""
    offices = [make_kontor("norrby", latitud=60.6, longitud=17.1), make_kontor("soderby", latitud=60.5, longitud=17.2)]
    for office in offices:
        for veckodag in range(5):
            make_oppettid(office, veckodag, till="18:00" if veckodag == 2 else "16:00")
    Kontorsregel.objects.create(kontor=offices[0], slag="bemanning", antal=2, galler_fran=MANDAG)
    for number, namn in enumerate(("anna", "bo", "cilla", "david", "eva")):
        make_medarbetare(namn, hemkontor=offices[number % 2], sysselsattningsgrad=100 - 20 * (number == 2))
    return make_anvandare("chef", make_center(), username="chefen")


def test_a_manager_makes_edits_and_publishes_a_roster(sida: Sidor, chef: Anvandare) -> None:
    page = sida(1280, 900, user=chef)
    page.goto(reverse("bemanning"))
    page.get_by_label("Första måndagen").fill(MANDAG.isoformat())
    page.get_by_label("Antal veckor").fill("1")
    granska(page, "bemanning-1280-light")
    page.get_by_role("button", name="Gör ett schema").click()
    expect(page.locator(".schema-lucka").first).to_be_visible()
    search(page)
    granska(page, "schema-1280-light")
    edit(page)
    publish(page)
    read_own(sida)


def search(page: Page) -> None:
    """Ask for a proposal; the worker's task is run here, and the page finds out by itself."""
    page.get_by_label("Sök i så många sekunder").fill("5")
    page.get_by_role("button", name="Föreslå schema").click()
    expect(page.get_by_role("button", name="Stoppa och behåll det bästa")).to_be_visible()
    schema = Schema.objects.get()
    search_roster(schema.pk, str(schema.sokning), 5, 1)
    expect(page.get_by_text("Alla regler som måste hållas är uppfyllda")).to_be_visible()
    assert Arbetspass.objects.count() >= 15


def edit(page: Page) -> None:
    """Shorten a shift by the keyboard: the rule is told at once, and the gap is marked once it is saved. Then drag another."""
    page.locator(".schema-pass").first.focus()
    page.keyboard.press("Enter")
    page.locator("[name=till]").fill("12:00")
    page.locator("[name=till]").blur()
    expect(page.locator("#aterkoppling")).to_contain_text("saknar 1")
    granska(page, "pass-1280-light")
    page.keyboard.press("Alt+s")
    expect(page.locator(".schema-lucka").first).to_contain_text("saknar 1")
    moved = page.locator("tbody tr").nth(1).locator("td").nth(1).locator(".schema-pass").first
    moved.drag_to(page.locator("tbody tr").nth(1).locator("td").nth(6))
    expect(page.get_by_text("Passet är flyttat.")).to_be_visible()
    page.get_by_role("link", name="Luckor och vikarier").click()
    granska(page, "schemaluckor-1280-light")
    page.go_back()


def publish(page: Page) -> None:
    """See what it means for whom, and do it."""
    page.get_by_role("link", name="Publicera").click()
    expect(page.get_by_text("5 personer får ett mejl")).to_be_visible()
    granska(page, "schema-publicera-1280-light")
    page.get_by_role("button", name="Publicera").click()
    expect(page.get_by_text("Schemat är publicerat.", exact=False).first).to_be_visible()


def read_own(sida: Sidor) -> None:
    """On a phone, in the dark."""
    phone = sida(390, 844, "dark", user=Medarbetare.objects.first().anvandare)
    phone.goto(reverse("mina_pass"))
    expect(phone.get_by_role("table")).to_be_visible()
    granska(phone, "mina-pass-390-dark")


def test_the_calendar_of_persons_on_a_phone_in_the_dark(sida: Sidor, chef: Anvandare) -> None:
    schema = Schema.objects.create(center=make_center(), borjan=MANDAG, veckor=2)
    phone = sida(390, 844, "dark", user=chef)
    for name, address in {
        "schema-personer": reverse("schema", args=[schema.pk]) + "?visa=personer",
        "schema-kontor": reverse("schema", args=[schema.pk]),
        "franvaro": reverse("franvaro"),
        "byten": reverse("byten"),
        "schemahistorik": reverse("schema_historik", args=[schema.pk]),
    }.items():
        phone.goto(address)
        granska(phone, f"{name}-390-dark")


@pytest.mark.parametrize(("bredd", "farg"), [(1280, "light"), (390, "dark")])
def test_a_manager_weighs_the_rules(sida: Sidor, chef: Anvandare, bredd: int, farg: str) -> None:
    page = sida(bredd, 900, color_scheme=farg, user=chef)
    page.goto(reverse("bemanning"))
    page.get_by_role("link", name="Regler", exact=True).click()
    page.get_by_role("group", name="Personalens önskemål.").get_by_label("Vikt").fill("12")
    page.get_by_role("button", name="Spara reglerna").click()
    expect(page.get_by_text("Reglerna är sparade.")).to_be_visible()
    expect(page.get_by_role("cell", name="Får brytas, men kostar (12)")).to_be_visible()
    granska(page, f"schemaregler-{bredd}-{farg}")
