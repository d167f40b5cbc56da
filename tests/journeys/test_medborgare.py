"""A citizen's journeys in a real browser: a fault with photo and pin, followed to its answer; by keyboard; without script."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from arenden.actions import accept, answer
from arenden.indata import Plats
from arenden.models import Arende
from kontaktcenter.models import Arendetyp, Foljdfraga
from tests.arenden.medborgare.medborgare import make_photo
from tests.factories import make_arendetyp, make_foljdfraga, make_forvaltning, make_overenskommelse
from tests.factories_arenden import make_arende, make_handlaggare
from tests.sidor import Sidor, granska

HAR = {"latitude": 59.3293, "longitude": 18.0686}
NASTA, SKICKA = "button[value=nasta]:not([hidden])", "button[value=skicka]"


@pytest.fixture(autouse=True)
def quick_hands(settings: Settings) -> None:
    """A browser without a person is quicker than one."""
    settings.FORMULAR_MINSTA_SEKUNDER = 0


@pytest.fixture
def lampa(transactional_db: None) -> Arendetyp:
    """A fault that the agreement hands over, in Swedish and Arabic."""
    arendetyp = make_arendetyp(
        "lampa",
        namn="Trasig gatubelysning",
        slag="felanmalan",
        requires_plats=True,
        sokord=["lyktstolpe"],
        hjalptext="Anmäl en lampa som inte lyser.",
        oversattningar={"ar": {"namn": "عطل في إنارة الشارع", "hjalptext": "أبلغ عن مصباح لا يضيء."}},
    )
    make_foljdfraga(arendetyp, "fara", text="Är det farligt?", slag=Foljdfraga.Slag.JA_NEJ, is_required=True)
    make_foljdfraga(arendetyp, "stolpe", text="Vilket nummer står på stolpen?", ordning=1)
    make_overenskommelse(make_forvaltning(), villkor={arendetyp: "lamnar_over"})
    return arendetyp


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a telephone takes it: larger than what needs to be sent."""
    path = tmp_path / "lampan.jpg"
    path.write_bytes(make_photo((4000, 3000), color="darkgreen").read())
    return path


def search_and_describe(page: Page, mark: str) -> None:
    page.goto("/")
    granska(page, f"medborgare-hem-{mark}")
    page.get_by_role("searchbox").press_sequentially("lyktstolp")
    page.get_by_role("link", name="Trasig gatubelysning").click()
    granska(page, f"medborgare-e-tjanst-{mark}")
    page.get_by_label("Beskriv felet").fill("Lampan utanför port 7 har varit släckt i två veckor.")
    page.get_by_role("button", name="Nästa").click()


def answer_and_place(page: Page, mark: str) -> None:
    page.locator(NASTA).click()
    expect(page.locator(".kc-felsammanfattning")).to_be_focused()
    assert page.title().startswith("Fel:")
    granska(page, f"medborgare-fel-{mark}")
    page.get_by_label("Nej").check()
    page.locator(NASTA).click()
    page.locator("[data-karta-har]").click()
    expect(page.locator("[data-karta-lage]")).to_have_text("Nålen är satt.")
    page.locator("[data-karta-vik] > summary").click()
    page.locator("[data-karta-yta]").click(position={"x": 180, "y": 150})
    granska(page, f"medborgare-plats-{mark}")
    page.locator(NASTA).click()


def show_and_tell(page: Page, photo: Path, mark: str) -> None:
    page.locator("input[type=file]").set_input_files(photo)
    expect(page.locator("img.kc-fil__bild")).to_be_visible()
    granska(page, f"medborgare-foto-{mark}")
    page.locator(NASTA).click()
    page.get_by_label("Namn").fill("Anna Testsson")
    page.get_by_label("E-post", exact=True).fill("anna@testsson.example")
    granska(page, f"medborgare-kontakt-{mark}")
    page.locator(NASTA).click()
    granska(page, f"medborgare-granska-{mark}")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_a_fault_is_reported_with_photo_and_pin_and_followed(
    sida: Sidor, lampa: Arendetyp, photo: Path, color_scheme: str
) -> None:
    officer = make_handlaggare(lampa.ansvarig_enhet)
    mark = f"390-{color_scheme}"
    page = sida(390, 844, color_scheme, geolocation=HAR, permissions=["geolocation"])
    search_and_describe(page, mark)
    answer_and_place(page, mark)
    show_and_tell(page, photo, mark)
    page.locator(SKICKA).click()
    granska(page, f"medborgare-kvitto-{mark}")
    arende = Arende.objects.get()
    assert arende.bilagor.get().innehallstyp == "image/jpeg"
    assert arende.plats_lat == pytest.approx(59.3293, abs=0.01)
    accept(arende=arende, by=officer)
    answer(arende=arende, text="Tack! Lampan är lagad.", by=officer)
    page.get_by_role("link", name="Se ärendet").click()
    expect(page.get_by_text("Tack! Lampan är lagad.")).to_be_visible()
    granska(page, f"medborgare-arende-{mark}")


def test_a_fault_reported_already_is_followed_instead(sida: Sidor, lampa: Arendetyp) -> None:
    make_arende(arendetyp=lampa, plats=Plats("", HAR["latitude"], HAR["longitude"]), uppgifter=None)
    page = sida(320, 640, geolocation=HAR, permissions=["geolocation"])
    page.goto("/e-tjanst/lampa/")
    page.get_by_label("Beskriv felet").fill("Lampan är släckt.")
    page.get_by_role("button", name="Nästa").click()
    page.get_by_label("Nej").check()
    page.locator(NASTA).click()
    page.locator("[data-karta-har]").click()
    expect(page.locator("[data-karta-lage]")).to_have_text("Nålen är satt.")
    page.locator(NASTA).click()
    granska(page, "medborgare-redan-320")
    page.get_by_label("10 meter bort").check()
    page.get_by_label("Din e-postadress").fill("berit@testsson.example")
    page.get_by_role("button", name="Följ anmälan i stället").click()
    expect(page.get_by_role("heading", name="Titta i din mejl")).to_be_visible()
    granska(page, "medborgare-foljer-320")


def test_a_form_in_arabic_runs_from_right_to_left(sida: Sidor, lampa: Arendetyp) -> None:
    page = sida(390, 844, locale="ar")
    page.goto("/e-tjanst/lampa/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.locator("#id_text").fill("المصباح لا يضيء منذ أسبوعين.")
    granska(page, "medborgare-e-tjanst-ar")
    page.locator("main form button[type=submit]").first.click()
    page.locator("input[name=svar_fara][value=nej]").check()
    page.locator(NASTA).click()
    page.locator("#id_plats").fill("Storgatan 5")
    granska(page, "medborgare-plats-ar")
    for _page in ("plats", "filer"):
        page.locator(NASTA).click()
    page.locator("input[name=vem][value=anonym]").check()
    page.locator(NASTA).click()
    granska(page, "medborgare-granska-ar")
    page.locator(SKICKA).click()
    granska(page, "medborgare-kvitto-ar")
    assert Arende.objects.get().inlamnare.sprak == "ar"


def test_a_report_is_made_and_followed_without_script(sida: Sidor, lampa: Arendetyp, photo: Path) -> None:
    page = sida(1280, 800, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("searchbox").fill("gatubelysning")
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("link", name="Trasig gatubelysning").click()
    page.get_by_label("Beskriv felet").fill("Lampan är släckt.")
    page.get_by_role("button", name="Nästa").click()
    page.get_by_label("Nej").check()
    page.locator(NASTA).click()
    expect(page.locator("[data-karta]")).to_be_hidden()
    page.get_by_label("Adress eller beskrivning av platsen").fill("Storgatan 5")
    page.locator(NASTA).click()
    page.locator("input[type=file]").set_input_files(photo)
    page.locator(NASTA).click()
    page.get_by_label("Nej, jag vill vara anonym").check()
    expect(page.get_by_label("Namn")).to_be_hidden()
    page.locator(NASTA).click()
    page.locator(SKICKA).click()
    expect(page.get_by_role("button", name="Skriv ut")).to_be_hidden()
    nummer, kod = (page.locator(".kc-kvitto__stort").nth(i).inner_text() for i in range(2))
    page.get_by_role("link", name="Följ mitt ärende").click()
    page.get_by_label("Ärendets nummer").fill(nummer)
    page.get_by_label("Din kod").fill(kod)
    page.get_by_role("button", name="Öppna ärendet").click()
    expect(page.get_by_text("Lampan är släckt.")).to_be_visible()


def test_the_map_is_used_with_the_keyboard_alone(sida: Sidor, lampa: Arendetyp) -> None:
    page = sida(1280, 800)
    # A slow screen: the button is pressed long before the map has glided to its place.
    page.add_init_script("window.requestAnimationFrame = (step) => setTimeout(() => step(performance.now()), 300)")
    page.goto("/e-tjanst/lampa/")
    page.get_by_label("Beskriv felet").fill("Lampan är släckt.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("Nej").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("[data-karta-vik] > summary")).to_be_visible()
    page.locator("[data-karta-vik] > summary").press("Enter")
    expect(page.locator("[data-karta-yta]")).to_be_visible()
    page.locator("[data-karta-yta]").focus()
    for _step in range(3):
        page.keyboard.press("ArrowRight")
    page.locator("[data-karta-mitt]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-karta-lage]")).to_have_text("Nålen är satt.")
    assert float(page.locator("#id_lon").input_value()) > HAR["longitude"]


def test_the_receipt_is_copied_with_one_button(sida: Sidor, lampa: Arendetyp) -> None:
    make_arendetyp("fraga", namn="Fråga")
    page = sida(1280, 800, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/e-tjanst/fraga/")
    page.get_by_label("Skriv din fråga").fill("När öppnar ni?")
    page.get_by_role("button", name="Nästa").click()
    page.get_by_label("Nej, jag vill vara anonym").check()
    page.locator(NASTA).click()
    page.locator(SKICKA).click()
    page.get_by_role("button", name="Kopiera nummer och kod").click()
    expect(page.get_by_role("button", name="Kopierat")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith(Arende.objects.get().nummer)


@pytest.mark.parametrize("is_med_skript", [True, False], ids=["script", "no-script"])
def test_what_is_typed_is_kept_when_language_and_colours_are_chosen(sida: Sidor, lampa: Arendetyp, is_med_skript: bool) -> None:
    page = sida(java_script_enabled=is_med_skript)
    page.goto("/fraga/")
    page.locator("textarea[name=text]").fill("Lampan blinkar.")
    page.locator("button[name=language][value=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("button[name=fargschema][value=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-color-scheme", "dark")
    expect(page.locator("textarea[name=text]")).to_have_value("Lampan blinkar.")
