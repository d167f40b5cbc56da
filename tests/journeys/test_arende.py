"""The page of a case in a real browser: the officer answers on a telephone, the agent sees every step."""

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import Page, expect

from arenden.actions import add_from_citizen, add_note, ask_opinion, assign, request_completion, update_uppgifter
from arenden.aktor import Aktor
from arenden.indata import Plats, Uppgiftslamnare
from arenden.models import Arende
from arenden.status import Status
from kontaktcenter.models import Utskick
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet, make_foljdfraga
from tests.factories_arenden import make_arende, make_handlaggare, make_mottaget, make_overlamnat
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)


def make_personal():
    """Agent, officer and somebody to ask."""
    agent = make_anvandare("kommunvagledare", make_center(), first_name="Karin", last_name="Testsson")
    officer = make_handlaggare(first_name="Eva", last_name="Exempelsson")
    make_handlaggare(make_enhet("plan", namn="Planenheten"), first_name="Ali", last_name="Provberg")
    return agent, officer


def make_langt(agent, officer) -> Arende:
    """A case with some of everything."""
    arendetyp = make_arendetyp()
    make_foljdfraga(arendetyp, "fastighet", text="Vilken fastighet gäller det?")
    make_foljdfraga(arendetyp, "yta", text="Hur stor ska den bli?")
    arende = make_mottaget(officer, agent=agent)
    svar = {"fastighet": "Exempel 1:2", "yta": "30 m²"}
    update_uppgifter(arende=arende, uppgifter=svar, plats=Plats("Exempelgatan 3", 57.70887, 11.97456), by=officer)
    add_note(arende=arende, text="Ringde sökanden, som skickar en ritning.", by=officer)
    fraga = "Tillåter planen en carport närmare gränsen än fyra meter?"
    ask_opinion(arende=arende, till=make_enhet("plan"), fraga=fraga, arbetsdagar=3, by=officer)
    request_completion(arende=arende, text="Hej!\n\nHur nära tomtgränsen ska carporten stå?", by=officer)
    ritning = ContentFile(b"Ritning", name="ritning.txt")
    add_from_citizen(arende=arende, text="Två meter från gränsen.", by=Aktor.MEDBORGAREN, bilagor=[ritning])
    arende.refresh_from_db()
    return arende


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_the_page_of_a_case_is_accessible(sida: Sidor, width: int, color_scheme: str) -> None:
    agent, officer = make_personal()
    arende = make_langt(agent, officer)
    page = sida(width, 900, color_scheme, user=officer)
    page.goto(f"/arenden/{arende.nummer}/")
    granska(page, f"arende-{width}-{color_scheme}")


HOS_CENTER = ["lamna-over", "sla-ihop", "dela", "avsluta"]
HOS_ENHET = ["besvara", "skicka-vidare", "fraga-enhet", "byt-arendetyp", "uppgifter", "anteckna"]


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "dark"), (1280, "light")])
def test_the_forms_of_a_case_are_accessible(sida: Sidor, width: int, color_scheme: str) -> None:
    agent, officer = make_personal()
    own, handed = make_arende(by=agent), make_mottaget(officer, agent=agent)
    for user, arende, dorrar in ((agent, own, HOS_CENTER), (officer, handed, HOS_ENHET)):
        page = sida(width, 900, color_scheme, user=user)
        for dorr in dorrar:
            page.goto(f"/arenden/{arende.nummer}/{dorr}/")
            granska(page, f"arende-{dorr}-{width}-{color_scheme}")


def test_an_officer_answers_on_a_telephone_and_the_agent_sees_every_step(sida: Sidor) -> None:
    agent, officer = make_personal()
    arende = make_overlamnat(agent)
    page = sida(390, 844, user=officer)
    page.goto("/inkorg/")
    page.get_by_role("link", name=arende.nummer).click()
    accept_in_dialog(page)
    ask_the_citizen(page)
    add_from_citizen(arende=arende, text="Två meter.", by=Aktor.MEDBORGAREN)
    answer_with_preview(page, arende)
    arende.refresh_from_db()
    assert arende.status == Status.BESVARAD
    assert Utskick.objects.filter(mottagare="anna@testsson.example").count() == 3
    see_every_step(sida(1280, 900, user=agent), arende)


def accept_in_dialog(page: Page) -> None:
    page.get_by_role("link", name="Ta emot").click()
    expect(page.get_by_role("dialog")).to_contain_text("Du blir handläggare")
    granska(page, "arende-ta-emot-390", full_page=False)
    page.get_by_role("dialog").get_by_role("button", name="Ta emot").click()
    expect(page.get_by_role("status").filter(has_text="Du har tagit emot ärendet.")).to_be_visible()


def ask_the_citizen(page: Page) -> None:
    page.get_by_role("link", name="Be om komplettering").click()
    page.get_by_label("Text").fill("Hej!\n\nHur nära gränsen ska carporten stå?")
    page.get_by_role("button", name="Granska före du skickar").click()
    expect(page.get_by_role("heading", name="Mejlet som skickas")).to_be_visible()
    page.get_by_role("button", name="Skicka frågan").click()
    expect(page.get_by_text("Frågan är skickad. Ärendet väntar på medborgaren.")).to_be_visible()


def answer_with_preview(page: Page, arende: Arende) -> None:
    page.goto(f"/arenden/{arende.nummer}/")
    page.get_by_role("link", name="Besvara").click()
    page.get_by_label("Text").fill("Hej!\n\nJa, det går bra.")
    page.get_by_role("button", name="Granska före du skickar").click()
    expect(page.get_by_text("Du har fått svar i ärende")).to_be_visible()
    granska(page, "arende-granska-svar-390")
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Svaret är skickat och ärendet är besvarat.")).to_be_visible()


def see_every_step(page: Page, arende: Arende) -> None:
    page.goto(f"/arenden/{arende.nummer}/?ordning=aldst")
    told = page.locator("#tidslinje .kc-tidslinje__rubrik").all_inner_texts()
    assert told == [
        "Ärendet skapades efter ett telefonsamtal.",
        "Kundcenter lämnade över till Bygglovsenheten.",
        "Bygglovsenheten tog emot ärendet. Eva Exempelsson handlägger det.",
        "Bygglovsenheten bad medborgaren om fler uppgifter. Tiden för svar står still.",
        "Medborgaren lade till uppgifter. Tiden för svar går igen.",
        "Bygglovsenheten besvarade ärendet.",
    ]


def test_two_people_see_each_other_and_that_one_writes(sida: Sidor) -> None:
    agent, officer = make_personal()
    arende = make_mottaget(officer, agent=agent)
    first, second = sida(1280, 900, user=officer), sida(390, 844, user=agent)
    first.goto(f"/arenden/{arende.nummer}/besvara/")
    second.goto(f"/arenden/{arende.nummer}/")
    expect(second.locator("#arende-tittare")).to_contain_text("Eva Exempelsson skriver ett svar just nu")
    first.reload()
    expect(first.locator("#arende-tittare")).to_contain_text("Karin Testsson tittar också på ärendet")


def test_words_in_a_dialog_are_not_lost_by_one_escape(sida: Sidor) -> None:
    agent, _officer = make_personal()
    arende = make_arende(by=agent)
    page = sida(1280, 900, user=agent)
    page.goto(f"/arenden/{arende.nummer}/")
    page.get_by_role("link", name="Anteckna").click()
    words = page.get_by_role("textbox", name="Anteckning")
    words.fill("Ringer igen.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("alert")).to_contain_text("Det du har skrivit är inte sparat.")
    expect(words).to_have_value("Ringer igen.")


def test_a_long_list_of_units_is_searched(sida: Sidor) -> None:
    agent, _officer = make_personal()
    for i in range(10):
        make_handlaggare(make_enhet(f"enhet{i}", namn=f"Enhet {i}"))
    arende = make_arende(by=agent)
    page = sida(390, 844, user=agent)
    page.goto(f"/arenden/{arende.nummer}/lamna-over/")
    page.get_by_role("searchbox").fill("plan")
    expect(page.locator("#forhandsvisning")).to_contain_text("Planenheten får ärendet.")
    granska(page, "arende-lamna-over-sok-390")
    page.get_by_role("button", name="Lämna över").click()
    expect(page.get_by_text("Ärendet är överlämnat till Planenheten.")).to_be_visible()


def test_the_place_is_shown_on_a_map_where_there_are_tiles(sida: Sidor, settings) -> None:
    settings.KARTA = {**settings.KARTA, "rutor": "/static/bild/ikon.svg?{z}/{x}/{y}"}
    agent, officer = make_personal()
    arende = make_langt(agent, officer)
    page = sida(390, 844, user=officer)
    page.goto(f"/arenden/{arende.nummer}/")
    expect(page.locator(".arende-karta__punkt")).to_be_visible()
    granska(page, "arende-karta-390")


def test_without_script_a_case_is_answered_all_the_same(sida: Sidor) -> None:
    agent, officer = make_personal()
    arende = make_overlamnat(agent)
    page = sida(390, 844, user=officer, java_script_enabled=False)
    page.goto(f"/arenden/{arende.nummer}/")
    page.get_by_role("link", name="Ta emot").click()
    page.get_by_role("button", name="Ta emot").click()
    page.get_by_role("link", name="Besvara").click()
    page.get_by_label("Text").fill("Ja.")
    page.get_by_role("button", name="Granska före du skickar").click()
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Svaret är skickat och ärendet är besvarat.")).to_be_visible()


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "light"), (1280, "dark")])
def test_what_is_refused_or_hidden_is_accessible_too(sida: Sidor, width: int, color_scheme: str) -> None:
    agent, officer = make_personal()
    hemligt = make_overlamnat(agent, arendetyp=make_arendetyp("bistand", namn="Fråga om bistånd", sekretess="sekretess"))
    arende, other = make_arende(by=agent), make_arende(by=agent, text="Carport vid tomtgräns?")
    page = sida(width, 900, color_scheme, user=agent)
    page.goto(f"/arenden/{hemligt.nummer}/")
    expect(page.get_by_role("heading", name="Innehållet är sekretessbelagt för dig")).to_be_visible()
    granska(page, f"arende-hemligt-{width}-{color_scheme}")
    page.goto(f"/arenden/{arende.nummer}/sla-ihop/")
    page.get_by_role("radio", name=other.nummer).check()
    page.get_by_role("button", name="Jämför ärendena").click()
    granska(page, f"arende-jamfor-{width}-{color_scheme}")
    page.goto(f"/arenden/{arende.nummer}/lamna-over/")
    page.get_by_role("textbox", name="Meddelande").fill("Ring före tio.")
    assign(arende=arende, till=agent, by=agent)
    page.get_by_role("button", name="Lämna över").click()
    expect(page.get_by_role("heading", name="Det här har hänt sedan du öppnade sidan")).to_be_visible()
    expect(page.get_by_role("textbox", name="Meddelande")).to_have_value("Ring före tio.")
    granska(page, f"arende-inaktuell-{width}-{color_scheme}")


def test_protected_data_are_shown_after_a_deliberate_step(sida: Sidor) -> None:
    agent, _officer = make_personal()
    arende = make_arende(by=agent, uppgifter=Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 10", is_skyddad=True))
    page = sida(390, 844, "dark", user=agent)
    page.goto(f"/arenden/{arende.nummer}/")
    granska(page, "arende-skyddad-390-dark")
    page.get_by_role("button", name="Visa uppgifterna").click()
    expect(page.get_by_text("Bo Provberg")).to_be_visible()
    granska(page, "arende-skyddad-visad-390-dark")
