"""What an officer has typed survives a closed browser, and nothing of it survives the log-out."""

from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from arenden.models import Arende
from kontaktcenter.models import Anvandare
from tests.factories_arenden import make_handlaggare, make_mottaget
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('kc-skrivet:')).length"
UNTIL_KEPT = f"async (antal) => {{ for (let i = 0; i < 300 && {KEPT} !== antal; i++) await new Promise(requestAnimationFrame); }}"


def await_kept(page: Page, antal: int) -> None:
    """What is typed is kept when it has been locked, a moment later."""
    page.evaluate(UNTIL_KEPT, antal)
    assert page.evaluate(KEPT) == antal


def write_and_leave(sida: Sidor) -> tuple[Page, Arende]:
    """An answer half written, and the page left without sending."""
    officer = make_handlaggare(first_name="Eva", last_name="Exempelsson")
    arende = make_mottaget(officer)
    page = sida(user=officer)
    page.goto(f"/arenden/{arende.nummer}/besvara/")
    page.locator("textarea[name=text]").fill("Ja, ni får bygga.")
    await_kept(page, 1)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/start/")
    return page, arende


def test_an_answer_that_was_left_is_offered_back_and_gone_when_it_is_sent(sida: Sidor) -> None:
    page, arende = write_and_leave(sida)
    page.goto(f"/arenden/{arende.nummer}/besvara/")
    expect(page.locator("[data-skrivet]")).to_contain_text("Vi sparade det du skrev")
    granska(page, "arende-skrivet")
    page.get_by_role("button", name="Hämta tillbaka").click()
    expect(page.locator("textarea[name=text]")).to_have_value("Ja, ni får bygga.")
    page.locator("button[value=granska]").click()
    page.locator("button[value=skicka]").click()
    page.wait_for_url(lambda url: "besvara" not in url)
    assert page.evaluate(KEPT) == 0


def test_what_is_thrown_away_is_not_offered_again(sida: Sidor) -> None:
    page, arende = write_and_leave(sida)
    page.goto(f"/arenden/{arende.nummer}/besvara/")
    page.get_by_role("button", name="Kasta").click()
    page.reload()
    expect(page.locator("textarea[name=text]")).to_be_visible()
    expect(page.locator("[data-skrivet]")).to_have_count(0)


def log_out(page: Page) -> None:
    page.locator("summary:has-text('Eva Exempelsson')").click()
    page.get_by_role("button", name="Logga ut").click()


def test_nothing_typed_is_left_after_log_out(sida: Sidor) -> None:
    page, _arende = write_and_leave(sida)
    assert page.evaluate(KEPT) == 1
    log_out(page)
    expect(page.get_by_role("link", name="Logga in som personal")).to_be_visible()
    await_kept(page, 0)


def test_a_log_out_that_fails_forgets_nothing(sida: Sidor) -> None:
    page, _arende = write_and_leave(sida)
    page.route("**/logga-ut/", lambda route: route.fulfill(status=403, body="nej"))
    log_out(page)
    page.wait_for_url("**/logga-ut/")
    page.goto("/start/")
    assert page.evaluate(KEPT) == 1


def test_who_stays_on_the_page_after_all_goes_on_being_kept(sida: Sidor) -> None:
    officer = make_handlaggare(first_name="Eva", last_name="Exempelsson")
    page = sida(user=officer)
    page.goto(f"/arenden/{make_mottaget(officer).nummer}/besvara/")
    page.locator("textarea[name=text]").fill("Ja.")
    await_kept(page, 1)
    with page.expect_event("dialog") as asked:
        page.once("dialog", lambda dialog: dialog.dismiss())
        log_out(page)
    assert asked.value.type == "beforeunload"
    page.locator("textarea[name=text]").fill("Ja, ni får bygga.")
    await_kept(page, 1)
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.get_by_role("button", name="Hämta tillbaka").click()
    expect(page.locator("textarea[name=text]")).to_have_value("Ja, ni får bygga.")


def test_who_stays_and_then_logs_out_leaves_nothing(sida: Sidor) -> None:
    officer = make_handlaggare(first_name="Eva", last_name="Exempelsson")
    page = sida(user=officer)
    page.goto(f"/arenden/{make_mottaget(officer).nummer}/besvara/")
    page.locator("textarea[name=text]").fill("Ja.")
    await_kept(page, 1)
    page.once("dialog", lambda dialog: dialog.dismiss())
    log_out(page)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("link", name="Logga in som personal")).to_be_visible()
    await_kept(page, 0)


def log_in_anew(page: Page, anvandare: Anvandare) -> None:
    """End the session without a log-out, as time does, and begin another in the same browser."""
    page.context.clear_cookies()
    client = Client()
    client.force_login(anvandare, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": urljoin(page.url, "/")}])


def test_what_is_left_when_a_session_ends_is_read_by_nobody_but_its_writer(sida: Sidor) -> None:
    page, arende = write_and_leave(sida)
    page.context.clear_cookies()
    page.goto("/logga-in/")
    assert "bygga" not in page.evaluate("JSON.stringify(localStorage)")
    log_in_anew(page, Anvandare.objects.get(first_name="Eva"))
    page.goto(f"/arenden/{arende.nummer}/besvara/")
    page.get_by_role("button", name="Hämta tillbaka").click()
    expect(page.locator("textarea[name=text]")).to_have_value("Ja, ni får bygga.")


def test_what_another_user_left_goes_when_somebody_logs_in(sida: Sidor) -> None:
    page, _arende = write_and_leave(sida)
    log_in_anew(page, make_handlaggare())
    page.goto("/start/")
    await_kept(page, 0)


def test_a_page_works_in_a_browser_that_forbids_storage(sida: Sidor) -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    page = sida(user=officer)
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })")
    page.goto(f"/arenden/{arende.nummer}/besvara/")
    page.locator("textarea[name=text]").fill("Ja, ni får bygga.")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("#kc-tangenter")).to_be_visible()
    page.locator("[data-ensamma-tangenter]").uncheck()
    expect(page.locator("[data-ensamma-tangenter]")).not_to_be_checked()


def test_an_answer_that_was_refused_is_kept_until_it_is_taken(sida: Sidor) -> None:
    page, arende = write_and_leave(sida)
    page.goto(f"/arenden/{arende.nummer}/besvara/")
    page.get_by_role("button", name="Hämta tillbaka").click()
    page.locator("button[value=granska]").click()
    expect(page.locator("button[value=skicka]")).to_be_visible()
    Arende.objects.filter(pk=arende.pk).update(version=arende.version + 7)
    page.locator("button[value=skicka]").click()
    expect(page.locator(".kc-felsammanfattning, [role=alert]").first).to_be_visible()
    page.goto("/start/")
    assert page.evaluate(KEPT) == 1


def test_nothing_is_kept_of_a_case_under_secrecy(sida: Sidor) -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    Arende.objects.filter(pk=arende.pk).update(sekretess="sekretess")
    page = sida(user=officer)
    page.goto(f"/arenden/{arende.nummer}/besvara/")
    page.locator("textarea[name=text]").fill("Ja, ni får bygga.")
    assert page.evaluate(KEPT) == 0
