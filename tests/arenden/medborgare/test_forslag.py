"""Answers suggested in a form before it is sent, and what became of them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from arenden.actions.formular import purge_formular
from arenden.models import Arende, Formular
from kunskapsbank.models import Artikel, Sokning, Sokoppning
from kunskapsbank.status import Malgrupp
from tests.arenden.medborgare.medborgare import Medborgare
from tests.factories import make_arendetyp
from tests.kunskapsbank.svarsidor import make_findable, translate

pytestmark = pytest.mark.django_db

FRAGA = "När hämtas soporna hos mig?"
DORRAR = ["/fraga/", "/felanmalan/", "/synpunkt/", "/e-tjanst/sopor/"]


@pytest.fixture
def artikel() -> Artikel:
    """An answer that fits."""
    make_arendetyp("sopor", is_public=True)
    make_arendetyp("fraga-till-kommunen", namn="Fråga till kommunen", is_public=True)
    return make_findable(kort_svar="Varje tisdag.")


@pytest.mark.parametrize("dorr", DORRAR)
def test_every_form_shows_answers_before_anything_else_is_asked(medborgare: Medborgare, artikel: Artikel, dorr: str) -> None:
    medborgare.go(dorr).send(text=FRAGA)
    assert medborgare.address.endswith("/forslag/")
    assert "Varje tisdag." in medborgare.text and "Det här svarade på min fråga" in medborgare.text


def test_no_answer_comes_in_the_way_of_what_is_urgent(medborgare: Medborgare, artikel: Artikel) -> None:
    make_arendetyp("orosanmalan", namn="Orosanmälan om barn", sokord=["slår sitt barn"], is_public=True, is_bradskande=True)
    make_findable("Hur gör jag en orosanmälan när någon slår sitt barn?")
    medborgare.go("/e-tjanst/orosanmalan/").send(text="Min granne slår sitt barn")
    assert not medborgare.address.endswith("/forslag/")
    medborgare.go("/fraga/").send(text="Min granne slår sitt barn")
    assert medborgare.address.endswith("/typ/") and not Sokning.objects.exists()


@pytest.mark.parametrize("dorr", ["/fraga/", "/e-tjanst/sopor/"])
def test_words_of_danger_are_held_up_by_nothing_whatever_type_is_chosen(medborgare: Medborgare, artikel: Artikel, dorr: str) -> None:
    make_findable("Vad gör jag när det brinner i soporna?")
    medborgare.go(dorr).send(text="Det brinner i soporna")
    assert not medborgare.address.endswith("/forslag/")


def test_an_answer_that_serves_an_urgent_type_comes_in_nobodys_way(medborgare: Medborgare, artikel: Artikel) -> None:
    kris = make_arendetyp("kris", namn="Stöd i kris", is_public=True, is_bradskande=True)
    found = make_findable("Hur får jag skyddat boende?", arendetyper=[kris])
    translate(found, "fi", "Miten saan turvakodin?")
    medborgare.client = Client(headers={"accept-language": "fi"})
    medborgare.go("/fraga/").send(text="tarvitsen turvakodin")
    assert medborgare.address.endswith("/typ/") and Sokning.objects.exists()


def test_hits_that_are_no_sure_answers_come_in_nobodys_way(medborgare: Medborgare, artikel: Artikel) -> None:
    make_findable("När är badhuset öppet?")
    medborgare.go("/fraga/").send(text="Var ligger bårhuset?")
    assert medborgare.address.endswith("/typ/")


def test_the_answer_for_the_chosen_case_type_comes_first(medborgare: Medborgare, artikel: Artikel) -> None:
    make_findable("Sopor, vad kostar?")
    make_findable("Vad kostar sopor?", arendetyper=[make_arendetyp("sopavgift", namn="Avgift", is_public=True)])
    medborgare.go("/e-tjanst/sopavgift/").send(text="vad kostar sopor")
    assert medborgare.text.index("Vad kostar sopor?") < medborgare.text.index("Sopor, vad kostar?")


@pytest.fixture
def fick_svar(medborgare: Medborgare, artikel: Artikel) -> Medborgare:
    """Somebody who has said that an answer was enough."""
    return medborgare.go("/fraga/").send(text=FRAGA).send(gor="", svarade=str(artikel.pk))


def test_one_who_got_an_answer_sends_nothing(fick_svar: Medborgare, artikel: Artikel) -> None:
    assert "Vad bra att du fick svar" in fick_svar.text and "Skicka frågan ändå" in fick_svar.text
    sokning = Sokning.objects.get()
    assert (sokning.dorr, sokning.gav_svar, sokning.skickade_anda) == ("formular", True, False)
    assert Sokoppning.objects.get().artikel == artikel
    assert not Arende.objects.exists()


def test_one_who_sends_all_the_same_has_lost_nothing_and_got_no_answer(fick_svar: Medborgare) -> None:
    fick_svar.go(fick_svar.address)
    assert "Skicka frågan ändå" in fick_svar.text
    fick_svar.send()
    assert fick_svar.address.endswith("/typ/") and fick_svar.formular.innehall["vad"] == {"text": [FRAGA]}
    sokning = Sokning.objects.get()
    assert (sokning.gav_svar, sokning.skickade_anda) == (None, None)
    fick_svar.send(arendetyp="fraga-till-kommunen").finish()
    assert Sokning.objects.get().skickade_anda is True


def test_nothing_is_sent_past_the_button_that_says_so(fick_svar: Medborgare) -> None:
    fick_svar.go(fick_svar.address.replace("forslag", "granska"))
    assert fick_svar.address.endswith("/forslag/") and "Skicka frågan ändå" in fick_svar.text


def test_one_who_got_an_answer_can_take_away_what_was_written(fick_svar: Medborgare) -> None:
    fick_svar.send(gor="slang")
    assert fick_svar.address == "/" and not Formular.objects.exists()


def test_what_an_answer_was_enough_for_is_kept_for_a_day(fick_svar: Medborgare) -> None:
    assert purge_formular(timezone.now() + timedelta(hours=23)) == 0
    assert purge_formular(timezone.now() + timedelta(hours=25)) == 1


@pytest.mark.parametrize(
    ("dorr", "ord"),
    [("/felanmalan/", "Fortsätt med felanmälan"), ("/fraga/", "Fortsätt med frågan"), ("/synpunkt/", "Fortsätt med synpunkten")],
)
def test_the_button_says_what_goes_on(medborgare: Medborgare, artikel: Artikel, dorr: str, ord: str) -> None:
    assert ord in medborgare.go(dorr).send(text=FRAGA).text


LAMPAN = "Lampan på gatan lyser inte"


@pytest.mark.parametrize("dorr", ["/felanmalan/", "/e-tjanst/lampa/"])
@pytest.mark.parametrize(
    ("titel", "slag"), [("Hur anmäler jag en trasig lampa på gatan?", "artikel"), ("När lampan på gatan inte lyser", "guide")]
)
def test_how_to_report_is_no_answer_to_one_who_is_reporting(medborgare: Medborgare, dorr: str, titel: str, slag: str) -> None:
    lampa = make_arendetyp("lampa", namn="Trasig lampa", slag="felanmalan", is_public=True)
    make_findable(titel, kort_svar="Gör en felanmälan om lampan.", slag=slag, arendetyper=[lampa])
    medborgare.go(dorr).send(text=LAMPAN)
    assert not medborgare.address.endswith("/forslag/")


def test_what_else_is_known_of_a_fault_is_suggested(medborgare: Medborgare) -> None:
    lampa = make_arendetyp("lampa", namn="Trasig lampa", slag="felanmalan", is_public=True)
    make_findable("Varför lyser lampan på gatan inte?", kort_svar="Den är släckt på sommaren.", arendetyper=[lampa])
    assert "Den är släckt på sommaren." in medborgare.go("/felanmalan/").send(text=LAMPAN).text


def test_how_to_report_is_an_answer_to_one_who_asks(medborgare: Medborgare) -> None:
    lampa = make_arendetyp("lampa", namn="Trasig lampa", slag="felanmalan", is_public=True)
    make_findable("Hur anmäler jag en trasig lampa på gatan?", arendetyper=[lampa])
    assert medborgare.go("/fraga/").send(text=LAMPAN).address.endswith("/forslag/")


def test_one_who_goes_on_and_sends_is_counted_so(medborgare: Medborgare, artikel: Artikel) -> None:
    medborgare.go("/e-tjanst/sopor/").send(text=FRAGA).send()
    assert Sokning.objects.get().skickade_anda is None
    medborgare.finish()
    sokning = Sokning.objects.get()
    assert (sokning.gav_svar, sokning.skickade_anda) == (None, True)


def test_without_a_fitting_answer_there_is_no_such_page(medborgare: Medborgare, artikel: Artikel) -> None:
    medborgare.go("/fraga/").send(text="Kan ni laga min cykel?")
    assert medborgare.address.endswith("/typ/")
    assert Sokning.objects.get().skickade_anda is None


def test_the_page_is_the_same_search_when_it_is_looked_at_again(medborgare: Medborgare, artikel: Artikel) -> None:
    medborgare.go("/fraga/").send(text=FRAGA)
    medborgare.go(medborgare.address)
    assert "Varje tisdag." in medborgare.text and Sokning.objects.count() == 1


def test_one_who_writes_again_is_shown_answers_again(medborgare: Medborgare, artikel: Artikel) -> None:
    make_findable("Var lämnar jag glas?", kort_svar="I igloon.")
    medborgare.go("/fraga/").send(text=FRAGA).send(gor="tillbaka")
    assert medborgare.address.endswith("/vad/") and FRAGA in medborgare.text
    medborgare.send(text="Var lämnar jag glas?")
    assert "I igloon." in medborgare.text
    assert Sokning.objects.filter(foregaende__isnull=False).count() == 1


def test_the_answers_come_in_the_language_of_the_reader(medborgare: Medborgare, artikel: Artikel) -> None:
    translate(artikel, "ar", "متى تُجمع القمامة؟", kort_svar="كل يوم ثلاثاء.")
    medborgare.client = Client(headers={"accept-language": "ar"})
    medborgare.go("/fraga/").send(text="متى تُجمع القمامة؟")
    assert "كل يوم ثلاثاء." in medborgare.text and "هذا أجاب عن سؤالي" in medborgare.text


@pytest.mark.parametrize("svarade", ["x", "0", "9" * 40, ""])
def test_an_answer_that_was_not_offered_ends_nothing(medborgare: Medborgare, artikel: Artikel, svarade: str) -> None:
    medborgare.go("/fraga/").send(text=FRAGA).send(gor="", svarade=svarade)
    assert medborgare.address.endswith("/forslag/") and medborgare.page.status_code == 200
    assert Formular.objects.count() == 1


def test_an_internal_article_is_no_suggestion(medborgare: Medborgare) -> None:
    make_arendetyp("fraga-till-kommunen", is_public=True)
    make_findable(malgrupp=Malgrupp.INTERN, kort_svar="Varje tisdag.")
    medborgare.go("/fraga/").send(text=FRAGA)
    assert "Varje tisdag." not in medborgare.text


@pytest.mark.parametrize("text", ["😀😀", "och det att", "x" * 9_000, "a & | ! :*", "\u202eabc", "'; DROP TABLE x; --"])
def test_whatever_is_written_goes_on(medborgare: Medborgare, artikel: Artikel, text: str) -> None:
    medborgare.go("/fraga/").send(text=text)
    assert medborgare.page.status_code == 200 and "/formular/" in medborgare.address


def test_looking_for_answers_adds_few_queries(
    medborgare: Medborgare, artikel: Artikel, large_base: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    medborgare.go("/fraga/").send(text=FRAGA)
    with django_assert_max_num_queries(12):
        medborgare.client.get(medborgare.address)
