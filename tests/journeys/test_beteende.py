"""What the ES modules add to a page, in a real browser; and that the page works without them."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories import make_anvandare
from tests.sidor import Sidor, granska

ARBETSSIDA = "/utveckling/komponenter/?bas=personal&utan=meddelanden"


@pytest.fixture
def arbetssida(sida: Sidor) -> Page:
    """The style page as a working page. Its error summary takes focus, which shows that the modules have started."""
    page = sida(1280, 900, user=make_anvandare())
    page.goto(ARBETSSIDA)
    expect(page.locator("#felsammanfattning")).to_be_focused()
    return page


def test_link_in_error_summary_puts_the_cursor_in_the_field(arbetssida: Page) -> None:
    arbetssida.get_by_role("link", name="Namn –").click()
    expect(arbetssida.locator("#id_fel-namn")).to_be_focused()
    arbetssida.get_by_role("link", name="Hur vill du ha svar? –").click()
    expect(arbetssida.locator("#id_fel-hur_0")).to_be_focused()


def test_dialog_opens_corrects_and_saves(arbetssida: Page) -> None:
    arbetssida.keyboard.press("Alt+n")
    dialog = arbetssida.get_by_role("dialog", name="Anteckning")
    expect(dialog.get_by_label("Anteckning")).to_be_focused()
    granska(arbetssida, "komponenter-dialog", full_page=False)
    dialog.get_by_role("button", name="Spara").click()
    expect(dialog.locator("#felsammanfattning")).to_be_focused()
    dialog.get_by_label("Anteckning").fill("Ringer tillbaka i morgon.")
    dialog.get_by_role("button", name="Spara").click()
    expect(arbetssida.get_by_text("Anteckningen är sparad.")).to_be_visible()


def test_escape_closes_the_dialog_and_gives_focus_back(arbetssida: Page) -> None:
    opener = arbetssida.get_by_role("link", name="Ny anteckning")
    opener.focus()
    opener.press("Enter")
    expect(arbetssida.locator("#kc-dialog")).to_be_visible()
    arbetssida.keyboard.press("Escape")
    expect(arbetssida.locator("#kc-dialog")).to_be_hidden()
    expect(opener).to_be_focused()


def test_dialog_is_a_page_of_its_own_without_script(sida: Sidor) -> None:
    page = sida(390, 844, user=make_anvandare(), java_script_enabled=False)
    page.goto(ARBETSSIDA)
    page.get_by_role("link", name="Ny anteckning").click()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Rätta ett fel")).to_be_visible()
    page.get_by_label("Anteckning").fill("Utan skript.")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Anteckningen är sparad.")).to_be_visible()


def test_question_mark_lists_the_keys_of_the_page(arbetssida: Page) -> None:
    arbetssida.keyboard.press("?")
    help_dialog = arbetssida.get_by_role("dialog", name="Tangenter på den här sidan")
    expect(help_dialog.get_by_role("row", name="Alt+N Ny anteckning")).to_be_visible()
    granska(arbetssida, "komponenter-tangenter", full_page=False)


def test_question_mark_lists_also_the_keys_that_rest_just_now(arbetssida: Page) -> None:
    arbetssida.evaluate("() => { document.querySelector('[data-tangent=\"Alt+N\"]').hidden = true }")
    arbetssida.keyboard.press("?")
    expect(arbetssida.locator("#kc-tangenter").get_by_role("row", name="Alt+N Ny anteckning (inte just nu)")).to_be_visible()


def test_lone_keys_are_silent_while_typing_and_when_turned_off(arbetssida: Page) -> None:
    field = arbetssida.locator("#k-sok")
    arbetssida.keyboard.press("/")
    expect(field).to_be_focused()
    arbetssida.keyboard.type("a/b?")
    expect(field).to_have_value("a/b?")
    expect(arbetssida.locator("#kc-tangenter")).to_be_hidden()
    field.blur()
    arbetssida.keyboard.press("?")
    arbetssida.get_by_label("Använd tangenter utan Alt").uncheck()
    arbetssida.keyboard.press("Escape")
    arbetssida.keyboard.press("?")
    expect(arbetssida.locator("#kc-tangenter")).to_be_hidden()


def test_altgr_is_left_to_the_keyboard(arbetssida: Page) -> None:
    arbetssida.evaluate(
        """() => document.body.dispatchEvent(new KeyboardEvent('keydown',
            {code: 'KeyN', key: 'n', altKey: true, modifierAltGraph: true, bubbles: true}))"""
    )
    expect(arbetssida.locator("#kc-dialog")).to_be_hidden()


def test_characters_are_counted_as_the_server_counts(arbetssida: Page) -> None:
    arbetssida.locator("#id_beskrivning").fill("två\nrader")
    expect(arbetssida.locator("#id_beskrivning_raknare")).to_have_text("Tecken kvar: 190")
    arbetssida.locator("#id_beskrivning").fill("x" * 203)
    expect(arbetssida.locator("#id_beskrivning_raknare")).to_have_text("Tecken för mycket: 3")


def test_leaving_what_is_typed_is_asked_about(arbetssida: Page) -> None:
    asked = []
    arbetssida.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    arbetssida.locator("#id_namn").press_sequentially("Test")
    arbetssida.goto("/konto/losenord/")
    assert asked == ["beforeunload"]


def test_second_click_sends_nothing(arbetssida: Page) -> None:
    arbetssida.route(re.compile("komponenter"), lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    stopped = arbetssida.evaluate(
        """() => {
            const stopped = [];
            window.addEventListener('submit', (event) => stopped.push(event.defaultPrevented));
            const button = document.querySelector('#k-tom button');
            button.click();
            button.click();
            return [...stopped, button.getAttribute('aria-busy')];
        }"""
    )
    assert stopped == [False, True, "true"]


def test_lost_network_is_said(arbetssida: Page) -> None:
    arbetssida.route(re.compile("dialog"), lambda route: route.abort())
    arbetssida.get_by_role("link", name="Ny anteckning").click()
    expect(arbetssida.locator("#kc-meddelanden")).to_contain_text("Vi fick ingen kontakt med servern")


def test_menu_closes_when_one_goes_elsewhere(arbetssida: Page) -> None:
    menu = arbetssida.locator("details.kc-meny").last
    menu.locator("summary").click()
    granska(arbetssida, "komponenter-meny", full_page=False)
    arbetssida.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()


def test_colours_are_chosen_from_the_menu_without_script(sida: Sidor) -> None:
    page = sida(390, 844, java_script_enabled=False)
    page.goto("/logga-in/")
    page.get_by_role("button", name="Mörkt").click()
    assert page.url.endswith("/logga-in/")
    assert page.locator("html").get_attribute("data-color-scheme") == "dark"


def test_running_clock_counts(arbetssida: Page) -> None:
    expect(arbetssida.locator("time[data-klocka]")).not_to_have_text("0:00")
