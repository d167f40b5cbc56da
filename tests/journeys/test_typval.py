"""The box of case types in the browser: the list while one types, and a box that always agrees with the choice."""

import pytest
from playwright.sync_api import expect

from tests.journeys.tangentbord import Tangentbord
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


def test_nothing_below_moves_while_guesses_come_and_go(sida: Sidor) -> None:
    page = sida(user=make_vardag().agent)
    open_kontakt(page)
    outcome = page.get_by_role("radio", name="Vi återkommer")
    question, box = page.locator("#id_f0-text"), page.get_by_label("Ämne och ärendetyp")
    before = outcome.bounding_box()["y"]
    question.fill("Lampan på vår gata lyser inte")
    expect(page.locator(".kc-typval [role=option]").first).to_be_visible()
    assert outcome.bounding_box()["y"] == before
    box.fill("xqzw")
    expect(page.locator(".kc-typval .kc-dampad", has_text="Ingen ärendetyp heter så.")).to_be_visible()
    assert outcome.bounding_box()["y"] == before


def test_a_click_away_from_the_guesses_lands_where_it_is_aimed(sida: Sidor) -> None:
    page = sida(user=make_vardag().agent)
    open_kontakt(page)
    box, outcome = page.get_by_label("Ämne och ärendetyp"), page.get_by_role("radio", name="Avbruten")
    box.fill("gatub")
    page.get_by_role("option", name="Trasig gatubelysning").click()
    expect(page.locator(".kc-vagval")).to_contain_text("Lämna över")
    before = outcome.bounding_box()["y"]
    box.fill("fråga")
    expect(page.locator(".kc-typval [role=option]").first).to_be_visible()
    assert outcome.bounding_box()["y"] == before


@pytest.mark.parametrize(("tangent", "utfall"), [("Alt+B", "Besvarad"), ("Alt+8", "Vi återkommer"), ("Alt+X", "Avbruten")])
def test_each_outcome_has_a_key_from_within_the_question(sida: Sidor, tangent: str, utfall: str) -> None:
    page = sida(user=make_vardag().agent)
    open_kontakt(page)
    keys = Tangentbord(page)
    keys.press("Alt+t")
    keys.type("När stänger ni")
    keys.press(tangent.lower().capitalize())
    expect(page.get_by_role("radio", name=utfall)).to_be_checked()
    expect(page.locator("#id_f0-text")).to_have_value("När stänger ni")
    page.keyboard.press("?")
    expect(page.locator("#kc-tangenter").get_by_role("row", name=f"{tangent} {utfall}")).to_be_visible()
