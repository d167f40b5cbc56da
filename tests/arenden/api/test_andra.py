"""Putting right what a case says, its secrecy, and a new code, by the API: the same rules as on the case's page."""

import pytest

from arenden.models import Arende, Handelse
from arenden.status import Handelsetyp
from kontaktcenter.models import Sekretess
from tests.apiklient import Nyckelklient
from tests.factories import make_anvandare, make_foljdfraga
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db


def test_the_answers_and_the_place_are_replaced() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    fraga = make_foljdfraga(arende.arendetyp)
    body = {"uppgifter": {fraga.nyckel: "Carport"}, "plats": {"text": "Testgatan 1"}, "version": arende.version}
    response = Nyckelklient(agent).post(f"arenden/{arende.nummer}/uppgifter/", **body)
    assert response.status_code == 200, response.json()
    assert (response.json()["uppgifter"], response.json()["plats_text"]) == ({fraga.nyckel: "Carport"}, "Testgatan 1")


def test_answers_on_an_old_version_are_refused() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    body = {"uppgifter": {}, "plats": {"text": "Testgatan 1"}, "version": arende.version + 1}
    assert Nyckelklient(agent).post(f"arenden/{arende.nummer}/uppgifter/", **body).status_code == 409


def test_the_secrecy_is_changed_with_its_reason() -> None:
    arende = make_arende(by=make_agent())
    registrator = make_anvandare("registrator", arende.center)
    response = Nyckelklient(registrator).post(f"arenden/{arende.nummer}/sekretess/", sekretess="sekretess", orsak="Rör hälsa.")
    assert response.status_code == 200, response.json()
    assert (Arende.objects.get().sekretess, arende.anteckningar.get().text) == (Sekretess.SEKRETESS, "Rör hälsa.")


def test_one_who_does_not_decide_on_secrecy_is_refused() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    response = Nyckelklient(agent).post(f"arenden/{arende.nummer}/sekretess/", sekretess="sekretess", orsak="Rör hälsa.")
    assert response.status_code == 403 and Arende.objects.get().sekretess == arende.sekretess


def test_an_unknown_secrecy_is_bad_input() -> None:
    agent = make_agent()
    response = Nyckelklient(agent).post(f"arenden/{make_arende(by=agent).nummer}/sekretess/", sekretess="hemlig", orsak="Ja.")
    assert response.status_code == 400 and "sekretess" in response.json()["falt"]


def test_a_new_code_is_sent_and_not_told() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    response = Nyckelklient(agent).post(f"arenden/{arende.nummer}/ny-kod/")
    assert response.status_code == 200 and "foljkod" not in response.json()
    assert Handelse.objects.filter(arende=arende, typ=Handelsetyp.NY_KOD_SKICKAD).count() == 1
    assert Arende.objects.get().foljkod_hash != arende.foljkod_hash
