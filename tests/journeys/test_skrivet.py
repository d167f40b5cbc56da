"""What an officer has typed survives a closed browser, and nothing of it survives the log-out."""

import pytest
from playwright.sync_api import Page, expect

from arenden.models import Arende
from tests.factories_arenden import make_handlaggare, make_mottaget
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('kc-skrivet:')).length"


def write_and_leave(sida: Sidor) -> tuple[Page, Arende]:
    """An answer half written, and the page left without sending."""
    officer = make_handlaggare(first_name="Eva", last_name="Exempelsson")
    arende = make_mottaget(officer)
    page = sida(user=officer)
    page.goto(f"/arenden/{arende.nummer}/besvara/")
    page.locator("textarea[name=text]").fill("Ja, ni får bygga.")
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


def test_nothing_typed_is_left_after_log_out(sida: Sidor) -> None:
    page, _arende = write_and_leave(sida)
    assert page.evaluate(KEPT) == 1
    page.locator("summary:has-text('Eva Exempelsson')").click()
    page.get_by_role("button", name="Logga ut").click()
    expect(page.get_by_role("link", name="Logga in som personal")).to_be_visible()
    assert page.evaluate(KEPT) == 0


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
