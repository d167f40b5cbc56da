"""Promised calls as the API lists them: whom to call only for those who may know."""

import pytest

from arenden.models import Ateruppringning, Person
from tests.apiklient import Nyckelklient
from tests.arenden.arbetsplats.test_ringlista import make_hemligt_lofte, make_lofte
from tests.factories_arenden import make_agent

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
