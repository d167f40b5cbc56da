"""The pages of the outbox in a real browser: readable by everybody, on a phone and a wide screen, in light and dark."""

from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from kontaktcenter.models import Hjartslag, Utskick
from kontaktcenter.utkorg.hjartslag import register_hjartslag
from kontaktcenter.utkorg.motor import Motor
from kontaktcenter.utkorg.skriv import queue_utskick
from tests.factories import make_anvandare
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)
SVAR = "Hej!\n\nDu har fått ett svar i ärende KC-2026-000123.\n\nLäs det här: http://localhost:8000/folj/prov/\n\n--\nExempelkommun\n"
# "Hello! We have received your question."
ARABISKA = "مرحبا!\n\nلقد استلمنا سؤالك KC-2026-000123.\n"
EPOST = Utskick.Slag.EPOST


@pytest.fixture(params=[(390, "light"), (1280, "dark")], ids=["phone-light", "wide-dark"])
def vy(request: Any) -> dict[str, Any]:
    width, scheme = request.param
    return {"width": width, "color_scheme": scheme}


def test_the_page_of_health_is_accessible(sida: Sidor, vy: dict) -> None:
    register_hjartslag(Hjartslag.Del.ARBETARE)
    register_hjartslag(Hjartslag.Del.KLOCKA)
    page = sida(**vy)
    page.goto("/halsa/")
    granska(page, f"halsa-{vy['width']}-{vy['color_scheme']}")


def test_the_development_mailbox_is_accessible(sida: Sidor, vy: dict) -> None:
    with transaction.atomic():
        queue_utskick(slag=EPOST, mottagare="maja@exempel.se", amnesrad="Du har fått ett svar", text=SVAR, nyckel="a")
        queue_utskick(slag=EPOST, mottagare="ali@exempel.se", amnesrad="لقد استلمنا سؤالك", text=ARABISKA, sprak="ar", nyckel="b")
        queue_utskick(slag=Utskick.Slag.SMS, mottagare="070-1740605", amnesrad="", text="Din tid är i morgon.", nyckel="c")
    Motor().drain(5)
    page = sida(**vy)
    page.goto(reverse("utvecklingspost"))
    page.locator("summary").first.click()
    granska(page, f"utvecklingspost-{vy['width']}-{vy['color_scheme']}")


def test_the_list_of_the_outbox_is_accessible(sida: Sidor, vy: dict) -> None:
    fel = "Mottagarens adress togs inte emot: 550 5.1.1 <[e-post]>: User unknown"
    for number, lage in enumerate(["vantar", "oklart", "misslyckat", "avbrutet"]):
        Utskick.objects.create(slag=EPOST, mottagare="maja@exempel.se", nyckel=f"a:{number}", lage=lage, forsok=number, fel=fel)
    page = sida(user=make_anvandare(is_superuser=True), **vy)
    page.goto(reverse("admin:kontaktcenter_utskick_changelist"))
    granska(page, f"utskick-{vy['width']}-{vy['color_scheme']}")
