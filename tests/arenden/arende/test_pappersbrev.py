"""An answer that goes in a letter: printed from the case, waiting in a list until somebody says that it is posted."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from arenden.actions import answer, merge, post_letter, unpost_letter
from arenden.actions.gallring import purge
from arenden.indata import Uppgiftslamnare
from arenden.models import Arende, Handelse, Pappersbrev
from arenden.status import Handelsetyp
from arenden.svarsvag import Svarsvag
from kontaktcenter.models import Anvandare
from tests.factories_arenden import make_agent, make_arende, make_handlaggare

pytestmark = pytest.mark.django_db

BO = Uppgiftslamnare(namn="Bo Provberg", adress="Provgatan 4, 123 45 Exempelstad")
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def agent(client: Client) -> Anvandare:
    """The center's agent, logged in."""
    agent = make_agent(first_name="Karin", last_name="Testsson")
    client.force_login(agent, backend=BACKEND)
    return agent


def make_brev(agent: Anvandare, **uppgifter) -> Pappersbrev:
    """The letter of a case that the agent has answered by post."""
    arende = make_arende(by=agent, uppgifter=Uppgiftslamnare(**{"namn": BO.namn, "adress": BO.adress, **uppgifter}))
    return answer(arende=arende, text="Ja, det går bra.", svarsvag=Svarsvag.BREV, by=agent).brev


def page(brev: Pappersbrev) -> str:
    return f"/arenden/{brev.meddelande.arende.nummer}/brev/{brev.meddelande_id}/"


def test_the_letter_says_to_whom_about_what_and_how_to_reach_us(client: Client, agent: Anvandare) -> None:
    brev = make_brev(agent)
    text = client.get(page(brev)).text
    number = brev.meddelande.arende.nummer
    told = ("Bo Provberg", "Provgatan 4", "123 45 Exempelstad", number, "Ja, det går bra.", "Kundcenter", "031-3900600")
    assert [t for t in told if t not in text] == []


def test_a_protected_citizen_stands_in_no_letter_that_was_not_asked_for(client: Client, agent: Anvandare) -> None:
    brev = make_brev(agent, is_skyddad=True)
    assert "Provgatan 4" not in client.get(page(brev)).text
    client.post(f"/arenden/{brev.meddelande.arende.nummer}/visa-person/")
    assert "Provgatan 4" in client.get(page(brev)).text


def test_a_letter_without_address_says_so(client: Client, agent: Anvandare) -> None:
    assert "Vi vet ingen postadress" in client.get(page(make_brev(agent, adress="", telefon="070-174 06 10"))).text


def test_a_letter_waits_in_the_list_until_it_is_posted(client: Client, agent: Anvandare) -> None:
    brev = make_brev(agent)
    number = brev.meddelande.arende.nummer
    assert number in client.get("/brev-att-skicka/").text
    assert client.post(page(brev), {"gor": "postat"}).url == "/brev-att-skicka/"
    assert f'>{number}</a>' not in client.get("/brev-att-skicka/").text


def test_posting_is_told_once_and_can_be_taken_back(agent: Anvandare) -> None:
    brev = make_brev(agent)
    arende = brev.meddelande.arende
    assert post_letter(arende=arende, brev=brev, by=agent).postat_av == agent
    post_letter(arende=arende, brev=brev, by=agent)
    assert unpost_letter(arende=arende, brev=brev, by=agent).postat is None
    told = Handelse.objects.filter(arende=arende, typ__startswith="brev_").order_by("pk")
    assert [h.typ for h in told] == [Handelsetyp.BREV_POSTAT, Handelsetyp.BREV_EJ_POSTAT]


def test_a_letter_that_has_waited_more_than_a_working_day_is_marked(client: Client, agent: Anvandare) -> None:
    brev = make_brev(agent)
    assert "Har väntat mer än en arbetsdag" not in client.get("/brev-att-skicka/").text
    Pappersbrev.objects.filter(pk=brev.pk).update(skapad=timezone.now() - timedelta(days=7))
    assert "Har väntat mer än en arbetsdag" in client.get("/brev-att-skicka/").text


def test_the_case_leads_to_its_letter_and_says_whether_it_is_posted(client: Client, agent: Anvandare) -> None:
    brev = make_brev(agent)
    case = f"/arenden/{brev.meddelande.arende.nummer}/"
    before = client.get(case).text
    assert page(brev) in before and "Inte postat än" in before
    post_letter(arende=brev.meddelande.arende, brev=brev, by=agent)
    after = client.get(case).text
    assert "Inte postat än" not in after and "Karin Testsson postade brevet till medborgaren." in after


def test_only_those_who_may_write_to_the_citizen_come_to_the_letter(client: Client, agent: Anvandare) -> None:
    brev = make_brev(agent)
    client.force_login(make_handlaggare(), backend=BACKEND)
    assert client.get(page(brev)).status_code == 404
    assert client.get("/brev-att-skicka/").context["rader"] == []


def test_a_letter_of_another_case_is_not_found(client: Client, agent: Anvandare) -> None:
    brev, other = make_brev(agent), make_arende(by=agent)
    assert client.post(f"/arenden/{other.nummer}/brev/{brev.meddelande_id}/", {"gor": "postat"}).status_code == 404


def test_a_merged_case_with_nothing_but_an_address_gets_its_letter_too(agent: Anvandare) -> None:
    arende, med = make_arende(by=agent, uppgifter=BO), make_arende(by=agent)
    merge(arende=arende, med=med, by=agent)
    answer(arende=med, text="Ja, det går bra.", by=agent)
    assert Pappersbrev.objects.get().meddelande.arende == arende


def test_the_database_refuses_a_letter_that_nobody_has_posted(agent: Anvandare) -> None:
    brev = make_brev(agent)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pappersbrev.objects.filter(pk=brev.pk).update(postat=timezone.now())


def test_the_letter_is_erased_with_its_case(agent: Anvandare) -> None:
    brev = make_brev(agent)
    Arende.objects.filter(pk=brev.meddelande.arende_id).update(
        status="avslutad", avslutsorsak="besvarat", avslutad=timezone.now() - timedelta(days=20 * 365)
    )
    purge()
    assert not Pappersbrev.objects.exists()
