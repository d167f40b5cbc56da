"""An answer is written, approved on a telephone and read: the life of an article in a real browser."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from kontaktcenter.models import Anvandare
from kunskapsbank.actions.utkast import save_utkast
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel, Lankkontroll, Revision
from kunskapsbank.status import Lage
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_kunskap import make_artikel, make_artikelamne, make_artikeltext, make_redaktor
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)
STEG = [
    {"rubrik": "Ansök", "text": "Fyll i blanketten.", "vem": "Du", "tid": "10 minuter", "underlag": ["Karta"], "lage": "", "bild": ""},
    {"rubrik": "Vi prövar", "text": "Vi läser ansökan.", "vem": "Handläggare", "tid": "3 veckor", "underlag": [], "lage": "", "bild": ""},
]
SVAR = "## Dagar\n\nSoporna hämtas **varannan** vecka.\n\n| Kärl | Dag |\n|---|---|\n| Grönt | Måndag |\n\nLäs [mer](https://a.example/)."


@pytest.fixture
def redaktor() -> Anvandare:
    return make_redaktor(make_center(), first_name="Rut", last_name="Exempelsson")


@pytest.fixture
def expert() -> Anvandare:
    return make_anvandare("handlaggare", make_enhet("avfall", namn="Avfallsenheten"), first_name="Eva", last_name="Provberg")


def write(page: Page) -> None:
    """Begin an article and write its answer, by the page alone."""
    page.goto(reverse("redaktion"))
    page.get_by_role("link", name="Ny artikel").click()
    page.get_by_label("Fråga").fill("När hämtas julgranen?")
    page.get_by_label("Ansvarig enhet").select_option(label="Avfallsenheten")
    page.get_by_label("Ämne").select_option(label="Avfall")
    page.get_by_label("Alla").check()
    page.get_by_role("button", name="Skriv svaret").click()
    page.get_by_label("Kort svar").fill("Efter tjugondag Knut.")
    expect(page.get_by_text("279")).to_be_visible()
    page.get_by_label("Hela svaret").press_sequentially("Lägg granen **vid kärlet**.")
    expect(page.locator(".redaktion-svar strong")).to_have_text("vid kärlet")
    expect(page.get_by_label("Hela svaret")).to_be_focused()
    page.get_by_role("button", name="Förhandsgranska").click()
    expect(page.get_by_role("heading", name="Så här blir det")).to_be_focused()
    granska(page, "redaktion-skriv-1280-light")
    page.get_by_role("button", name="Spara och skicka till granskning").click()
    expect(page.get_by_text("skickad till Avfallsenheten")).to_be_visible()


def test_an_editor_drafts_an_expert_approves_on_a_telephone_and_the_change_is_seen(
    sida: Sidor, redaktor: Anvandare, expert: Anvandare
) -> None:
    make_artikelamne()
    page = sida(1280, 900, user=redaktor)
    write(page)
    granska(page, "redaktion-artikel-1280-light")
    phone = sida(390, 844, user=expert)
    phone.goto(reverse("mina_texter"))
    granska(phone, "mina-texter-390-light")
    phone.get_by_role("link", name="När hämtas julgranen?").click()
    granska(phone, "redaktion-granska-390-light", full_page=False)
    phone.get_by_role("button", name="Godkänn och publicera").click()
    expect(phone.get_by_text("Texten är godkänd och publicerad.")).to_be_visible()
    page.goto(reverse("kunskapsartikel", args=[Artikel.objects.get().pk]))
    expect(page.get_by_role("heading", level=1)).to_have_text("När hämtas julgranen?")
    expect(page.get_by_text("Efter tjugondag Knut.")).to_be_visible()


def make_much(expert: Anvandare) -> Artikel:
    """An article with everything that a page can show."""
    artikel = make_artikel(
        svar=SVAR, intern_not="Ring driften vid storm.", kontaktvag="Till jouren efter klockan 17.", kalla="Avfallsföreskrifterna",
        kalla_lank="https://a.example/", granskas_senast=timezone.localdate() - timedelta(days=40), behover_andras="Priset är från i fjol.",
    )  # fmt: skip
    text = artikel.texter.get()
    make_artikeltext(artikel, "ar", titel="متى يتم جمع القمامة؟", kort_svar="كل أسبوعين.", svar="كل أسبوعين.", original=text.publicerad)
    Lankkontroll.objects.create(text=text, adress="https://a.example/", fel="Sidan finns inte längre.", fel_sedan=timezone.now())
    artikel.relaterade.add(make_artikel("Var lämnar jag glas?", slag="guide", steg=STEG))
    new = Innehall(titel="När hämtas soporna?", kort_svar="Varje vecka.", svar=SVAR.replace("varannan", "varje"))
    save_utkast(artikel=artikel, innehall=new, by=make_redaktor(make_center()))
    Revision.objects.filter(lage=Lage.UTKAST).update(lage=Lage.GRANSKAS)
    return artikel


@pytest.mark.parametrize(("width", "color_scheme"), [(320, "light"), (390, "dark"), (1280, "light")])
def test_every_page_of_the_editors_is_accessible(
    sida: Sidor, redaktor: Anvandare, expert: Anvandare, width: int, color_scheme: str
) -> None:
    artikel = make_much(expert)
    guide = Artikel.objects.get(slag="guide")
    revision = Revision.objects.get(lage=Lage.GRANSKAS)
    redaktor.medlemskap.create(enhet=artikel.ansvarig_enhet, roll="handlaggare", fran="2020-01-01")
    sidor = {
        "lista": reverse("redaktion"),
        "oversattningar": reverse("oversattningar"),
        "artikel": reverse("artikel_redaktion", args=[artikel.pk]),
        "text-ar": reverse("artikel_text", args=[artikel.pk, "ar"]),
        "guide": reverse("artikel_text", args=[guide.pk, "sv"]),
        "uppgifter": reverse("artikel_uppgifter", args=[artikel.pk]),
        "bilder": reverse("artikel_bilder", args=[artikel.pk]),
        "las-ocksa": reverse("artikel_relaterade", args=[artikel.pk]) + "?q=glas",
        "versioner": reverse("artikel_versioner", args=[artikel.pk, "sv"]),
        "jamfor": reverse("artikel_jamfor", args=[artikel.pk, "sv"]),
        "granska": reverse("revision_granska", args=[revision.pk]),
        "bekrafta": reverse("artikel_bekrafta", args=[artikel.pk]),
        "dra-in": reverse("artikel_dra_in", args=[artikel.pk]),
        "mina-texter": reverse("mina_texter"),
        "kunskap": reverse("kunskapsartikel", args=[artikel.pk]),
        "kunskap-guide": reverse("kunskapsartikel", args=[guide.pk]),
        "kunskap-ar": reverse("kunskapsartikel", args=[artikel.pk]) + "?sprak=ar",
    }
    # So high that what stays at the bottom of the window covers no control.
    page = sida(width, 4000, color_scheme, user=redaktor)
    for namn, adress in sidor.items():
        page.goto(adress)
        granska(page, f"redaktion-{namn}-{width}-{color_scheme}")


def test_the_second_of_two_editors_sees_both_texts(sida: Sidor, redaktor: Anvandare) -> None:
    artikel = make_artikel()
    page = sida(1280, 900, user=redaktor)
    page.goto(reverse("artikel_text", args=[artikel.pk, "sv"]))
    other = make_redaktor(make_center(), first_name="Eva", last_name="Provberg")
    save_utkast(artikel=artikel, innehall=Innehall(titel="När hämtas soporna?", kort_svar="På tisdagar."), by=other)
    page.get_by_label("Kort svar").fill("På onsdagar.")
    page.get_by_role("button", name="Spara utkast").click()
    expect(page.get_by_role("heading", name="Eva Provberg hann före")).to_be_visible()
    granska(page, "redaktion-krock-1280-light")
    expect(page.get_by_label("Kort svar")).to_have_value("På onsdagar.")
    page.get_by_role("button", name="Spara utkast").click()
    expect(page.get_by_text("Utkastet är sparat.")).to_be_visible()


def test_an_agent_reports_an_unclear_answer_in_two_clicks(sida: Sidor) -> None:
    artikel = make_artikel()
    page = sida(1280, 900, user=make_anvandare("kommunvagledare"))
    page.goto(reverse("kunskapsartikel", args=[artikel.pk]))
    page.get_by_text("Saknas något, är något fel eller otydligt?").click()
    page.get_by_role("button", name="Något är otydligt").click()
    expect(page.get_by_text("Avfallsenheten får veta det.")).to_be_visible()
