"""A center's manager looks at who will be needed, tells of an event, and reads a day: the pages as pictures."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from kontaktcenter.models import Anvandare
from statistik.models import Prognos
from tests.factories import make_anvandare, make_center
from tests.sidor import Sidor, granska
from tests.statistik.prognosrader import make_prognos

pytestmark = pytest.mark.django_db(transaction=True)
MANDAG = timezone.localdate() - timedelta(days=timezone.localdate().weekday())


@pytest.fixture
def chef() -> Anvandare:
    """The manager of a center whose calls need most in the morning."""
    center = make_center()
    make_prognos(center, forsta=MANDAG, vikter={"dagsniva": 0.4, "trad": 0.35, "median6_utan_helg": 0.25})
    prognos = make_prognos(center, "epost", forsta=MANDAG)
    prognos.behov = [need and max(0, need + 4 - abs(n % 48 - 20)) for n, need in enumerate(prognos.behov)]
    prognos.save(update_fields=["behov"])
    return make_anvandare("chef", center, username="chefen")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_the_week_can_be_read_in_every_size_and_light(sida: Sidor, chef: Anvandare, width: int, scheme: str) -> None:
    page = sida(width, 900, scheme, user=chef)
    page.goto(reverse("behovsprognos"))
    granska(page, f"prognos-{width}-{scheme}")
    page.locator(".prognos-karta thead a").first.click()
    expect(page.get_by_role("heading", name="Telefon")).to_be_visible()
    granska(page, f"prognosdag-{width}-{scheme}")


def test_a_manager_tells_of_an_event_and_sets_targets(sida: Sidor, chef: Anvandare) -> None:
    page = sida(390, 800, user=chef)
    page.goto(reverse("behovsprognos"))
    page.get_by_role("link", name="Kända händelser").click()
    page.get_by_label("Vad händer?").fill("Fakturautskick")
    page.get_by_label("Första dagen").fill(MANDAG.isoformat())
    page.get_by_label("Sista dagen").fill((MANDAG + timedelta(days=2)).isoformat())
    page.get_by_role("button", name="Spara händelsen").click()
    expect(page.get_by_text("Händelsen är sparad.")).to_be_visible()
    granska(page, "prognoshandelser-390-light")
    page.goto(reverse("bemanningskrav", args=[Prognos.objects.values_list("center", flat=True)[0], "telefon"]))
    granska(page, "bemanningskrav-390-light")
    page.get_by_label("Minst antal medarbetare").fill("3")
    page.get_by_role("button", name="Spara kraven").click()
    expect(page.get_by_text("Kraven är sparade.")).to_be_visible()
