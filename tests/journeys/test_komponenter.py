"""The living style page: every component, in the colours, widths and directions that people have."""

import pytest

from tests.factories import make_anvandare
from tests.sidor import Sidor, granska

SIDA = "/utveckling/komponenter/"


@pytest.mark.parametrize(("width", "color_scheme"), [(320, "light"), (1280, "dark")])
def test_citizen_components_are_accessible(sida: Sidor, width: int, color_scheme: str) -> None:
    page = sida(width, 900, color_scheme)
    page.goto(SIDA)
    granska(page, f"komponenter-publik-{width}-{color_scheme}")


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "dark"), (1280, "light")])
def test_staff_components_are_accessible(sida: Sidor, width: int, color_scheme: str) -> None:
    page = sida(width, 900, color_scheme, user=make_anvandare())
    page.goto(f"{SIDA}?bas=personal")
    granska(page, f"komponenter-personal-{width}-{color_scheme}")


def test_arabic_page_runs_from_right_to_left(sida: Sidor) -> None:
    page = sida(390, 900, locale="ar")
    page.goto(SIDA)
    granska(page, "komponenter-publik-390-ar")
    assert page.locator("html").get_attribute("dir") == "rtl"


@pytest.mark.parametrize(("address", "name"), [("/logga-in/", "logga-in"), ("/finns-inte/", "404")])
@pytest.mark.parametrize(("width", "color_scheme", "locale"), [(320, "light", "ar"), (1280, "dark", "sv-SE")])
def test_frame_pages_are_accessible(sida: Sidor, address: str, name: str, width: int, color_scheme: str, locale: str) -> None:
    page = sida(width, 800, color_scheme, locale)
    page.goto(address)
    granska(page, f"{name}-{width}-{color_scheme}")
