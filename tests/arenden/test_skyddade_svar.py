"""What was answered to somebody with protected identity is offered to nobody as an earlier answer, nor found among cases by its words."""

import pytest

from arenden.actions import answer
from arenden.actions.skydd import mark_protected
from arenden.fragesamling import SAMLING
from arenden.indata import Uppgiftslamnare
from arenden.models import Arende
from arenden.sok import search
from arenden.svarsvag import Svarsvag
from arenden.tidigare_svar import earlier_answers, find_earlier
from kontaktcenter.models import Anvandare
from kunskapsbank.models import Sokdokument
from tests.arenden.fragor import make_besvarad
from tests.factories import make_anvandare, make_arendetyp, make_center
from tests.factories_arenden import ANNA, make_agent, make_arende

pytestmark = pytest.mark.django_db
ORDEN = "Hej, jag heter Gretalina Provberg och bor på Storgatan 12. Får jag bygga en carport?"
SVARET = "Flytten till Härnösand är klar. Vi har skrivit till Parkskolan."
GRETA = Uppgiftslamnare(namn="Gretalina Provberg", telefon=ANNA.telefon)


def mark(telefon: str = ANNA.telefon) -> None:
    mark_protected(uppgift=telefon, by=make_anvandare("registrator", make_center(), username="registrator"))


@pytest.fixture
def greta() -> Arende:
    """A case whose words tell who she is, registered by an agent who has it no longer."""
    arende = make_arende(text=ORDEN, uppgifter=GRETA)
    Arende.objects.update(agent=None)
    return arende


def test_the_answer_of_a_case_is_offered_until_its_sender_is_marked(greta: Arende) -> None:
    agent = make_agent()
    answer(arende=greta, text=SVARET, by=agent, svarsvag=Svarsvag.SIDAN)
    assert [svar.arende for svar in earlier_answers(make_arendetyp(), agent)] == [greta]
    mark()
    assert earlier_answers(make_arendetyp(), agent) == []


def test_the_answer_of_an_anonymous_case_is_offered() -> None:
    agent = make_agent()
    arende = make_arende(uppgifter=None, by=agent)
    answer(arende=arende, text="Ja, med bygglov.", by=agent)
    assert [svar.arende for svar in earlier_answers(make_arendetyp(), agent)] == [arende]


def test_a_question_answered_at_once_leaves_the_index_with_the_mark() -> None:
    agent = make_agent()
    make_besvarad(agent=agent, uppgifter=GRETA)
    other = make_besvarad(agent=agent, uppgifter=Uppgiftslamnare(namn="Bo Testsson", telefon="070-174 06 11"))
    mark()
    assert list(Sokdokument.objects.filter(samling=SAMLING).values_list("nyckel", flat=True)) == [other.pk]
    assert [svar.fraga_id for svar in find_earlier("elda löv", agent)] == [other.pk]


@pytest.mark.parametrize("fraga", ["Gretalina Provberg", "gretalina", "carport storgatan", '"jag heter"'])
def test_the_words_of_a_protected_persons_case_do_not_find_it(greta: Arende, fraga: str) -> None:
    agent = make_agent()
    assert search(fraga, agent).traffar == [greta]
    mark()
    assert search(fraga, agent).traffar == []


def test_nor_do_the_words_of_its_answer(greta: Arende) -> None:
    agent = make_agent()
    answer(arende=greta, text=SVARET, by=agent, svarsvag=Svarsvag.SIDAN)
    mark()
    Arende.objects.update(agent=None)
    assert search("Härnösand", agent).traffar == []


@pytest.mark.parametrize("falt", ["agent", "handlaggare"])
def test_whoever_has_the_case_finds_it_by_its_words(greta: Arende, falt: str) -> None:
    agent = make_agent()
    Arende.objects.update(**{falt: agent})
    mark()
    assert search("carport storgatan", agent).traffar == [greta]


def test_its_number_and_her_telephone_find_it_for_all_who_may_read_it(greta: Arende) -> None:
    mark()
    assert search(greta.nummer, make_agent()).traffar == search(ANNA.telefon, make_agent()).traffar == [greta]


def test_an_anonymous_case_is_found_by_its_words() -> None:
    arende = make_arende(text="Får jag bygga en carport?", uppgifter=None)
    assert search("carport", make_agent()).traffar == [arende]


def test_a_search_by_words_costs_the_same_with_the_rule(greta: Arende, django_assert_max_num_queries) -> None:
    agent: Anvandare = make_agent()
    search("carport", agent)
    with django_assert_max_num_queries(12):
        search("carport", agent)
