"""A receipt shows no code that opens nothing any longer."""

import uuid

import pytest

from arenden.actions import renew_code
from arenden.models import Arende
from tests.apiklient import Nyckelklient
from tests.arenden.medborgare.medborgare import Medborgare
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import make_agent

pytestmark = pytest.mark.django_db


def test_the_receipt_says_that_a_newer_code_has_been_made(medborgare: Medborgare) -> None:
    arende = medborgare.begin(make_arendetyp().kod).finish(namn="Anna Testsson", epost="anna@testsson.example")
    assert "En nyare kod" not in medborgare.text
    renew_code(arende=arende, by=make_agent())
    assert "En nyare kod har gjorts." in medborgare.go(medborgare.address).text


def test_a_contact_that_is_sent_again_to_the_api_gets_no_code_that_is_dead() -> None:
    agent = make_agent()
    system = Nyckelklient(agent)
    fraga = {"text": "Får jag bygga?", "utfall": "arende", "arendetyp": make_arendetyp().kod}
    uppgifter = {"namn": "Anna Testsson", "epost": "anna@testsson.example"}
    body = {"nyckel": uuid.uuid4(), "center": make_center().kortnamn, "uppgifter": uppgifter, "fragor": [fraga]}
    [first] = system.post("kontakter/", **body).json()["kvitton"]
    renew_code(arende=Arende.objects.get(nummer=first["nummer"]), by=agent)
    [again] = system.post("kontakter/", **body).json()["kvitton"]
    assert (bool(first["foljkod"]), first["is_kod_ersatt"]) == (True, False)
    assert (again["foljkod"], again["is_kod_ersatt"]) == ("", True)
