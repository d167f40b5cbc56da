"""Bookings in a real browser: a citizen books, moves and cancels on a telephone in Arabic; an officer publishes times."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from kontaktcenter.models import Utskick
from servicekontor.models import Bokning, Motestyp, Mottagningstid, Resurs
from servicekontor.status import Bokningslage
from tests.factories import make_anvandare
from tests.factories_bokning import make_bokning, make_motestyp, make_mottagningstid
from tests.factories_kontor import make_kontor, make_resurs
from tests.servicekontor.test_boka import next_monday
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def quick_fingers(settings: Settings) -> None:
    """The browser writes quicker than people, and nobody has been here before."""
    cache.clear()
    settings.FORMULAR_MINSTA_SEKUNDER = 0


@pytest.fixture
def tid() -> Mottagningstid:
    """Mondays 9–12 about building permits, at an office without holidays; named in Arabic too."""
    words = {"ar": {"namn": "التحدث عن رخصة البناء", "beskrivning": "أحضر رسمًا لما تريد بناءه."}}
    motestyp = make_motestyp(beskrivning="Ta med en skiss.", oversattningar=words, is_dropin=True)
    tid = make_mottagningstid(motestyp)
    tid.kontor.is_helgstangd = False
    tid.kontor.save()
    return tid


def mailed_link(live_url: str) -> str:
    """The link in the mail that was written last, on the server of the test."""
    return live_url + re.search(r"/bokning/[\w-]+/", Utskick.objects.order_by("-skapad").first().text)[0]


def book_in_arabic(page: Page) -> None:
    """Walk the pages from what to done."""
    page.goto("/boka/")
    granska(page, "boka-vad-ar-390")
    page.locator(".kc-traff").first.click()
    granska(page, "boka-var-ar-390")
    page.locator(".kc-traff").first.click()
    granska(page, "boka-nar-ar-390")
    page.locator("button[name=fran]").nth(2).click()
    granska(page, "boka-vem-ar-390")
    page.locator("#id_namn").fill("Bo Testsson")
    page.locator("#id_epost").fill("bo@exempel.se")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("h1")).to_have_text("أكّد الموعد من بريدك الإلكتروني")
    granska(page, "boka-klart-ar-390")


def test_a_citizen_books_moves_and_cancels_in_arabic_on_a_telephone(sida: Sidor, tid: Mottagningstid) -> None:
    page = sida(390, 844, locale="ar")
    book_in_arabic(page)
    page.goto(mailed_link(sida.base_url))
    granska(page, "bokning-bekrafta-ar-390")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("h1")).to_have_text("تم حجز موعدك")
    page.goto(mailed_link(sida.base_url))
    granska(page, "bokning-bokad-ar-390")
    page.get_by_role("link", name="غيّر الموعد").click()
    granska(page, "bokning-flytta-ar-390")
    before = Bokning.objects.get().fran
    page.locator("button[name=fran]").last.click()
    granska(page, "bokning-flytta-fraga-ar-390")
    page.locator("#fraga button[name=ja]").click()
    expect(page.locator("h1")).to_have_text("تم تغيير موعدك")
    assert Bokning.objects.get().fran != before
    page.locator("summary").filter(has_text="إلغاء الحجز").click()
    page.get_by_role("button", name="نعم، ألغِ الموعد").click()
    expect(page.locator("h1")).to_have_text("أُلغي الموعد")
    assert Bokning.objects.get().lage == Bokningslage.AVBOKAD


@pytest.mark.parametrize(("bredd", "farg"), [(1280, "light"), (1280, "dark"), (390, "dark")])
def test_the_pages_of_booking_hold_in_every_width_and_colour(sida: Sidor, tid: Mottagningstid, bredd: int, farg: str) -> None:
    page = sida(bredd, 900, color_scheme=farg)
    for namn, adress in {"vad": "/boka/", "var": "/boka/bygglov/", "nar": "/boka/bygglov/norrby/"}.items():
        page.goto(adress)
        granska(page, f"boka-{namn}-{bredd}-{farg}")
    page.locator("button[name=fran]").first.click()
    granska(page, f"boka-vem-{bredd}-{farg}")


def test_an_officer_publishes_times_and_sees_who_has_booked(sida: Sidor, tid: Mottagningstid) -> None:
    officer = make_anvandare("handlaggare")
    make_bokning(tid, next_monday("10:00"), tolk="ar")
    page = sida(1280, 900, user=officer)
    page.goto("/mottagningstider/ny/")
    page.locator("#id_motestyp").select_option(label=str(Motestyp.objects.get()))
    page.locator("#id_kontor").select_option(label=str(tid.kontor))
    page.locator("#id_veckodag").select_option(label="torsdag")
    page.locator("#id_fran").fill("13:00")
    page.locator("#id_till").fill("16:00")
    page.get_by_role("checkbox").first.check()
    granska(page, "mottagningstid-ny-1280")
    page.get_by_role("button", name="Publicera").click()
    expect(page.get_by_role("table")).to_contain_text("torsdag 13.00–16.00")
    granska(page, "mottagningstider-1280")
    page.goto("/mottagningstider/bokningar/")
    granska(page, "mottagningsbokningar-1280")
    page.get_by_role("table").get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text("arabiska")
    granska(page, "mottagningsbokning-1280")


@pytest.mark.parametrize(("bredd", "farg"), [(1280, "light"), (390, "dark")])
def test_an_officer_makes_a_kind_of_meeting(sida: Sidor, bredd: int, farg: str) -> None:
    page = sida(bredd, 900, user=make_anvandare("handlaggare"), color_scheme=farg)
    page.goto("/mottagningstider/moten/")
    page.get_by_role("link", name="Nytt möte").first.click()
    page.locator("#id_namn").fill("Frågor om attefall")
    page.get_by_label("Enhet som tar emot").select_option(index=1)
    page.get_by_label("Längd (minuter)").fill("20")
    page.get_by_text("På andra språk").click()
    page.get_by_label("Namn på engelska").fill("Questions about small houses")
    granska(page, f"motestyp-ny-{bredd}-{farg}")
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("h1")).to_have_text("Publicera tider")
    page.goto("/mottagningstider/moten/")
    expect(page.get_by_role("table")).to_contain_text("Frågor om attefall")
    granska(page, f"motestyper-{bredd}-{farg}")


def test_an_officer_changes_a_published_time(sida: Sidor, tid: Mottagningstid) -> None:
    page = sida(1280, 900, user=make_anvandare("handlaggare"))
    page.goto(f"/mottagningstider/{tid.pk}/")
    page.locator("#id_andra-till").fill("15:00")
    granska(page, "mottagningstid-andra-1280")
    page.get_by_role("button", name="Ändra", exact=True).click()
    expect(page.locator("h1")).to_contain_text("09.00–15.00")


def test_an_officer_sees_conflicts_before_a_room_is_reserved(sida: Sidor, tid: Mottagningstid) -> None:
    officer = make_anvandare("handlaggare")
    rum = make_resurs(tid.kontor, "Stora rummet", slag=Resurs.Slag.RUM)
    make_bokning(tid, next_monday("10:00"), resurs=rum)
    page = sida(1280, 900, user=officer)
    page.goto("/lokaler/ny/")
    page.locator("#id_resurs").select_option(value=str(rum.pk))
    page.locator("#id_rubrik").fill("Samråd")
    page.locator("#id_datum").fill(str(next_monday("10:00").date()))
    page.locator("#id_fran").fill("09:00")
    page.locator("#id_till").fill("11:00")
    page.locator("#id_upprepning").select_option(value="alla")
    page.locator("#id_sista_dag").fill(str(timezone.localdate() + timedelta(weeks=5)))
    page.get_by_role("button", name="Se om lokalen är ledig").click()
    expect(page.locator("main")).to_contain_text("Upptaget av ett bokat möte")
    granska(page, "lokal-konflikt-1280")
    page.get_by_label("Boka de lediga och hoppa över de andra").check()
    page.get_by_role("button", name="Boka", exact=True).click()
    granska(page, "lokaler-1280")


def test_an_agent_books_for_a_caller_over_the_work_place(sida: Sidor, tid: Mottagningstid) -> None:
    page = sida(1280, 900, user=make_anvandare())
    page.goto("/arbetsplats/")
    page.get_by_role("button", name="Ny kontakt").first.click()
    page.get_by_label("Namn").first.fill("Bo Testsson")
    page.get_by_label("Telefon").first.fill("0701740605")
    page.get_by_role("button", name="Boka tid").click()
    dialog = page.locator("#kc-dialog")
    expect(dialog.get_by_label("Namn")).to_have_value("Bo Testsson")
    dialog.get_by_label("Vad gäller det?").select_option(value="bygglov")
    expect(dialog.locator("input[name=tid]").first).to_be_visible()
    dialog.locator("input[name=tid]").first.check()
    granska(page, "boka-at-nagon-1280", full_page=False)
    dialog.get_by_role("button", name="Boka tiden").click()
    expect(dialog).to_contain_text("Läs upp tiden")
    assert Bokning.objects.get().telefon == "+46701740605"


def test_an_agent_books_by_keyboard_without_losing_the_place_or_what_is_typed(sida: Sidor, tid: Mottagningstid) -> None:
    make_mottagningstid(tid.motestyp, make_kontor("sjotorp", namn="Servicekontoret i Sjötorp"))
    make_mottagningstid(tid.motestyp, make_kontor("bussen", namn="Servicebussen"))
    page = sida(1280, 900, user=make_anvandare())
    page.goto("/arbetsplats/")
    page.get_by_role("button", name="Ny kontakt").first.click()
    page.get_by_label("Namn").first.fill("Bo Testsson")
    page.get_by_role("button", name="Boka tid").click()
    dialog = page.locator("#kc-dialog")
    expect(dialog.get_by_label("Vad gäller det?")).to_be_focused()
    page.keyboard.type("Pra", delay=60)
    page.keyboard.press("Tab")
    with page.expect_response("**/boka/at-nagon/"):
        page.keyboard.type("Servicekontoret i Sj", delay=60)
    expect(dialog.get_by_label("Kontor")).to_be_focused()
    expect(dialog.get_by_label("Kontor")).to_have_value("sjotorp")
    expect(dialog.get_by_label("Vad gäller det?")).to_have_value("bygglov")
    expect(dialog.locator("#boka-tider")).to_be_attached()
