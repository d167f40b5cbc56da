"""The switchboard in a real browser, and the work place without script."""

import pytest
from playwright.sync_api import Page, expect

from arenden.models import Ateruppringning, Fraga, Telefonmeddelande
from kontaktcenter.models import Anvandare
from tests.journeys.vardag import make_vardag
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)


def search(page: Page, text: str) -> None:
    page.goto("/vaxel/")
    page.get_by_label("Sök i katalogen").fill(text)
    expect(page.locator(".kc-katalogpost").first).to_be_visible()


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "light"), (1280, "light"), (1280, "dark")])
def test_the_directory_is_accessible_and_searches_while_one_types(sida: Sidor, width: int, color_scheme: str) -> None:
    vardag = make_vardag()
    page = sida(width, 800, color_scheme, user=vardag.agent)
    search(page, "belysning")
    expect(page.locator(".kc-katalogpost")).to_contain_text(["Olle Provberg"])
    granska(page, f"vaxel-{width}-{color_scheme}")
    page.get_by_role("link", name="Olle Provberg", exact=True).click()
    page.get_by_label("Bestämd tid").check()
    granska(page, f"vaxel-samtal-{width}-{color_scheme}")


def test_a_call_is_put_through_with_one_click(sida: Sidor) -> None:
    page = sida(user=make_vardag().agent)
    search(page, "olle")
    page.get_by_role("button", name="Kopplad till Olle Provberg").click()
    expect(page.locator("#kc-meddelanden")).to_contain_text("kopplat till Olle Provberg")
    assert Fraga.objects.latest("pk").kopplad_till.username == "olle"


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "dark"), (1280, "light")])
def test_message_and_promised_call_reach_the_employee(sida: Sidor, width: int, color_scheme: str) -> None:
    page = sida(user=make_vardag().agent)
    for key in ("Alt+m", "Alt+r"):
        search(page, "karin")
        page.get_by_role("link", name="Karin Mallqvist", exact=True).click()
        page.get_by_label("Vem ringer?").fill("Bo Provsson")
        page.get_by_label("Telefon").fill("070-174 06 33")
        page.get_by_label("Vad gäller det?").fill("Undrar om staketet.")
        page.keyboard.press(key)
        expect(page.locator("#kc-meddelanden .ds-alert")).to_be_visible()
    assert (Telefonmeddelande.objects.count(), Ateruppringning.objects.count()) == (1, 1)
    karin = sida(width, 800, color_scheme, user=Anvandare.objects.get(username="karin"))
    karin.goto("/meddelanden/")
    granska(karin, f"meddelanden-{width}-{color_scheme}")
    karin.get_by_role("button", name="Läst").click()
    karin.goto("/ateruppringningar/")
    granska(karin, f"ateruppringningar-{width}-{color_scheme}")
    karin.get_by_role("button", name="Nådde").click()
    expect(karin.locator("main")).to_contain_text("Ingen väntar på att bli uppringd")


def test_a_whole_call_works_without_script(sida: Sidor) -> None:
    vardag = make_vardag()
    page = sida(user=vardag.agent, java_script_enabled=False)
    page.goto("/arbetsplats/")
    page.get_by_role("button", name="Samtal").click()
    page.get_by_label("Sök person").fill("0701740605")
    page.get_by_role("button", name="Sök", exact=True).first.click()
    page.get_by_label("Frågan").fill("Lampan lyser inte")
    page.get_by_label("Ämne och ärendetyp").select_option(label="Trasig gatubelysning")
    page.get_by_role("button", name="Visa vad som gäller").click()
    expect(page.locator(".kc-vagval")).to_contain_text("Lämna över till Gatuenheten")
    expect(page.locator(".kc-personkort__namn")).to_have_text("Anna Testsson")
    page.get_by_label("Plats").fill("Exempelgatan 7")
    page.get_by_role("button", name="Förhandsgranska överlämning").click()
    expect(page.locator("main")).to_contain_text("Vad är det för fel?")
    page.get_by_role("button", name="Lämna över ändå och spara").click()
    expect(page.locator(".kc-kvitto")).to_contain_text("Gatuenheten")
    assert Fraga.objects.latest("pk").arende.plats_text == "Exempelgatan 7"
