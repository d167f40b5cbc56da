"""What is typed in the work place without a network, without storage, or right before a log-out."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from arenden.models import Utkast
from tests.journeys.test_arbetsplats import open_kontakt, wait_until_saved
from tests.journeys.vardag import Vardag, make_vardag
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)
LOCAL = "Object.keys(localStorage).filter((key) => key.startsWith('kc-utkast')).length"


def await_local(page: Page, antal: int) -> None:
    """What is typed is locked, and forgotten by the page after the log-out, a moment later."""
    wait = f"async (antal) => {{ for (let i = 0; i < 300 && {LOCAL} !== antal; i++) await new Promise(requestAnimationFrame); }}"
    page.evaluate(wait, antal)
    assert page.evaluate(LOCAL) == antal


def log_out(page: Page, vardag: Vardag) -> None:
    page.locator(f"summary:has-text('{vardag.agent}')").click()
    page.get_by_role("button", name="Logga ut").click()


def type_without_network(sida: Sidor, vardag: Vardag) -> Page:
    page = sida(user=vardag.agent)
    open_kontakt(page)
    page.keyboard.press("Alt+t")
    page.context.set_offline(True)
    page.keyboard.type("Skriver i tunneln")
    expect(page.locator("#kc-sparlage")).to_contain_text("Ingen kontakt med servern")
    return page


def test_what_is_typed_without_network_is_there_when_it_is_back(sida: Sidor) -> None:
    vardag = make_vardag()
    page = type_without_network(sida, vardag)
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto("/arbetsplats/")
    expect(again.locator("#id_f0-text")).to_have_value("Skriver i tunneln")
    wait_until_saved(again)
    assert Utkast.objects.get().innehall["falt"]["f0-text"] == ["Skriver i tunneln"]
    assert again.evaluate(LOCAL) == 0


def test_who_stays_after_asking_to_log_out_keeps_what_the_server_has_not(sida: Sidor) -> None:
    vardag = make_vardag()
    page = type_without_network(sida, vardag)
    with page.expect_event("dialog") as asked:
        page.once("dialog", lambda dialog: dialog.dismiss())
        log_out(page, vardag)
    assert asked.value.type == "beforeunload"
    assert page.evaluate(LOCAL) == 1
    page.context.set_offline(False)
    wait_until_saved(page)
    assert Utkast.objects.get().innehall["falt"]["f0-text"] == ["Skriver i tunneln"]


def test_who_logs_out_all_the_same_leaves_nothing_in_the_browser(sida: Sidor) -> None:
    vardag = make_vardag()
    page = type_without_network(sida, vardag)
    page.route("**/arbetsplats/**", lambda route: route.abort())
    page.context.set_offline(False)
    page.once("dialog", lambda dialog: dialog.accept())
    log_out(page, vardag)
    expect(page.get_by_role("link", name="Logga in som personal")).to_be_visible()
    await_local(page, 0)


def test_what_is_typed_in_another_tab_after_the_log_out_is_kept_nowhere(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent)
    open_kontakt(page)
    other = page.context.new_page()
    other.goto("/start/")
    log_out(other, vardag)
    expect(page.locator("[data-utloggad]")).to_contain_text("Det du skriver på den här sidan sparas inte")
    granska(page, "arbetsplats-utloggad")
    page.locator("#id_f0-text").fill("Hemlig person")
    expect(page.locator("#kc-sparlage")).to_have_text("Du är utloggad. Det du skriver sparas inte.")
    assert page.evaluate(LOCAL) == 0


def test_a_draft_in_the_browser_is_read_by_nobody_but_its_writer(sida: Sidor) -> None:
    page = type_without_network(sida, make_vardag())
    await_local(page, 1)
    assert "tunneln" not in page.evaluate("JSON.stringify(localStorage)")


def test_what_is_typed_when_the_session_has_ended_is_there_after_the_next_log_in(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent)
    open_kontakt(page)
    kakor = page.context.cookies()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.locator("#id_f0-text").fill("Skriver vidare")
    expect(page.locator("#kc-sparlage")).to_contain_text("Du är inte inloggad längre.")
    page.context.add_cookies(kakor)
    page.reload()
    expect(page.locator("#id_f0-text")).to_have_value("Skriver vidare")
    wait_until_saved(page)


def test_the_last_words_before_a_log_out_reach_the_server(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent)
    open_kontakt(page)
    page.locator(f"summary:has-text('{vardag.agent}')").click()
    # In one go, so that no pause saves it in between.
    page.evaluate("""() => {
        const field = document.getElementById("id_f0-text");
        field.value = "I sista sekunden";
        field.dispatchEvent(new Event("input", { bubbles: true }));
        document.querySelector("form[action$='/logga-ut/']").requestSubmit();
    }""")
    expect(page.get_by_role("link", name="Logga in som personal")).to_be_visible()
    assert Utkast.objects.get().innehall["falt"]["f0-text"] == ["I sista sekunden"]
    await_local(page, 0)


def test_a_draft_is_kept_by_the_server_where_the_browser_forbids_storage(sida: Sidor) -> None:
    page = sida(user=make_vardag().agent)
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    open_kontakt(page)
    page.keyboard.press("Alt+t")
    page.keyboard.type("Skriver ändå")
    wait_until_saved(page)
    assert Utkast.objects.get().innehall["falt"]["f0-text"] == ["Skriver ändå"]
