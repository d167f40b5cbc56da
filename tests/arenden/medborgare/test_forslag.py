"""Answers suggested in a form before it is sent, and what became of them."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

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


def test_one_who_got_an_answer_sends_nothing_and_leaves_nothing(medborgare: Medborgare, artikel: Artikel) -> None:
    medborgare.go("/fraga/").send(text=FRAGA).send(gor="", svarade=str(artikel.pk))
    assert medborgare.address == "/fick-svar/" and "Vad bra att du fick svar" in medborgare.text
    sokning = Sokning.objects.get()
    assert (sokning.dorr, sokning.gav_svar, sokning.skickade_anda) == ("formular", True, False)
    assert Sokoppning.objects.get().artikel == artikel
    assert not Formular.objects.exists() and not Arende.objects.exists()


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
