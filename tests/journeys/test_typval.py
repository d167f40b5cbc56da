"""The box of case types in the browser: the list while one types, and a box that always agrees with the choice."""

import pytest
from playwright.sync_api import expect

from tests.journeys.test_arbetsplats import open_kontakt
from tests.journeys.vardag import make_vardag
from tests.sidor import Sidor

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_box_lists_names_says_when_there_are_none_and_agrees_with_the_choice(sida: Sidor) -> None:
    page = sida(user=make_vardag().agent)
    open_kontakt(page)
    box = page.get_by_label("Ämne och ärendetyp")
    box.fill("gatub")
    page.get_by_role("option", name="Trasig gatubelysning").click()
    expect(page.locator(".kc-vagval")).to_contain_text("Lämna över")
    box.fill("xqzw")
    expect(page.get_by_text("Ingen ärendetyp heter så.", exact=True).first).to_be_visible()
    box.press("Enter")
    expect(box).to_have_value("Trasig gatubelysning")
    expect(page.locator(".kc-typval select option:checked")).to_have_text("Trasig gatubelysning")
