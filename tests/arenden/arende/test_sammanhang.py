"""Other cases and other types: found, compared, and only then joined or changed."""

import pytest
from django.test import Client

from arenden.actions import merge
from arenden.indata import Uppgiftslamnare
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


def make_andras(client: Client, agent) -> tuple[Arende, Arende]:
    """Two cases of different people, of different types."""
    bo = Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 11")
    return make_arende(by=agent), make_arende(by=agent, arendetyp=make_arendetyp("lampa", namn="Trasig lampa"), uppgifter=bo)


def test_both_citizens_are_named_and_what_sets_the_two_apart_is_said(client: Client, agent) -> None:
    arende, other = make_andras(client, agent)
    text = post(client, arende, "sla-ihop", steg="granska", annat=other.pk).text
    assert all(t in text for t in ("Anna Testsson", "Bo Provberg", "Det är två olika personer.", "Ärendena är av olika typ."))


def test_different_people_are_merged_only_by_one_who_says_they_are_compared(client: Client, agent) -> None:
    arende, other = make_andras(client, agent)
    refused = post(client, arende, "sla-ihop", steg="gor", annat=other.pk)
    assert refused.status_code == 400 and "Kryssa i att du har jämfört dem" in refused.text
    assert post(client, arende, "sla-ihop", steg="gor", annat=other.pk, jamforda="on").status_code == 302


def test_a_protected_citizen_is_not_named_beside_another(client: Client, agent) -> None:
    bo = Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 11", is_skyddad=True)
    text = post(client, make_arende(by=agent), "sla-ihop", steg="granska", annat=make_arende(by=agent, uppgifter=bo).pk).text
    assert "Bo Provberg" not in text and "Skyddade personuppgifter" in text


def test_whoever_answers_reads_who_else_gets_the_answer(client: Client, agent) -> None:
    arende, other = make_andras(client, agent)
    merge(arende=other, med=arende, by=agent)
    arende.refresh_from_db()
    text = post(client, arende, "besvara", steg="granska", text="Ja, det går bra.").text
    assert other.nummer in text and "Bo Provberg" in text


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
