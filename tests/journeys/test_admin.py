"""The administration in our frame: its lists and forms hold to the same rules as every other page."""

import pytest
from django.urls import reverse

from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare, make_arendetyp, make_foljdfraga, make_kalender
from tests.sidor import Sidor, granska


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


def test_front_page_is_accessible(sida: Sidor, forvaltare: Anvandare) -> None:
    page = sida(1280, 900, user=forvaltare)
    page.goto(reverse("admin:index"))
    granska(page, "admin-start-1280-light")
