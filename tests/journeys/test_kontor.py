"""A citizen finds an office in a real browser: in Arabic on a phone, by position, by town without script, on the map."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from servicekontor.models import Kontor, Oppettidsslag, Stopplats
from tests.factories import make_arendetyp
from tests.factories_kontor import (
    make_fordon,
    make_kontor,
    make_oppettid,
    make_oppetundantag,
    make_stopplats,
    make_tur,
    make_turstopp,
)
from tests.sidor import Sidor, granska

HEMMA = {"latitude": 59.61, "longitude": 17.01}


@pytest.fixture
def norrby(transactional_db: None) -> Kontor:
    """One office that never closes, one that never opens, one that is to go, and a bus with a late and a cancelled stop."""
    kontor = make_kontor(
        namn="Kontoret i Norrby",
        latitud=59.6,
        longitud=17.0,
        telefon="08-46500400",
        lokal="Norrby bibliotek",
        hittahit="Gå in genom bibliotekets entré.",
        is_stegfri=True,
        has_rwc=True,
        sprak=["sv", "ar", "fi"],
    )
    for veckodag in range(7):
        make_oppettid(kontor, veckodag, "00:00", "00:00", galler_fran=timezone.localdate() - timedelta(days=9))
    kontor.is_helgstangd = False
    kontor.save()
    make_oppetundantag(kontor, timezone.localdate() + timedelta(days=20), "10.00–12.00", rubrik="Utbildningsdag")
    kontor.arendetyper.set([make_arendetyp("faktura", namn="Fråga om en faktura")])
    soderby = make_kontor("soderby", namn="Kontoret i Söderby", ort="Söderby", latitud=59.4, longitud=17.2)
    make_oppettid(soderby, 0, "09:00", "16:00", slag=Oppettidsslag.LOKALEN)
    last = timezone.localdate() + timedelta(days=40)
    make_kontor("vastby", namn="Kontoret i Västby", sista_dag=last, ersattning="Bussen stannar på torget.", ersatts_av=kontor)
    _make_tour()
    return kontor


def _make_tour() -> None:
    tur = make_tur(timezone.localdate() + timedelta(days=1), make_fordon())
    make_turstopp(tur, "10:00", "12:00", plats=_place("Torget", "Lillby", 59.5), lage="forsenat", orsak="Olycka på vägen.")
    make_turstopp(tur, "13:00", "15:00", plats=_place("Kajen", "Storby", 59.3), lage="installt", orsak="Snöstorm.")
    make_turstopp(make_tur(timezone.localdate() + timedelta(days=8), tur.fordon), plats=make_stopplats("Torget", "Lillby"))


def _place(namn: str, ort: str, latitud: float) -> Stopplats:
    return make_stopplats(namn, ort, latitud=latitud, longitud=17.1, hittahit="Vid busshållplatsen.")


def names(page: Page) -> list[str]:
    return page.locator("[data-kontorslista] h2").all_inner_texts()


def test_a_citizen_finds_the_way_to_an_office_in_arabic_on_a_phone(sida: Sidor, norrby: Kontor) -> None:
    page = sida(390, 844, locale="ar", geolocation=HEMMA, permissions=["geolocation"])
    page.goto("/")
    granska(page, "kontor-start-ar-390")
    page.get_by_role("link", name="جميع المكاتب وأوقات العمل").click()
    granska(page, "kontor-alla-ar-390")
    page.get_by_role("link", name="Kontoret i Norrby").first.click()
    expect(page.get_by_text("المدخل بدون درجات.")).to_be_visible()
    granska(page, "kontor-ett-ar-390")
    page.goto("/turlista/")
    granska(page, "kontor-turlista-ar-390")


def test_the_nearest_come_first_and_the_position_stays_in_the_browser(sida: Sidor, norrby: Kontor) -> None:
    page = sida(1280, color_scheme="dark", geolocation={"latitude": 59.41, "longitude": 17.2}, permissions=["geolocation"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/kontor/")
    expect(page.locator(".leaflet-marker-icon")).to_have_count(3)
    before = len(asked)
    page.get_by_role("button", name="Närmast mig").click()
    expect(page.get_by_text("Din position stannar i din webbläsare.")).to_be_visible()
    assert names(page)[0] == "Kontoret i Söderby"
    assert asked[before:] == []
    granska(page, "kontor-alla-mork-1280")


def test_a_pin_on_the_map_leads_to_the_office(sida: Sidor, norrby: Kontor) -> None:
    page = sida(1280)
    page.goto("/kontor/")
    page.locator(".leaflet-marker-icon[title='Kontoret i Söderby']").press("Enter")
    page.locator(".leaflet-popup a.ds-link").click()
    page.wait_for_url("**/kontor/soderby/")
    granska(page, "kontor-ett-1280")


def test_a_town_is_chosen_without_script(sida: Sidor, norrby: Kontor) -> None:
    page = sida(390, 844, color_scheme="dark", java_script_enabled=False)
    page.goto("/kontor/")
    page.get_by_label("Visa närmast").select_option("Söderby")
    page.get_by_role("button", name="Visa", exact=True).click()
    assert names(page)[0] == "Kontoret i Söderby"
    expect(page.get_by_role("button", name="Närmast mig")).to_be_hidden()
    page.goto("/turlista/")
    expect(page.get_by_text("Snöstorm.")).to_be_visible()


def test_every_page_of_the_offices_holds_in_swedish_on_both_screens(sida: Sidor, norrby: Kontor) -> None:
    for width, scheme in ((390, "dark"), (1280, "light")):
        page = sida(width, color_scheme=scheme)
        for namn, path in {"alla": "/kontor/", "norrby": "/kontor/norrby/", "vastby": "/kontor/vastby/", "turlista": "/turlista/"}.items():
            page.goto(path)
            granska(page, f"kontor-{namn}-{scheme}-{width}")
