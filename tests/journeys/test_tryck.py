"""A tap is never lost because the page puts something in place anew while the finger is down."""

import pytest
from playwright.sync_api import Locator, Page, expect

from servicekontor.models import Kontorshandelse
from servicekontor.status import Kontorshandelsetyp as Typ
from tests.factories import make_anvandare
from tests.factories_arenden import make_agent, make_arende
from tests.factories_kontor import make_kontor
from tests.factories_reception import make_kategori, make_oppet_i_dag
from tests.sidor import Sidor

pytestmark = pytest.mark.django_db(transaction=True)
FETCHED = """(part) => new Promise(done => {
    const real = window.fetch;
    window.fetch = async (...asked) => { const answer = await real(...asked); setTimeout(done, 300); return answer; };
    document.dispatchEvent(new Event('visibilitychange'));
})"""
"""The page looks for what others have done, as it does when a telephone is taken up; until it has had time to show it."""
POLLED = """(part) => new Promise(done => {
    document.addEventListener('htmx:afterRequest', () => setTimeout(done, 200), { once: true });
    htmx.ajax('GET', part.getAttribute('hx-get'), { source: part, target: part, swap: 'outerHTML' });
})"""
"""The part asks for itself, as it does now and then."""


def press(page: Page, part: Locator) -> None:
    part.scroll_into_view_if_needed()
    box = part.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()


def test_a_tap_counts_though_the_reception_is_renewed_under_the_finger(sida: Sidor) -> None:
    kontor = make_kontor()
    make_oppet_i_dag(kontor)
    make_kategori()
    page = sida(390, 844, user=make_anvandare())
    page.goto("/reception/norrby/")
    page.wait_for_load_state("networkidle")
    press(page, page.get_by_role("button", name="Räkna ett besök: Bygga och bo"))
    page.locator("#kc-receptionsyta").evaluate(FETCHED)
    page.mouse.up()
    expect(page.get_by_role("button", name="Ångra")).to_be_visible()
    assert Kontorshandelse.objects.filter(typ=Typ.BESOK_RAKNAT).count() == 1


def test_what_asks_for_itself_moves_nothing_under_the_finger(sida: Sidor) -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    page = sida(390, 844, user=agent)
    page.goto(f"/arenden/{arende.nummer}/")
    make_colleague_look(sida, arende.nummer)
    button = page.locator(".arende-atgarder .ds-button").first
    press(page, button)
    before = button.bounding_box()
    page.locator("#arende-tittare").evaluate(POLLED)
    assert button.bounding_box() == before
    page.mouse.up()
    page.wait_for_timeout(600)
    page.locator("#arende-tittare").evaluate(POLLED)
    expect(page.locator("#arende-tittare")).to_contain_text("tittar också på ärendet")


def test_a_form_whose_sending_came_to_nothing_can_be_sent_again(sida: Sidor) -> None:
    agent = make_agent()
    page = sida(390, 844, user=agent)
    page.clock.install()
    page.goto("/konto/losenord/")
    sent: list[str] = []
    page.route("**/*", lambda route: (sent.append(route.request.method), route.fulfill(status=204)))
    form = page.locator("main form").first
    form.evaluate("(form) => form.requestSubmit()")
    expect(form).to_have_attribute("aria-busy", "true")
    form.evaluate("(form) => form.requestSubmit()")
    page.clock.fast_forward(21_000)
    expect(form).not_to_have_attribute("aria-busy", "true")
    form.evaluate("(form) => form.requestSubmit()")
    expect(form).to_have_attribute("aria-busy", "true")
    page.wait_for_timeout(200)
    assert sent.count("POST") == 2


def make_colleague_look(sida: Sidor, nummer: str) -> None:
    """A colleague has the case open too."""
    kollega = make_agent(username="nour", first_name="Nour", last_name="Testlund")
    sida(user=kollega).goto(f"/arenden/{nummer}/")
