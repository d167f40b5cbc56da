"""The administration in our frame: its lists and forms hold to the same rules as every other page."""

import pytest
from django.urls import reverse

from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare, make_arendetyp, make_foljdfraga, make_kalender
from tests.sidor import Sidor, granska

SIDA = 50
"""Rows of a page of a list."""


@pytest.fixture
def forvaltare() -> Anvandare:
    user = make_anvandare(roll="systemforvaltare")
    make_foljdfraga(make_arendetyp())
    make_kalender()
    return user


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "dark"), (1280, "light")])
@pytest.mark.parametrize("modell", ["anvandare", "arendetyp", "arbetstidskalender"])
def test_lists_and_forms_are_accessible(sida: Sidor, forvaltare: Anvandare, modell: str, width: int, color_scheme: str) -> None:
    # So high that the row of buttons, which stays at the bottom of the window, covers no control.
    page = sida(width, 3000, color_scheme, user=forvaltare)
    page.goto(reverse(f"admin:kontaktcenter_{modell}_changelist"))
    granska(page, f"admin-{modell}-lista-{width}-{color_scheme}")
    page.locator("#result_list tbody th a").first.click()
    granska(page, f"admin-{modell}-{width}-{color_scheme}")


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "dark"), (1280, "light"), (1280, "dark")])
def test_a_long_list_with_its_pages_is_accessible(sida: Sidor, forvaltare: Anvandare, width: int, color_scheme: str) -> None:
    for nr in range(SIDA + 1):
        make_anvandare(username=f"person-{nr}", roll=None, first_name="Anna", last_name=f"Testsson-{nr}")
    page = sida(width, 1200, color_scheme, user=forvaltare)
    page.goto(f"{reverse('admin:kontaktcenter_anvandare_changelist')}?p=2")
    search = page.get_by_role("search")
    box, button = search.get_by_label("Sök i listan").bounding_box(), search.get_by_role("button", name="Sök").bounding_box()
    assert button["height"] >= 40 and abs(box["y"] - button["y"]) < 2
    page.locator(".paginator").scroll_into_view_if_needed()
    granska(page, f"admin-lang-lista-{width}-{color_scheme}")
    colours = page.locator(".paginator a").first.evaluate("(a) => [getComputedStyle(a).color, getComputedStyle(a).backgroundColor]")
    assert colours[1] == "rgba(0, 0, 0, 0)" and colours[0] != colours[1]
    if width == 1280:
        assert page.locator(".results").evaluate("(box) => box.scrollWidth <= box.clientWidth")


def test_front_page_is_accessible(sida: Sidor, forvaltare: Anvandare) -> None:
    page = sida(1280, 900, user=forvaltare)
    page.goto(reverse("admin:index"))
    granska(page, "admin-start-1280-light")
