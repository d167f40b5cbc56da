"""A receptionist's morning at an office in a real browser, part of it without a line, and the screens that visitors use."""

import uuid

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from kontaktcenter.models import Anvandare
from servicekontor.actions.kallelse import call_next
from servicekontor.actions.skarm import create_skarm
from servicekontor.models import Besok, Kobiljett, Kontor, Kontorshandelse, Kontorsskarm, Resurs, Tryck
from servicekontor.status import Kontorshandelsetyp as Typ
from tests.factories import make_anvandare, make_center
from tests.factories_bokning import make_bokning, make_mottagningstid
from tests.factories_kontor import make_kontor, make_resurs
from tests.factories_reception import make_besok, make_biljett, make_disk, make_kategori, make_oppet_i_dag
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)
KATEGORIER = {"stod": "Stöd och omsorg", "skola": "Förskola och skola", "ovrigt": "Något annat"}
ORD = {"ar": {"namn": "البناء والسكن"}, "se": {"namn": "Huksen ja orrun"}}


@pytest.fixture
def kontor() -> Kontor:
    cache.clear()
    kontor = make_kontor()
    make_oppet_i_dag(kontor)
    make_kategori(oversattningar=ORD)
    for kod, namn in KATEGORIER.items():
        make_kategori(kod, namn)
    make_disk(kontor)
    make_resurs(kontor, "Dator 1", slag=Resurs.Slag.DATOR)
    make_resurs(kontor, "Samtalsrummet", slag=Resurs.Slag.RUM)
    return kontor


@pytest.fixture
def agent(kontor: Kontor) -> Anvandare:
    return make_anvandare()


def open_reception(
    sida: Sidor, agent: Anvandare, width: int = 820, color_scheme: str = "light", *, height: int = 1180, is_seated: bool = True
) -> Page:
    page = sida(width, height, color_scheme, user=agent)
    page.goto("/reception/norrby/")
    if is_seated:
        # The page that comes has run its script when it is loaded; before that a click falls between two pages.
        with page.expect_navigation():
            page.get_by_role("button", name="Sitt här").click()
    page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    return page


def button(page: Page, name: str):
    return page.get_by_role("button", name=name)


def counted() -> int:
    return Kontorshandelse.objects.filter(typ=Typ.BESOK_RAKNAT).count()


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "light"), (820, "light"), (1280, "dark")])
def test_the_reception_is_accessible(sida: Sidor, kontor: Kontor, agent: Anvandare, width: int, color_scheme: str) -> None:
    make_bokning(make_mottagningstid(kontor=kontor, resurser=[make_disk(kontor)]), timezone.localtime().replace(hour=12, minute=0))
    make_besok(kontor, agent, make_disk(kontor, "Disk 2"))
    for number in range(3):
        make_biljett(kontor, agent, minuter=9 * number, sprak="ar" if number else "sv")
    page = open_reception(sida, agent, width, color_scheme)
    granska(page, f"reception-{width}-{color_scheme}")
    button(page, "Kalla nästa").click()
    expect(button(page, "Börja hjälpa")).to_be_visible()
    granska(page, f"reception-kallad-{width}-{color_scheme}")


def test_a_visitor_is_called_and_helped_and_the_contact_opened(sida: Sidor, kontor: Kontor, agent: Anvandare) -> None:
    make_biljett(kontor, agent)
    page = open_reception(sida, agent)
    button(page, "Kalla nästa").click()
    button(page, "Börja hjälpa").click()
    expect(page.get_by_text("Kontakten gäller besöket på Kontoret i Norrby.")).to_be_visible()
    expect(page).to_have_url(f"{page.url.split('/arbetsplats')[0]}/arbetsplats/{Besok.objects.get().nyckel}/")
    expect(page.get_by_role("radio", name="Besök")).to_be_checked()
    page.goto("/reception/norrby/")
    button(page, "Avsluta besöket").click()
    expect(button(page, "Kalla nästa")).to_be_visible()
    assert Kobiljett.objects.get().lage == Kobiljett.Lage.KLAR


@pytest.mark.parametrize(("width", "height"), [(390, 844), (768, 1024), (1024, 768), (1280, 800)])
def test_the_panel_that_moves_a_called_visitor_opens_within_the_screen(
    sida: Sidor, kontor: Kontor, agent: Anvandare, width: int, height: int
) -> None:
    make_biljett(kontor, agent)
    page = open_reception(sida, agent, width, height=height)
    button(page, "Kalla nästa").click()
    expect(button(page, "Börja hjälpa")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.locator("summary", has_text="Flytta").click()
    page.get_by_label("Till disken").focus()
    submit = page.locator("[id^=flytta-][id$=-knapp]")
    submit.scroll_into_view_if_needed()
    expect(submit).to_be_in_viewport(ratio=1)
    granska(page, f"reception-flytta-{width}", full_page=False)


def test_a_morning_partly_without_a_line_is_counted_once_and_in_order(sida: Sidor, kontor: Kontor, agent: Anvandare) -> None:
    besok = make_besok(kontor, agent)
    page = open_reception(sida, agent)
    expect(page.locator("#kc-natlage")).to_have_attribute("data-lage", "ok")
    page.context.set_offline(True)
    button(page, "Räkna ett besök: Bygga och bo").click()
    expect(page.locator("#kc-natlage")).to_contain_text("Väntar på att skickas: 1.")
    button(page, "Avsluta besöket").click()
    expect(page.locator("#kc-natlage")).to_contain_text("Väntar på att skickas: 2.")
    expect(button(page, "Avsluta besöket")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("utan uppkoppling")
    expect(page.locator("#kc-del-besok")).to_be_hidden()
    granska(page, "reception-utan-nat")
    button(page, "Stöd och omsorg").first.click()
    page.locator("#kc-del-lapp").get_by_role("button", name="Bygga och bo").click()
    expect(page.locator("#kc-natlage")).to_contain_text("Väntar på att skickas: 4.")
    assert (Tryck.objects.count(), counted()) == (0, 0)
    page.context.set_offline(False)
    expect(button(page, "Kalla nästa")).to_be_visible()
    expect(page.locator("#kc-natlage")).to_be_hidden()
    besok.refresh_from_db()
    assert (counted(), besok.slutade is not None, Kobiljett.objects.count()) == (2, True, 2)
    assert list(Tryck.objects.order_by("mottaget").values_list("slag", flat=True)) == ["rakna", "sluta", "rakna", "kolapp"]


def test_a_tap_without_a_line_says_at_once_beside_the_button_that_it_is_kept(sida: Sidor, kontor: Kontor, agent: Anvandare) -> None:
    page = open_reception(sida, agent, 390, height=700)
    page.context.set_offline(True)
    count = button(page, "Räkna ett besök: Något annat")
    count.click()
    expect(page.locator("form", has=count)).to_contain_text("Sparat, skickas när linjen är tillbaka.")
    expect(count).not_to_have_attribute("aria-busy", "true")
    page.mouse.wheel(0, 4000)
    expect(page.locator("#kc-natlage")).to_be_in_viewport(ratio=1)
    granska(page, "reception-sparat-390", full_page=False)
    page.context.set_offline(False)
    expect(page.locator("#kc-natlage")).to_be_hidden()
    assert counted() == 1


def test_a_ticket_without_a_line_is_given_in_the_visitors_language(sida: Sidor, kontor: Kontor, agent: Anvandare) -> None:
    page = open_reception(sida, agent)
    page.context.set_offline(True)
    page.reload()
    page.get_by_label("Språk").select_option("so")
    page.locator("#kc-del-lapp").get_by_role("button", name="Bygga och bo").click()
    expect(page.locator("#kc-natlage li")).to_contain_text("Kölapp: Bygga och bo")
    granska(page, "reception-utan-nat-sprak")
    page.context.set_offline(False)
    expect(button(page, "Kalla nästa")).to_be_visible()
    assert Kobiljett.objects.get().sprak == "so"


def test_an_answer_that_was_lost_on_the_way_makes_no_double(sida: Sidor, kontor: Kontor, agent: Anvandare) -> None:
    page = open_reception(sida, agent)
    lost = []

    def lose_first_answer(route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/tryck/rakna/", lose_first_answer)
    button(page, "Räkna ett besök: Bygga och bo").click()
    expect(page.locator("#kc-natlage")).to_have_attribute("data-vantar", "1")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#kc-natlage")).to_be_hidden()
    assert (lost, counted()) == ([200], 1)


def test_taps_outlive_a_log_out_and_are_sent_by_who_logs_in(sida: Sidor, kontor: Kontor, agent: Anvandare) -> None:
    page = open_reception(sida, agent)
    cookies = page.context.cookies()
    # As a log-out does it: without the other cookie too, the tap would be refused before anybody asks who is logged in.
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    button(page, "Räkna ett besök: Bygga och bo").click()
    expect(page.locator("#kc-natlage")).to_contain_text("Du är utloggad.")
    granska(page, "reception-utloggad")
    assert counted() == 0
    page.context.add_cookies(cookies)
    with page.expect_response(lambda answer: answer.url.endswith("/tryck/rakna/") and answer.ok):
        page.reload()
    expect(page.locator("#kc-natlage")).to_be_hidden()
    assert counted() == 1


def test_taps_wait_through_the_log_in_of_somebody_from_another_center(sida: Sidor, kontor: Kontor, agent: Anvandare) -> None:
    page = open_reception(sida, agent)
    own = page.context.cookies()
    client = Client()
    client.force_login(make_anvandare(enhet=make_center("lonecenter", namn="Lönecenter")))
    page.context.set_offline(True)
    for _ in range(2):
        button(page, "Räkna ett besök: Bygga och bo").click()
    expect(page.locator("#kc-natlage")).to_have_attribute("data-vantar", "2")
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": sida.base_url}])
    page.context.set_offline(False)
    expect(page.locator("#kc-natlage")).to_have_attribute("data-lage", "obehorig")
    expect(page.locator("#kc-natlage li")).to_have_count(2)
    expect(page.locator("#kc-natlage li").last).to_contain_text("väntar på rätt inloggning")
    expect(button(page, "Ta bort")).to_have_count(0)
    granska(page, "reception-obehorig")
    page.context.clear_cookies()
    page.context.add_cookies(own)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#kc-natlage")).to_be_hidden()
    assert counted() == 2


def test_what_the_server_refuses_is_shown_and_the_rest_is_sent(sida: Sidor, kontor: Kontor, agent: Anvandare) -> None:
    besok = make_besok(kontor, agent)
    page = open_reception(sida, agent)
    page.context.set_offline(True)
    button(page, "Avsluta besöket").click()
    button(page, "Räkna ett besök: Bygga och bo").click()
    Besok.objects.filter(pk=besok.pk).update(slutade=timezone.now())
    page.context.set_offline(False)
    expect(page.locator("#kc-natlage")).to_contain_text("Besöket är redan avslutat.")
    expect(page.locator("#kc-natlage")).to_have_attribute("data-vantar", "0")
    assert counted() == 1
    button(page, "Ta bort").click()
    expect(page.locator("#kc-natlage")).to_be_hidden()


def test_the_browser_keeps_nothing_of_anybody(sida: Sidor, kontor: Kontor, agent: Anvandare) -> None:
    make_bokning(make_mottagningstid(kontor=kontor, resurser=[make_disk(kontor)]), timezone.localtime().replace(hour=12, minute=0))
    page = open_reception(sida, agent)
    expect(page.get_by_text("Bo Testsson").first).to_be_visible()
    kept = page.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request)).text());
            }
            const base = await new Promise(done => { indexedDB.open("kc-reception").onsuccess = event => done(event.target.result); });
            const office = await new Promise(done => {
                base.transaction("kontor").objectStore("kontor").getAll().onsuccess = event => done(event.target.result);
            });
            return [...found, JSON.stringify(office)].join("\\n");
        }"""
    )
    assert "/reception/utan-nat/" in kept and "Kontoret i Norrby" in kept
    assert "Testsson" not in kept and agent.last_name not in kept and agent.username not in kept


def make_screen(sida: Sidor, kontor: Kontor, agent: Anvandare, what: str, width: int, color_scheme: str) -> Page:
    _skarm, nyckel = create_skarm(kontor=kontor, namn=f"Skärm {uuid.uuid4().hex[:6]}", by=agent)
    page = sida(width, 900, color_scheme)
    page.goto(f"/{what}/norrby/")
    page.get_by_label("Nyckel").fill(nyckel)
    button(page, "Visa kiosken" if what == "kiosk" else "Visa tavlan").click()
    return page


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "dark"), (1280, "light")])
def test_a_visitor_takes_a_number_in_arabic_and_follows_it_on_the_phone(
    sida: Sidor, kontor: Kontor, agent: Anvandare, width: int, color_scheme: str
) -> None:
    page = make_screen(sida, kontor, agent, "kiosk", width, color_scheme)
    granska(page, f"kiosk-{width}-{color_scheme}")
    page.get_by_role("link", name="العربية").click()
    granska(page, f"kiosk-ar-{width}-{color_scheme}")
    button(page, "البناء والسكن").click()
    expect(page.locator(".kc-ko-nummer__tal")).to_have_text("1")
    granska(page, f"kiosk-lapp-ar-{width}-{color_scheme}")
    phone = sida(390, 844, color_scheme)
    phone.goto(f"/plats/{Kobiljett.objects.get().kod}/")
    granska(phone, f"plats-ar-{color_scheme}")
    call_next(disk=make_disk(kontor), by=agent)
    phone.get_by_role("link", name="تحديث").click()
    expect(phone.locator(".kc-ko-din-tur")).to_contain_text("Disk 1")
    granska(phone, f"plats-kallad-ar-{color_scheme}")


def test_a_booked_visitor_arrives_at_the_kiosk_in_arabic(sida: Sidor, kontor: Kontor, agent: Anvandare) -> None:
    make_bokning(make_mottagningstid(kontor=kontor, resurser=[make_disk(kontor)]), timezone.localtime().replace(hour=12, minute=0))
    page = make_screen(sida, kontor, agent, "kiosk", 390, "light")
    page.get_by_role("link", name="العربية").click()
    page.get_by_role("link", name="لديّ موعد محجوز").click()
    granska(page, "kiosk-bokad-ar-390")
    button(page, "أنا هنا").click()
    expect(page.locator(".kc-ko-nummer__tal")).to_have_text("1")


def test_the_kiosk_speaks_sami(sida: Sidor, kontor: Kontor, agent: Anvandare) -> None:
    page = make_screen(sida, kontor, agent, "kiosk", 1280, "light")
    page.get_by_role("link", name="Davvisámegiella").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Man ášši du galledeapmi guoská?")
    granska(page, "kiosk-se")
    button(page, "Huksen ja orrun").click()
    expect(page.locator(".kc-ko-nummer")).to_contain_text("Du nummir")


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "light"), (1280, "dark")])
def test_the_display_shows_a_new_call_by_itself(sida: Sidor, kontor: Kontor, agent: Anvandare, width: int, color_scheme: str) -> None:
    make_besok(kontor, agent, make_disk(kontor, "Disk 2"))
    make_biljett(kontor, agent)
    page = make_screen(sida, kontor, agent, "tavla", width, color_scheme)
    expect(page.locator(".kc-tavla__rad")).to_have_count(1)
    call_next(disk=make_disk(kontor), by=agent)
    expect(page.locator(".kc-tavla__rad--ny")).to_contain_text("2")
    granska(page, f"tavla-{width}-{color_scheme}")
    Kontorsskarm.objects.update(sparrad=timezone.now())
    expect(page.get_by_label("Nyckel")).to_be_visible()
