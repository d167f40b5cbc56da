"""What an agent must see at once on a common screen: who gets what is handed over, and the answer that is read aloud."""

import pytest
from playwright.sync_api import Locator, Page, expect

from kunskapsbank.actions.index import sync_artiklar
from tests.factories_kunskap import make_artikel
from tests.journeys.vardag import make_vardag
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)
LANGT_SVAR = "\n\n".join(f"Stycke {nr}: Anmäl på webbplatsen, i telefon eller genom att besöka oss." for nr in range(12))


def is_in_view(part: Locator) -> bool:
    """Whether all of it is seen: what lies at its corners is itself."""
    seen = """(part) => { const box = part.getBoundingClientRect(); return [box.top + 2, box.bottom - 2].every(
        (y) => part.contains(document.elementFromPoint(box.left + 4, y)) || document.elementFromPoint(box.left + 4, y)?.contains(part)) }"""
    return part.evaluate(seen) and part.evaluate("(part) => part.getBoundingClientRect().top >= 0")


def ask(page: Page, text: str) -> None:
    page.goto("/arbetsplats/")
    page.keyboard.press("Alt+n")
    expect(page.locator("#id_sok")).to_be_focused()
    page.keyboard.press("Alt+t")
    page.keyboard.type(text)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 640)])
def test_a_hand_over_opens_at_its_heading_with_its_buttons_in_view(sida: Sidor, width: int, height: int) -> None:
    vardag = make_vardag()
    page = sida(width, height, user=vardag.agent)
    ask(page, "Lampan utanför porten lyser inte")
    expect(page.get_by_role("option", name="Trasig gatubelysning")).to_be_visible()
    page.keyboard.press("Alt+1")
    expect(page.locator(".kc-vagval")).to_be_visible()
    page.keyboard.press("Alt+o")
    dialog = page.locator("#kc-dialog")
    expect(dialog.locator("[data-fokus]")).to_be_focused()
    granska(page, f"overlamning-{width}", full_page=False)
    assert dialog.evaluate("(dialog) => dialog.scrollTop") == 0
    assert is_in_view(dialog.get_by_role("heading")) and is_in_view(dialog.locator("dt", has_text="Ärendetyp"))
    assert is_in_view(dialog.locator("[data-fokus]"))


def test_an_opened_answer_shows_a_good_piece_of_it_with_what_is_done_with_it(sida: Sidor) -> None:
    vardag = make_vardag()
    artikel = make_artikel("Hur anmäler jag en trasig gatlampa?", kort_svar="Gör en felanmälan och uppge stolpens nummer.", svar=LANGT_SVAR)
    sync_artiklar([artikel])
    page = sida(1440, 900, user=vardag.agent)
    ask(page, "trasig gatlampa")
    page.locator("[data-forsta-traff]").click()
    expect(page.locator(".kc-lasartikel__kort")).to_be_visible()
    granska(page, "oppnat-svar-1440", full_page=False)
    assert all(is_in_view(page.locator(".kc-lasartikel__svar p").nth(nr)) for nr in range(5))
    assert is_in_view(page.get_by_role("button", name="Använd som svar"))
