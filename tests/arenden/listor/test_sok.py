"""The search over cases forgives: other forms of a word, a compound for its part, names without dots and rings, a number's end."""

import pytest

from arenden.arendenummer import possible_nummer
from arenden.indata import Uppgiftslamnare
from arenden.models import Arende, Inlamnare, Person
from arenden.personsok import search_persons
from arenden.sok import search
from kontaktcenter.models import Sekretess
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db

LAMPAN = "Lampan utanför porten på Storgatan har varit släckt i två veckor. Nyckeln till stolpen är borta."


@pytest.fixture
def agent():
    return make_agent()


@pytest.mark.parametrize(
    "fraga",
    ["lampa", "lampan", "lampor", "lamporna", "lampor storgatan", "Lampa porten", "släckta", "nycklar", "gata lampa", '"har varit släckt"'],
)
def test_every_form_of_a_word_finds_the_case_that_has_any(agent, fraga: str) -> None:
    arende = make_arende(by=agent, text=LAMPAN.replace("Storgatan", "Storgatan, gatan vid torget,"))
    assert search(fraga, agent).traffar == [arende]


@pytest.mark.parametrize("fraga", ["gatlampa", "lyktstolpar"])
def test_a_compound_that_nobody_wrote_is_looked_for_by_its_last_part(agent, fraga: str) -> None:
    arende = make_arende(by=agent, text=LAMPAN)
    assert search(fraga, agent).traffar == [arende]


def test_a_compound_that_somebody_wrote_finds_only_those(agent) -> None:
    make_arende(by=agent, text=LAMPAN)
    written = make_arende(by=agent, text="En gatlampa blinkar.")
    assert search("gatlampor", agent).traffar == [written]


@pytest.mark.parametrize("fraga", ["cykel", "lampa cykel", "-lampan", '"porten utanför"', "lampa -storgatan", "lam"])
def test_words_that_are_not_there_find_nothing(agent, fraga: str) -> None:
    make_arende(by=agent, text=LAMPAN)
    assert search(fraga, agent).traffar == []


MATTIS = ["bygglov köket", "ritningar ansökan om bygglov", "Matti ritningar", "matti bygglov", "Matti bygglov kök"]


@pytest.mark.parametrize("fraga", MATTIS)
def test_words_of_text_type_and_name_together_find_the_case(agent, fraga: str) -> None:
    typ = make_arendetyp("ansokan-bygglov", namn="Ansökan om bygglov")
    arende = make_arende(by=agent, arendetyp=typ, text="Jag ska bygga ut köket. Ritningar kommer.")
    Person.objects.filter(pk=arende.inlamnare.person_id).update(namn="Matti Provberg")
    make_arende(by=agent, arendetyp=typ, text="Ett plank mot gatan.")
    make_arende(by=agent, text="Var finns ritningar till badhuset?")
    assert search(fraga, agent).traffar == [arende]


def test_a_name_with_words_of_another_persons_case_finds_nothing(agent) -> None:
    arende = make_arende(by=agent, text="Ritningar till köket.")
    Person.objects.filter(pk=arende.inlamnare.person_id).update(namn="Berit Provberg")
    Person.objects.create(namn="Matti Testsson")
    assert search("Matti ritningar", agent).traffar == []


def test_a_protected_name_with_a_word_finds_no_case_for_others(agent) -> None:
    arende = make_arende(by=agent, text="Ritningar till köket.")
    Person.objects.filter(pk=arende.inlamnare.person_id).update(namn="Matti Provberg", is_skyddad=True)
    assert search("Matti ritningar", make_agent(username="annan")).traffar == []


@pytest.mark.parametrize("fraga", ["Ingrid Alund", "ålund", "Ingrid Ålund", "alund ingrid"])
def test_a_name_is_found_with_or_without_its_rings(agent, fraga: str) -> None:
    arende = make_arende(by=agent)
    Person.objects.filter(pk=arende.inlamnare.person_id).update(namn="Ingrid Ålund")
    Inlamnare.objects.filter(arende=arende).update(namn="Ingrid Ålund")
    assert search(fraga, agent).traffar == [arende]
    assert [p.namn for p in search_persons(fraga, agent).personer] == ["Ingrid Ålund"]


@pytest.mark.parametrize("fraga", ["3186", "003186", " 3186 "])
def test_the_end_of_a_number_finds_its_case(agent, fraga: str) -> None:
    arende = make_arende(by=agent)
    Arende.objects.filter(pk=arende.pk).update(nummer=f"{arende.nummer[:7]}-003186")
    assert [found.pk for found in search(fraga, agent).traffar] == [arende.pk]


@pytest.mark.parametrize("text", ["12", "3186a", "", "12345678901", "³²¹"])
def test_what_is_no_end_of_a_number_is_not_taken_for_one(text: str) -> None:
    assert possible_nummer(text, 2026) == []


def test_a_case_is_found_by_the_address_that_it_was_sent_with(agent) -> None:
    make_arende(by=agent)
    sent = make_arende(uppgifter=Uppgiftslamnare(telefon="070-174 06 07", epost="ny@exempel.example"))
    assert sent.inlamnare.person.epost == ""
    assert search("NY@exempel.example", agent).traffar == [sent]


def test_an_address_finds_no_case_that_the_asker_may_not_read(agent) -> None:
    sent = make_arende(uppgifter=Uppgiftslamnare(telefon="070-174 06 07", epost="ny@exempel.example"))
    Arende.objects.filter(pk=sent.pk).update(sekretess=Sekretess.SEKRETESS)
    assert search("ny@exempel.example", make_agent(make_center("lonecenter", namn="Lönecenter"))).traffar == []
