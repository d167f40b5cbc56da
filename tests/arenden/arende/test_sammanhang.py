"""Other cases and other types: found, compared, and only then joined or changed."""

import pytest
from django.test import Client

from arenden.models import Arende
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(client: Client):
    agent = make_agent()
    client.force_login(agent, backend="django.contrib.auth.backends.ModelBackend")
    return agent


def post(client: Client, arende: Arende, dorr: str, **data):
    return client.post(f"/arenden/{arende.nummer}/{dorr}/", {"version": arende.version, "sedd": 0, **data})


def test_the_same_persons_open_cases_are_suggested(client: Client, agent) -> None:
    arende, other = make_arende(by=agent), make_arende(by=agent)
    text = client.get(f"/arenden/{arende.nummer}/sla-ihop/").text
    assert other.nummer in text and "Samma persons öppna ärenden" in text


def test_a_case_is_found_by_number_but_never_itself(client: Client, agent) -> None:
    arende, other = make_arende(by=agent), make_arende(by=agent, uppgifter=None)
    assert f'value="{other.pk}"' in post(client, arende, "sla-ihop", steg="sok", q=other.nummer).text
    assert "Inget ärende hittades." in post(client, arende, "sla-ihop", steg="sok", q=arende.nummer).text


def test_both_are_shown_before_they_are_merged(client: Client, agent) -> None:
    arende, other = make_arende(by=agent), make_arende(by=agent, text="Carport vid tomtgräns?")
    text = post(client, arende, "sla-ihop", steg="granska", annat=other.pk).text
    assert "Carport vid tomtgräns?" in text and "Får jag bygga en carport?" in text
    arende.refresh_from_db()
    assert arende.is_open


def test_merging_leads_to_the_case_that_stays(client: Client, agent) -> None:
    arende, other = make_arende(by=agent), make_arende(by=agent)
    assert post(client, arende, "sla-ihop", steg="gor", annat=other.pk).url == f"/arenden/{other.nummer}/"


def test_a_case_of_another_center_cannot_be_chosen(client: Client, agent) -> None:
    lon = make_center("lonecenter", namn="Lönecenter")
    hidden = make_arende(arendetyp=make_arendetyp("lon", namn="Lön", center=lon))
    response = post(client, make_arende(by=agent), "sla-ihop", steg="gor", annat=hidden.pk)
    assert response.status_code == 400 and hidden.nummer not in response.text


@pytest.mark.parametrize("annat", ["", "x", "9" * 30])
def test_nothing_chosen_is_said(client: Client, agent, annat: str) -> None:
    assert post(client, make_arende(by=agent), "relatera", steg="gor", annat=annat).status_code == 400


@pytest.mark.parametrize("q", ["\x00", "' OR 1=1 --", "x" * 300, "%", "(("])
def test_a_twisted_search_is_answered(client: Client, agent, q: str) -> None:
    assert post(client, make_arende(by=agent), "sla-ihop", steg="sok", q=q).status_code in (200, 400)


def test_the_new_deadline_is_shown_before_the_type_is_changed(client: Client, agent) -> None:
    arende, ny = make_arende(by=agent), make_arendetyp("annan", namn="Annan fråga", svarsfrist=9)
    response = post(client, arende, "byt-arendetyp", steg="granska", arendetyp=ny.pk)
    assert "Nytt svar senast" in response.text
    forutsedd = response.context["ny_frist"]
    post(client, arende, "byt-arendetyp", steg="byt", arendetyp=ny.pk)
    arende.refresh_from_db()
    assert (arende.arendetyp, arende.svar_senast) == (ny, forutsedd)


def test_a_type_of_another_center_cannot_be_chosen(client: Client, agent) -> None:
    lon = make_arendetyp("lon", namn="Lön", center=make_center("lonecenter", namn="Lönecenter"))
    assert post(client, make_arende(by=agent), "byt-arendetyp", steg="byt", arendetyp=lon.pk).status_code == 400
