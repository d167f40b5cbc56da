"""The agent's call in a real browser: by keyboard alone, in parallel, with the browser closed in the middle of a word."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from arenden.models import Arende, Fraga, Kontakt, Utkast
from arenden.status import Status
from tests.journeys.tangentbord import Tangentbord
from tests.journeys.vardag import Vardag, make_vardag
from tests.sidor import SKARMBILDER, Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)
# Made anew with KC_BILDER=1, so that a test run does not change what git keeps.
BILDEN = Path(__file__).resolve().parents[2] / "docs" / "bilder" / "arbetsplats.png"


def open_kontakt(page: Page) -> None:
    page.goto("/arbetsplats/")
    page.keyboard.press("Alt+n")
    expect(page.locator("#id_sok")).to_be_focused()


def wait_until_saved(page: Page) -> None:
    expect(page.locator("#kc-sparlage")).to_have_text("Utkastet är sparat")


def test_a_simple_question_is_answered_with_the_keyboard_alone(sida: Sidor, record_property) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent)
    page.goto("/arbetsplats/")
    before = Kontakt.objects.count()
    keys = Tangentbord(page)
    keys.press("Alt+n")
    expect(page.locator("#id_sok")).to_be_focused()
    keys.press("Alt+a")
    expect(page.locator("#id_f0-text")).to_be_focused()
    keys.type("När stänger ni")
    expect(page.get_by_role("option", name="Öppettider")).to_be_visible()
    keys.press("Alt+1")
    expect(page.locator(".kc-vagval")).to_contain_text("Vi svarar")
    keys.press("Alt+s")
    # Nothing says what was answered: it is asked for, once.
    expect(page.locator("#svar-efterfragat")).to_contain_text("Skriv gärna vad du svarade.")
    keys.press("Alt+s")
    expect(page.locator(".kc-kvitto")).to_be_visible()
    record_property("sekunder", round(keys.seconds, 2))
    print(f"one answered question: {keys.strokes} key strokes, {keys.seconds:.1f} s")
    assert keys.strokes - len("När stänger ni") == 5
    fraga = Fraga.objects.latest("pk")
    assert (Kontakt.objects.count(), fraga.utfall, fraga.arendetyp) == (before + 1, Fraga.Utfall.BESVARAD_DIREKT, vardag.oppet)
    expect(page.get_by_role("button", name="Ny kontakt")).to_be_focused()


def start_fault_report(page: Page, vardag: Vardag) -> None:
    """Anna's call about a street light, up to where it can be handed over."""
    open_kontakt(page)
    page.keyboard.type("070-174 06 05")
    page.keyboard.press("Enter")
    expect(page.locator(".kc-personkort__namn")).to_have_text("Anna Testsson")
    expect(page.locator("#id_f0-text")).to_be_focused()
    page.keyboard.type("Lampan utanför porten lyser inte")
    expect(page.get_by_role("option", name="Trasig gatubelysning")).to_be_visible()
    page.keyboard.press("Alt+1")
    expect(page.locator(".kc-vagval")).to_contain_text("Lämna över till Gatuenheten")
    expect(page.locator("#svar")).to_contain_text("Olle Provberg")
    page.get_by_label("Plats").fill("Exempelgatan 7")


def test_a_fault_report_is_handed_over_with_a_preview(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent)
    start_fault_report(page, vardag)
    page.keyboard.press("Alt+o")
    dialog = page.locator("#kc-dialog")
    expect(dialog).to_contain_text("Vad är det för fel?")
    expect(dialog.get_by_role("button", name="Lämna över ändå och spara")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".kc-kvitto")).to_contain_text("Gatuenheten")
    arende = Arende.objects.latest("pk")
    assert (arende.status, arende.plats_text) == (Status.OVERLAMNAD, "Exempelgatan 7")
    expect(page.locator(".kc-kvitto__kod")).to_have_text(arende_code(page))


def arende_code(page: Page) -> str:
    """The code on the receipt has the form that people read aloud."""
    text = page.locator(".kc-kvitto__kod").inner_text()
    assert [len(part) for part in text.split("-")] == [4, 4, 2]
    return text


def test_where_is_my_case_is_answered_from_the_card_and_the_case_opened(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent)
    open_kontakt(page)
    page.keyboard.type(vardag.annas.nummer)
    page.keyboard.press("Enter")
    expect(page.locator(".kc-personkort__namn")).to_have_text("Anna Testsson")
    page.keyboard.type("Hur går det med min carport?")
    page.get_by_role("button", name=f"Frågan gäller detta {vardag.annas.nummer}").press("Enter")
    page.keyboard.type(" Det brådskar.")
    expect(page.locator(".kc-galler")).to_contain_text("Bygglovsenheten arbetar med ärendet. Svar senast")
    expect(page.locator("#id_f0-text")).to_be_focused()
    expect(page.locator("#id_f0-text")).to_have_value("Hur går det med min carport? Det brådskar.")
    page.get_by_label("Lägg till det som sägs i ärendet").check()
    page.get_by_label("Besvarad").check()
    page.keyboard.press("Alt+v")
    page.wait_for_url(f"**/arenden/{vardag.annas.nummer}/")
    fraga = Fraga.objects.latest("pk")
    assert (fraga.arende, fraga.is_om_arende, vardag.annas.meddelanden.count()) == (vardag.annas, True, 1)


def test_a_new_case_is_saved_and_opened_with_a_photo(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent)
    start_fault_report(page, vardag)
    page.get_by_label("Bilagor").set_input_files(SKARMBILDER.parent.parent / "static" / "bild" / "ikon.svg")
    expect(page.locator(".kc-filer")).to_contain_text("ikon.txt")
    page.get_by_label("Ärende hos oss").check()
    page.keyboard.press("Alt+v")
    page.wait_for_url("**/arenden/KC-*/")
    assert page.url.endswith(f"/arenden/{Arende.objects.latest('pk').nummer}/")


def test_a_call_is_put_through_to_a_colleague_chosen_in_the_list(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent)
    open_kontakt(page)
    page.locator("#id_f0-text").fill("Vill prata med någon om lyktstolpar")
    page.get_by_label("Kopplad vidare").check()
    page.get_by_label("Kopplad till").press_sequentially("driftl")
    expect(page.get_by_role("option", name="Olle Provberg")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Kopplad till")).to_have_value("Olle Provberg")
    page.keyboard.press("Alt+s")
    expect(page.locator(".kc-kvitto")).to_be_visible()
    assert Fraga.objects.latest("pk").kopplad_till.username == "olle"


def test_a_call_comes_in_while_another_is_being_finished(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent)
    start_fault_report(page, vardag)
    page.keyboard.press("Alt+n")
    expect(page.locator("#id_f0-text")).to_have_value("")
    page.keyboard.press("Alt+t")
    page.keyboard.type("Har ni lunchstängt?")
    page.keyboard.press("Alt+s")
    # The type is missing, so the outcome is too: nothing is guessed, nothing is lost.
    expect(page.locator(".kc-felsammanfattning")).to_contain_text("Välj vad det blev av frågan.")
    page.get_by_label("Besvarad").check()
    page.locator("#id_f0-svar").fill("Nej.")
    page.keyboard.press("Alt+s")
    expect(page.locator(".kc-kvitto")).to_be_visible()
    expect(page.locator("#id_f0-text")).to_have_value("Lampan utanför porten lyser inte")
    expect(page.get_by_label("Plats")).to_have_value("Exempelgatan 7")
    assert Utkast.objects.count() == 1


def test_whoever_types_on_while_the_next_contact_is_fetched_loses_no_letter(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent)
    page.goto("/arbetsplats/")
    page.keyboard.press("Alt+n")
    page.keyboard.press("Alt+a")
    page.keyboard.type("Kan jag betala i receptionen")
    expect(page.locator("#id_f0-text")).to_have_value("Kan jag betala i receptionen")
    expect(page.locator("#vem")).to_contain_text("Inga personuppgifter sparas.")


def test_a_browser_closed_in_the_middle_of_a_word_loses_nothing(sida: Sidor) -> None:
    vardag = make_vardag()
    first = sida(user=vardag.agent)
    open_kontakt(first)
    first.keyboard.press("Alt+t")
    first.keyboard.type("Hur gör jag om")
    wait_until_saved(first)
    began = first.locator("#kc-klocka time").get_attribute("datetime")
    first.context.close()
    second = sida(user=vardag.agent)
    second.goto("/arbetsplats/")
    expect(second.locator("#id_f0-text")).to_have_value("Hur gör jag om")
    assert second.locator("#kc-klocka time").get_attribute("datetime") == began


def test_two_windows_with_the_same_contact_overwrite_nothing_unasked(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent)
    open_kontakt(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("#id_f0-text").fill("Från det andra fönstret")
    wait_until_saved(other)
    page.locator("#id_f0-text").fill("Från det första fönstret")
    expect(page.locator("#kc-konflikt")).to_be_visible()
    page.get_by_role("button", name="Behåll det som står här").click()
    wait_until_saved(page)
    assert Utkast.objects.get().innehall["falt"]["f0-text"] == ["Från det första fönstret"]


def test_a_page_left_open_shows_the_pause_when_somebody_is_back(sida: Sidor) -> None:
    page = sida(user=make_vardag().agent)
    open_kontakt(page)
    page.locator("#id_f0-text").fill("När stänger ni?")
    wait_until_saved(page)
    left = timezone.now() - timedelta(minutes=25)
    Utkast.objects.update(skapad=left - timedelta(minutes=2), uppdaterad=left)
    page.locator("[name=sedd]").evaluate("(field, left) => { field.value = left; }", left.isoformat())
    page.mouse.move(200, 200)
    expect(page.locator("#kc-klocka")).to_contain_text("Pausad 25 minuter")
    page.get_by_role("button", name="Räkna med den tiden").click()
    expect(page.locator("#kc-klocka")).not_to_contain_text("Pausad")


def test_saving_with_a_double_stroke_registers_once(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent)
    before = Kontakt.objects.count()
    open_kontakt(page)
    page.locator("#id_f0-text").fill("Har ni öppet i morgon?")
    # The guesses push what is below them down: who clicks does so when they are there.
    wait_until_saved(page)
    page.get_by_label("Besvarad").check()
    page.locator("#id_f0-svar").fill("Nej.")
    page.keyboard.press("Alt+s")
    page.keyboard.press("Alt+s")
    expect(page.locator(".kc-kvitto")).to_be_visible()
    assert Kontakt.objects.count() == before + 1


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_the_work_place_is_accessible_through_a_whole_call(sida: Sidor, width: int, color_scheme: str) -> None:
    vardag = make_vardag()
    page = sida(width, 800, color_scheme, user=vardag.agent)
    page.goto("/arbetsplats/")
    granska(page, f"arbetsplats-redo-{width}-{color_scheme}")
    start_fault_report(page, vardag)
    granska(page, f"arbetsplats-samtal-{width}-{color_scheme}")
    page.keyboard.press("Alt+m")
    expect(page.locator("#fraga-1 textarea").first).to_be_focused()
    page.keyboard.type("Får jag bygga en altan?")
    expect(page.locator("#fraga-1").get_by_role("option", name="Fråga om bygglov")).to_be_visible()
    granska(page, f"arbetsplats-forslag-{width}-{color_scheme}")
    page.keyboard.press("Alt+s")
    expect(page.locator(".kc-felsammanfattning")).to_be_focused()
    granska(page, f"arbetsplats-fel-{width}-{color_scheme}")


def test_the_picture_in_the_readme_is_the_work_place_as_it_is(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(1440, 900, user=vardag.agent)
    open_kontakt(page)
    page.keyboard.press("Alt+t")
    page.keyboard.type("Snön är inte plogad på Exempelvägen")
    wait_until_saved(page)
    page.keyboard.press("Alt+n")
    expect(page.locator("#id_f0-text")).to_have_value("")
    page.keyboard.type("070-174 06 05")
    page.keyboard.press("Enter")
    expect(page.locator(".kc-personkort__namn")).to_have_text("Anna Testsson")
    expect(page.locator("#id_f0-text")).to_be_focused()
    page.keyboard.type("När har ni öppet dagen före röd dag?")
    expect(page.get_by_role("option", name="Öppettider")).to_be_visible()
    page.keyboard.press("Alt+1")
    expect(page.locator(".kc-tidigare").first).to_be_visible()
    wait_until_saved(page)
    granska(page, "arbetsplats", full_page=False)
    if os.environ.get("KC_BILDER") or not BILDEN.exists():
        BILDEN.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SKARMBILDER / "arbetsplats.png", BILDEN)
