"""The menu at the top of the staff pages: one row where there is room, and "Mer" for the rest, also without script."""

import pytest
from playwright.sync_api import expect

from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare, make_center, make_medlemskap
from tests.factories_arenden import make_agent
from tests.factories_kunskap import make_redaktor
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)


def make_chef() -> Anvandare:
    """A manager at the center who also edits and answers: the longest menu."""
    chef = make_anvandare("chef", make_center(), first_name="Olivia", last_name="Provström")
    make_medlemskap(chef, "kommunvagledare", make_center())
    make_medlemskap(chef, "redaktor", make_center())
    return chef


@pytest.mark.parametrize("width", [390, 820, 1280])
@pytest.mark.parametrize(("namn", "make"), [("chef", make_chef), ("redaktor", make_redaktor), ("kommunvagledare", make_agent)])
def test_the_menu_takes_one_row_where_there_is_room(sida: Sidor, namn: str, make, width: int) -> None:
    page = sida(width, 800, user=make())
    page.goto("/nyheter/")
    granska(page, f"meny-{namn}-{width}")
    bar = page.locator(".kc-personalmeny > ul")
    rows = 1 if width > 400 else 3
    assert bar.evaluate("(list) => list.offsetHeight") < (rows + 0.9) * 46
    if width == 1280:
        assert page.locator(".kc-personalhuvud").evaluate("(head) => head.offsetHeight") < 70


def test_the_rest_of_the_menu_is_reached_by_keyboard_and_without_script(sida: Sidor) -> None:
    page = sida(java_script_enabled=False, user=make_chef())
    page.goto("/nyheter/")
    page.locator(".kc-personalmeny summary").focus()
    page.keyboard.press("Enter")
    last = page.locator(".kc-personalmeny .kc-meny a").last
    expect(last).to_be_visible()
    address = last.get_attribute("href")
    last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}**")
    expect(page.locator(".kc-personalmeny > ul > li > a[aria-current]")).to_be_visible()
