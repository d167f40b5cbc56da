"""Promised calls as the API lists them: whom to call only for those who may know."""

import pytest

from arenden.models import Ateruppringning, Person
from tests.apiklient import Nyckelklient
from tests.arenden.arbetsplats.test_ringlista import make_hemligt_lofte, make_lofte
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db


def listed(agent) -> tuple[str, str]:
    """Name and number of the only call that is listed."""
    [row] = Nyckelklient(agent).get("ateruppringningar/").json()
    return row["namn"], row["telefon"]


def test_the_one_who_is_to_call_sees_whom() -> None:
    agent = make_agent()
    make_lofte(agent, agent)
    assert listed(agent) == ("Anna Testsson", "+46701740605")


def test_a_protected_person_is_not_told() -> None:
    agent = make_agent()
    make_lofte(agent, agent, person=Person.objects.create(namn="Anna Testsson", is_skyddad=True))
    assert listed(agent) == ("", "")


def test_nor_is_a_protected_persons_number_where_nobody_was_named() -> None:
    agent = make_agent()
    make_lofte(agent, agent, person=None)
    Person.objects.update(is_skyddad=True)
    assert listed(agent) == ("", "")
    nyckel, system = Ateruppringning.objects.get().nyckel, Nyckelklient(agent)
    assert system.post(f"ateruppringningar/{nyckel}/visa/").json()["telefon"] == "+46701740605"
    answer = system.post(f"ateruppringningar/{nyckel}/resultat/", resultat="nadd").json()
    assert (answer["namn"], answer["telefon"]) == ("", "")


def test_a_number_that_a_protected_person_gave_for_a_case_is_not_told_either() -> None:
    agent = make_agent()
    make_arende(by=agent)
    make_lofte(agent, agent, person=None)
    Person.objects.update(is_skyddad=True, telefon="")
    assert listed(agent) == ("", "")


def test_whom_a_case_under_secrecy_is_about_is_not_told() -> None:
    agent = make_agent()
    make_hemligt_lofte(agent)
    assert listed(agent) == ("", "")


def test_nor_is_it_told_with_the_result() -> None:
    agent = make_agent()
    make_hemligt_lofte(agent)
    nyckel = Ateruppringning.objects.get().nyckel
    answer = Nyckelklient(agent).post(f"ateruppringningar/{nyckel}/resultat/", resultat="nadd").json()
    assert (answer["namn"], answer["telefon"], answer["resultat"]) == ("", "", "nadd")


def test_a_try_that_somebody_else_has_noted_meanwhile_is_not_counted_twice() -> None:
    agent = make_agent()
    make_lofte(agent, agent)
    nyckel, system = Ateruppringning.objects.get().nyckel, Nyckelklient(agent)
    answers = [system.post(f"ateruppringningar/{nyckel}/resultat/", resultat="ej_svar", forsok=0) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 409] and Ateruppringning.objects.get().forsok == 1
