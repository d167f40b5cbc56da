"""People by the API: as at the work place, with the same traces."""

import pytest

from arenden.actions import answer
from arenden.models import Arende, Handelse, Person
from arenden.status import Handelsetyp
from kontaktcenter.models import Anvandare, Omfang
from tests.apiklient import Nyckelklient
from tests.factories import make_center
from tests.factories_arenden import make_agent, make_arende, make_handlaggare

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent() -> Anvandare:
    return make_agent()


@pytest.fixture
def person(agent: Anvandare) -> Person:
    return make_arende(by=agent).inlamnare.person


@pytest.fixture
def skyddad(person: Person) -> Person:
    person.is_skyddad = True
    person.save()
    return person


def test_a_person_is_found_by_what_stands_in_the_body(agent, person) -> None:
    found = Nyckelklient(agent).post("personer/sok/", q=person.epost).json()
    assert [p["id"] for p in found["personer"]] == [person.pk]


def test_a_person_whom_the_center_has_not_met_is_not_there(person) -> None:
    other = Nyckelklient(make_agent(make_center("lonecenter", namn="Lönecenter")))
    assert other.get(f"personer/{person.pk}/").status_code == 404
    assert other.post("personer/sok/", q=person.epost).json()["personer"] == []


def test_one_who_takes_no_contacts_is_refused(person) -> None:
    assert Nyckelklient(make_handlaggare()).get(f"personer/{person.pk}/").status_code == 403


def test_what_is_told_anew_is_saved_and_the_rest_stays(agent, person) -> None:
    name = person.namn
    answered = Nyckelklient(agent).post(f"personer/{person.pk}/andra/", telefon="070-174 06 44")
    person.refresh_from_db()
    assert (answered.status_code, person.namn, person.telefon) == (200, name, "+46701740644")
    assert Handelse.objects.get(typ=Handelsetyp.PERSON_ANDRAD).data["falt"] == ["telefon"]


def test_details_that_somebody_else_has_changed_are_not_overwritten(agent, person) -> None:
    system = Nyckelklient(agent)
    stampel = system.get(f"personer/{person.pk}/").json()["stampel"]
    system.post(f"personer/{person.pk}/andra/", adress="Testgatan 2")
    assert system.post(f"personer/{person.pk}/andra/", adress="Testgatan 3", stampel=stampel).status_code == 409


def test_a_protected_persons_details_are_shown_only_with_a_trace(agent, skyddad) -> None:
    system = Nyckelklient(agent)
    assert system.get(f"personer/{skyddad.pk}/").json()["namn"] == ""
    assert not Handelse.objects.filter(typ=Handelsetyp.PERSON_VISAD).exists()
    assert system.post(f"personer/{skyddad.pk}/visa/").json()["namn"] == skyddad.namn
    assert Handelse.objects.get(typ=Handelsetyp.PERSON_VISAD).av == agent


def test_who_sent_a_case_is_shown_with_a_trace_in_the_case(agent, skyddad) -> None:
    arende = Arende.objects.get()
    shown = Nyckelklient(agent).post(f"arenden/{arende.nummer}/visa-person/").json()
    assert shown["namn"] == arende.inlamnare.namn
    assert arende.handelser.filter(typ=Handelsetyp.PERSON_VISAD, av=agent).exists()


def test_the_protection_is_never_taken_away_by_the_api(agent, skyddad) -> None:
    Nyckelklient(agent).post(f"personer/{skyddad.pk}/andra/", is_skyddad=False)
    skyddad.refresh_from_db()
    assert skyddad.is_skyddad


@pytest.mark.parametrize("path", ["personer/{pk}/andra/", "personer/{pk}/visa/"])
def test_a_key_needs_the_scope_of_the_door(agent, person, path: str) -> None:
    system = Nyckelklient(agent, Omfang.ARENDEN_LASA, Omfang.ARENDEN_SKRIVA)
    assert system.post(path.format(pk=person.pk)).status_code == 403


def test_a_case_is_found_by_words_by_one_who_may_read_it(agent, person) -> None:
    arende = Arende.objects.get()
    answer(arende=arende, text="Ja.", by=agent)
    found = Nyckelklient(agent).post("arenden/sok/", q=arende.nummer).json()
    assert [rad["nummer"] for rad in found["traffar"]] == [arende.nummer]
    other = Nyckelklient(make_agent(make_center("lonecenter", namn="Lönecenter")))
    assert other.post("arenden/sok/", q=arende.nummer).json()["traffar"] == []
