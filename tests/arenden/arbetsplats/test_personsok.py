"""Finding the person who calls."""

from dataclasses import replace

import pytest

from arenden.actions import register_kontakt
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Fraga, Kanal, Person
from arenden.personkort import open_cases, recent_contacts
from arenden.personsok import Personsokning, search_persons
from arenden.synliga_personer import visible_persons
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Sekretess
from tests.factories import make_anvandare, make_arendetyp, make_center
from tests.factories_arenden import ANNA, make_agent, make_arende, make_mottaget

pytestmark = pytest.mark.django_db
TELEFONER = [
    "070-174 06 05",
    "0701740605",
    "+46701740605",
    "0046 70 174 06 05",
    "46701740605",
    "070/1740605",
    "(070) 174 06 05",
    " 070 174 06 05 ",
]
TESTPERSONNUMMER = "189001019802"  # Skatteverket's published test numbers


def call(agent, uppgifter: Uppgiftslamnare = ANNA, **falt) -> Person:
    """Somebody who has called the agent's center."""
    fraga = NyFraga(text="När har ni öppet?", utfall=Fraga.Utfall.BESVARAD_DIREKT, **falt)
    return register_kontakt(kanal=Kanal.TELEFON, center=agent.centers[0], by=agent, fragor=[fraga], uppgifter=uppgifter).kontakt.person


def found(text: str, agent) -> list[str]:
    return [p.namn for p in search_persons(text, agent).personer]


@pytest.mark.parametrize("text", TELEFONER)
def test_a_telephone_number_is_found_in_any_writing(text: str) -> None:
    agent = make_agent()
    call(agent)
    assert found(text, agent) == ["Anna Testsson"]


@pytest.mark.parametrize("text", ["Anna", "testsson anna", "ANNA", "Ana Testson", "anna@testsson.example", "ANNA@TESTSSON.EXAMPLE"])
def test_a_person_is_found_by_name_spelt_almost_right_and_by_mail(text: str) -> None:
    agent = make_agent()
    call(agent)
    assert found(text, agent) == ["Anna Testsson"]


def test_a_person_is_found_by_an_address_given_for_a_case_that_the_agent_may_read() -> None:
    agent = make_agent()
    make_arende()
    secret = make_arendetyp("oro", sekretess="sekretess")
    make_mottaget(agent=agent, arendetyp=secret, uppgifter=replace(ANNA, epost="hemlig@testsson.example"))
    Person.objects.update(epost="")
    assert found("anna@testsson.example", agent) == ["Anna Testsson"]
    assert found("hemlig@testsson.example", agent) == []


@pytest.mark.parametrize("text", ["18900101-9802", "189001019802", "900101+9802"])
def test_a_personnummer_finds_only_exactly(text: str) -> None:
    agent = make_agent()
    person = call(agent)
    Person.objects.filter(pk=person.pk).update(personnummer=TESTPERSONNUMMER)
    assert found(text, agent) == ["Anna Testsson"]
    assert found("19900101-9802", agent) == []


def test_a_case_number_finds_the_case_and_who_sent_it() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    sokning = search_persons(arende.nummer.lower(), agent)
    assert (sokning.arende, [p.namn for p in sokning.personer]) == (arende, ["Anna Testsson"])


def test_the_number_of_a_case_under_secrecy_tells_nobody_who_may_not_read_it_who_sent_it() -> None:
    agent = make_agent()
    arende = make_mottaget(agent=agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    sokning = search_persons(arende.nummer, agent)
    assert (sokning.arende, sokning.personer) == (None, [])


def test_a_number_that_begins_like_a_year_is_not_taken_for_a_case() -> None:
    assert search_persons("0920-453600", make_agent()).tolkning == "telefonnummer"


@pytest.mark.parametrize("text", ["", " ", "a", "12", "x" * 201])
def test_what_cannot_be_searched_for_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Inmatningsfel) as info:
        search_persons(text, make_agent())
    assert str(info.value).endswith(".")


@pytest.mark.parametrize("text", ["%", "_%", "\\", "' OR 1=1 --", "\x00\x00ab"])
def test_signs_of_the_database_are_only_words(text: str) -> None:
    agent = make_agent()
    call(agent)
    try:
        assert search_persons(text * 2, agent).personer == []
    except Inmatningsfel:
        pass


def test_somebody_known_only_to_another_center_is_not_found() -> None:
    call(make_agent())
    other = make_agent(make_center("lonecenter", namn="Lönecenter"))
    assert found("070-174 06 05", other) == []


def test_somebody_without_center_finds_nobody() -> None:
    call(make_agent())
    assert not visible_persons(make_anvandare("systemforvaltare")).exists()


def test_protected_identity_is_found_by_number_and_never_by_name() -> None:
    agent = make_agent()
    call(agent, replace(ANNA, is_skyddad=True))
    assert found("Anna Testsson", agent) == []
    assert len(search_persons("070-174 06 05", agent).personer) == 1


def test_a_name_that_many_have_gives_a_few_and_says_so() -> None:
    agent = make_agent()
    for number in range(10):
        call(agent, Uppgiftslamnare(namn=f"Anna Testsson{number}", epost=f"anna{number}@testsson.example"))
    sokning: Personsokning = search_persons("Anna", agent)
    assert (len(sokning.personer), sokning.is_cut) == (8, True)


def test_the_card_lists_open_cases_of_the_person_only() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    make_arende(by=agent, uppgifter=Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 11"))
    assert open_cases(arende.inlamnare.person, agent) == [arende]


def test_the_last_ten_contacts_are_read_in_one_query(django_assert_num_queries) -> None:
    agent = make_agent()
    for _number in range(12):
        person = call(agent)
    with django_assert_num_queries(1):
        rows = recent_contacts(person, agent)
        assert (len(rows), rows[0].utdrag, rows[0].utfall) == (10, "När har ni öppet?", "Besvarad direkt")


def test_the_words_of_a_secret_question_are_not_on_the_card() -> None:
    agent = make_agent()
    hemlig = make_arendetyp("orosanmalan", namn="Orosanmälan", sekretess=Sekretess.SEKRETESS)
    person = call(agent, arendetyp=hemlig)
    assert recent_contacts(person, agent)[0].utdrag == "Orosanmälan"
