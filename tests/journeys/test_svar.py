"""A citizen finds the answer in a real browser: in Arabic on a phone instead of writing, in a guide, without script, on paper."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from arenden.models import Arende
from kunskapsbank.models import Artikel, Omdome, Sokning
from tests.factories import make_arendetyp
from tests.factories_kunskap import make_artikelamne, make_samling
from tests.kunskapsbank.svarsidor import address, make_findable, translate
from tests.sidor import Sidor, granska

STEG = [
    {
        "rubrik": "Rita och mät",
        "text": "Rita huset i skala 1:100. [Så ska en ritning se ut](/svar/).",
        "vem": "Du",
        "tid": "En till två veckor",
        "underlag": ["Karta över tomten", "Ritning av fasaden"],
    },
    {"rubrik": "Skicka in ansökan", "text": "Skicka in allt på en gång.", "vem": "Du", "tid": "En halvtimme", "underlag": []},
    {"rubrik": "Vi prövar ansökan", "text": "Grannarna får säga sitt.", "vem": "Bygglovsenheten", "tid": "Tio veckor", "underlag": []},
]
SVAR = """Ställ ut kärlet senast klockan 6.

## Vid helg

Då kan dagen flyttas. Titta i kalendern.

| Sort | Hur ofta |
|---|---|
| Matavfall | Varje vecka |
| Restavfall | Varannan vecka |

- Glas lämnar du i igloon.
- Batterier lämnar du i **röda lådan**.

Mer står på https://a.example/avfall, eller mejla avfall@exempelkommun.example.
"""


@pytest.fixture(autouse=True)
def quick_hands(settings: Settings) -> None:
    """A browser without a person is quicker than one."""
    settings.FORMULAR_MINSTA_SEKUNDER = 0


@pytest.fixture
def sopor(transactional_db: None) -> Artikel:
    """An answer in Swedish and Arabic, with its e-service and a neighbour."""
    tjanst = make_arendetyp("sopor", namn="Extra sophämtning", is_public=True, oversattningar={"ar": {"namn": "جمع إضافي للنفايات"}})
    make_arendetyp("fraga-till-kommunen", namn="Fråga till kommunen", is_public=True)
    amne = make_artikelamne()
    amne.oversattningar = {"ar": {"namn": "النفايات"}}
    amne.save()
    fakta = {"kalla": "Exempelkommuns avfallsföreskrifter", "kalla_lank": "https://exempelkommun.example/avfall"}
    artikel = make_findable(kort_svar="Varannan vecka. Vilken dag ser du i kalendern.", svar=SVAR, arendetyper=[tjanst], **fakta)
    artikel.relaterade.add(make_findable("Var lämnar jag glas?", kort_svar="I igloon vid affären."))
    ord_ = {"kort_svar": "كل أسبوعين. ترى اليوم في التقويم.", "svar": "ضع الحاوية في الخارج قبل الساعة 6.\n\n- الزجاج في الحاوية الخضراء."}
    return translate(artikel, "ar", "متى تُجمع القمامة؟", sokord=["النفايات", "الزبالة"], **ord_)


def ask(page: Page, text: str) -> None:
    page.locator("#id_text").fill(text)
    page.locator("main form button[type=submit]").first.click()


def test_a_citizen_finds_the_answer_in_arabic_on_a_phone_instead_of_writing(sida: Sidor, sopor: Artikel) -> None:
    page = sida(390, 844, locale="ar")
    page.goto("/")
    granska(page, "svar-start-ar-390")
    page.get_by_role("link", name="اطرح سؤالًا").first.click()
    ask(page, "متى تجمع الزبالة من بيتنا؟")
    expect(page.get_by_text("كل أسبوعين. ترى اليوم في التقويم.")).to_be_visible()
    granska(page, "svar-forslag-ar-390")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="اقرأ الإجابة كاملة").first.click()
    article = opened.value
    expect(article.get_by_role("heading", level=1)).to_have_text("متى تُجمع القمامة؟")
    granska(article, "svar-artikel-ar-390")
    page.get_by_role("button", name="هذا أجاب عن سؤالي").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("يسعدنا أنك حصلت على إجابة")
    granska(page, "svar-fick-svar-ar-390")
    assert not Arende.objects.exists()
    sokning = Sokning.objects.get()
    assert (sokning.gav_svar, sokning.skickade_anda, sokning.sprak) == (True, False, "ar")


@pytest.mark.parametrize(("width", "color_scheme"), [(390, "light"), (1280, "dark")])
def test_a_reader_of_arabic_meets_arabic_first_and_trial_questions_marked(
    sida: Sidor, sopor: Artikel, width: int, color_scheme: str
) -> None:
    prov = make_samling("swefaq", namn="Provfrågor ur SweFAQ", is_prov=True)
    fraga = make_findable("Hur överklagar jag ett beslut?", samling=prov, amne=make_artikelamne("provfragor", "Provfrågor"))
    page = sida(width, 900, color_scheme, locale="ar")
    page.goto("/svar/")
    expect(page.locator("main section li").first).to_contain_text("متى تُجمع القمامة؟")
    granska(page, f"svar-hem-ar-{width}-{color_scheme}")
    page.goto("/svar/amne/avfall/")
    granska(page, f"svar-amne-ar-{width}-{color_scheme}")
    page.goto(address(fraga))
    granska(page, f"svar-prov-ar-{width}-{color_scheme}")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_an_answer_is_searched_for_read_and_judged(sida: Sidor, sopor: Artikel, color_scheme: str) -> None:
    page = sida(1280, 900, color_scheme)
    page.goto("/")
    page.get_by_role("link", name="Svar", exact=True).click()
    granska(page, f"svar-hem-1280-{color_scheme}")
    page.get_by_role("searchbox").fill("hämta soporna")
    page.get_by_role("button", name="Sök").click()
    granska(page, f"svar-traffar-1280-{color_scheme}")
    page.get_by_role("link", name="När hämtas soporna?").click()
    granska(page, f"svar-artikel-1280-{color_scheme}")
    out, mail = page.locator(".kc-svar__text a").evaluate_all("(links) => links.map((link) => getComputedStyle(link).color)")
    assert out == mail, "a link out of the site has the colours of the others"
    page.get_by_text("Nej", exact=True).click()
    page.get_by_label("Vad saknas eller är otydligt?").fill("Vad gäller på julafton?")
    granska(page, f"svar-nej-1280-{color_scheme}")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack!")
    granska(page, f"svar-tack-1280-{color_scheme}")
    assert Omdome.objects.get().saknas == "Vad gäller på julafton?"
    assert Sokning.objects.get().gav_svar is False


def test_a_guide_is_followed_on_a_small_phone(sida: Sidor, transactional_db: None) -> None:
    make_findable("Så bygger du ut ditt hus", slag=Artikel.Slag.GUIDE, kort_svar="Tre steg från ritning till beslut.", svar="", steg=STEG)
    page = sida(320, 640, "dark")
    page.goto("/")
    page.get_by_role("searchbox").press_sequentially("bygga ut hus")
    expect(page.get_by_text("Tre steg från ritning till beslut.")).to_be_visible()
    granska(page, "svar-start-320-dark")
    page.goto("/svar/amne/avfall/")
    granska(page, "svar-amne-320-dark")
    page.get_by_role("link", name="Så bygger du ut ditt hus").click()
    expect(page.get_by_role("heading", name="Vi prövar ansökan")).to_be_visible()
    granska(page, "svar-guide-320-dark")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    granska(page, "svar-guide-1280")


def test_a_stale_answer_in_another_language_says_both_and_prints(sida: Sidor, sopor: Artikel) -> None:
    Artikel.objects.update(granskas_senast=date(2026, 1, 31))
    page = sida(390, 844, locale="fi")
    page.goto(address(sopor))
    expect(page.get_by_text("Vastausta ei ole vielä kielellä Suomi")).to_be_visible()
    expect(page.get_by_text("Tämä olisi pitänyt tarkistaa")).to_be_visible()
    granska(page, "svar-gammal-fi-390")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Saitko vastauksen")).to_be_hidden()
    granska(page, "svar-utskrift-390")


def test_the_link_is_copied_and_the_language_changed_by_keyboard(sida: Sidor, sopor: Artikel) -> None:
    page = sida(1280, 900, permissions=["clipboard-read", "clipboard-write"])
    page.goto(address(sopor))
    page.get_by_role("button", name="Kopiera länken").press("Enter")
    expect(page.get_by_role("button", name="Kopierat")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()").endswith(address(sopor))
    page.get_by_role("link", name="العربيّة").press("Enter")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    granska(page, "svar-artikel-ar-1280")


def test_without_script_an_answer_is_found_and_judged(sida: Sidor, sopor: Artikel) -> None:
    page = sida(390, 844, java_script_enabled=False)
    page.goto("/svar/")
    page.get_by_role("searchbox").fill("sopor")
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("link", name="När hämtas soporna?").click()
    expect(page.get_by_role("button", name="Kopiera länken")).to_be_hidden()
    page.get_by_role("button", name="Ja").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tack!")
    assert Omdome.objects.get().gav_svar
