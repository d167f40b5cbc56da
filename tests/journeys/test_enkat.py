"""Surveys in a real browser: a citizen answers in Arabic on a telephone, "no" opens the case again, a face is pressed, a manager looks."""

import uuid

import pytest
from django.core import signing
from django.core.cache import cache
from django.core.signing import get_cookie_signer
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from arenden.models import Kontakt
from arenden.status import Status
from arenden.views.medborgare import minne
from kontaktcenter.models import Anvandare
from servicekontor.actions.skarm import create_skarm
from servicekontor.models.skarm import clean_nyckel
from servicekontor.views.medborgare.skarmdorr import KAKA, SALT
from statistik.actions import count_pending
from statistik.models import Enkatforfragan, Enkatsvar, Enkatvag
from tests.factories import make_anvandare, make_center
from tests.factories_arenden import make_agent, make_arende
from tests.factories_enkat import ask, make_besvarat_arende, make_forfragan, make_svar, secret_of
from tests.factories_kontor import make_kontor
from tests.sidor import Sidor, granska

pytestmark = pytest.mark.django_db(transaction=True)
with_and_without_script = pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])


@pytest.fixture(autouse=True)
def everybody_is_drawn(settings: Settings) -> None:
    settings.ENKAT_URVAL_PROCENT = 100
    cache.clear()


def open_survey(page: Page, sprak: str = "sv") -> None:
    """Follow the link in the mail."""
    page.goto(f"{reverse('enkat_lank', args=[secret_of(Enkatforfragan.objects.get())])}?sprak={sprak}")


def test_citizen_answers_in_arabic_on_a_telephone(sida: Sidor) -> None:
    make_forfragan()
    page = sida(390, 844, locale="ar")
    open_survey(page, "ar")
    granska(page, "enkat-ar-390")
    page.get_by_role("group", name="هل حصلت على إجابة عن سؤالك؟").get_by_label("نعم").check()
    for fraga in ("كيف عاملناك؟", "ما مدى سهولة الحصول على المساعدة؟", "ما مدى وضوح الجواب؟"):
        page.get_by_role("group", name=fraga).get_by_label("4", exact=True).check()
    page.get_by_role("button", name="أرسل الجواب").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("شكرًا")
    granska(page, "enkat-ar-tack-390")
    assert Enkatsvar.objects.values_list("bemotande", "enkelhet", "tydlighet", "fick_svar", "sprak").get() == (4, 4, 4, True, "sv")


@with_and_without_script
def test_no_opens_the_case_again(sida: Sidor, script: bool) -> None:
    arende = make_besvarat_arende()
    assert ask() == 1
    page = sida(390, 844, java_script_enabled=script)
    open_survey(page)
    page.get_by_label("Nej, jag fick inte svar").check()
    page.get_by_label("Vad är det du fortfarande undrar?").fill("Får carporten ha tak?")
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.locator("main")).to_contain_text("Ditt ärende är öppet igen")
    arende.refresh_from_db()
    assert (arende.status, arende.meddelanden.last().text) == (Status.ATEROPPNAD, "Får carporten ha tak?")


@pytest.mark.parametrize(("width", "fargschema"), [(320, "light"), (1280, "dark")])
def test_survey_is_calm_and_whole(sida: Sidor, width: int, fargschema: str) -> None:
    make_forfragan()
    page = sida(width, 800, fargschema)
    open_survey(page)
    granska(page, f"enkat-{width}-{fargschema}")


def test_words_are_kept_when_the_language_is_changed(sida: Sidor) -> None:
    make_forfragan()
    page = sida(390, 844)
    open_survey(page)
    page.get_by_label("Vill du säga något mer?").fill("Ni är bra.")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_label("Do you want to say anything more?")).to_have_value("Ni är bra.")


def test_receipt_leads_to_two_questions(sida: Sidor) -> None:
    make_arende()
    nyckel = Kontakt.objects.get().nyckel
    page = sida(390, 844)
    opened = signing.dumps({f"kvitto:{nyckel}": timezone.now().timestamp() + 3600}, salt=minne.SALT, compress=True)
    page.context.add_cookies([{"name": minne.KAKA, "value": opened, "url": sida.base_url}])
    page.goto(reverse("kvitto", args=[nyckel]))
    page.get_by_role("link", name="Svara på två frågor").click()
    granska(page, "enkat-formular-390")
    page.get_by_role("group", name="Hur enkelt var det att skicka?").get_by_label("5 – mycket bra").check()
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tack!")
    assert Enkatsvar.objects.get().vag == Enkatvag.FORMULAR


@pytest.mark.parametrize("sprak", ["sv", "ar"])
def test_visitor_presses_a_face_at_the_office(sida: Sidor, sprak: str) -> None:
    kontor = make_kontor()
    _skarm, nyckel = create_skarm(kontor=kontor, namn="Entrén", by=make_agent(make_center()))
    page = sida(1280, 800)
    value = get_cookie_signer(salt=KAKA + SALT).sign(clean_nyckel(nyckel))
    page.context.add_cookies([{"name": KAKA, "value": value, "url": sida.base_url}])
    page.goto(f"{reverse('enkat_kiosk', args=[kontor.kod])}?sprak={sprak}")
    granska(page, f"enkat-ansikten-{sprak}")
    page.locator("button[name=ansikte]").nth(1).click()
    expect(page.locator("p[role=status]")).to_be_visible()
    assert Enkatsvar.objects.get().helhet == 4


@pytest.fixture
def chef() -> Anvandare:
    """The manager of a center that has had some answers."""
    center = make_center()
    today = timezone.localdate()
    rows = (Enkatforfragan(dag=today, vag=Enkatvag.EPOST, center=center.pk, kanal="telefon", is_besvarad=n % 3 == 0) for n in range(60))
    Enkatforfragan.objects.bulk_create(rows)
    for n in range(20):
        make_svar(id=uuid.uuid5(uuid.NAMESPACE_OID, str(n)), center=center.pk, kanal="telefon", bemotande=5 - n % 3, enkelhet=5 - n % 4)
    make_svar(center=center.pk, kanal="epost", fritext="Snabbt och vänligt.")
    count_pending(budget=None)
    return make_anvandare("chef", center)


@pytest.mark.parametrize(("width", "fargschema"), [(1280, "light"), (390, "dark")])
def test_manager_looks_at_the_results(sida: Sidor, chef: Anvandare, width: int, fargschema: str) -> None:
    page = sida(width, 844, fargschema, user=chef)
    today = timezone.localdate().isoformat()
    page.goto(f"/statistik/nojdhet/?fran={today}&till={today}")
    expect(page.locator("#index-tabell")).to_contain_text("Nöjdhet, bemötande")
    expect(page.locator("#skr-tabell")).to_contain_text("83,8")
    expect(page.locator("main")).to_contain_text("Snabbt och vänligt.")
    granska(page, f"nojdhet-{width}-{fargschema}")
