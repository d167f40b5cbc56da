"""The hand-off as the agent sees it: what will happen is shown first, another unit can be chosen, once is once."""

import uuid

import pytest
from django.test import Client
from django.utils import timezone

from arenden.models import Arende, Inlamnare, Overlamning, Person
from tests.factories import make_arendetyp, make_enhet, make_foljdfraga, make_overenskommelse
from tests.factories_arenden import make_agent, make_arende, make_handlaggare

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(client: Client):
    agent = make_agent()
    client.force_login(agent, backend="django.contrib.auth.backends.ModelBackend")
    return agent


@pytest.fixture
def arende(agent) -> Arende:
    make_handlaggare()
    make_handlaggare(make_enhet("plan", namn="Planenheten"))
    return make_arende(by=agent)


def post(client: Client, arende: Arende, steg: str = "lamna_over", **data):
    return client.post(f"/arenden/{arende.nummer}/lamna-over/", {"version": arende.version, "sedd": 0, "steg": steg, **data})


def test_who_gets_it_and_how_many_work_there_is_shown(client: Client, arende: Arende) -> None:
    text = client.get(f"/arenden/{arende.nummer}/lamna-over/").text
    assert "Bygglovsenheten får ärendet." in text and "Enheten är ansvarig för ärendetypen." in text and "1 person kan ta emot det." in text


def test_the_agreement_is_the_reason_when_there_is_one(client: Client, arende: Arende) -> None:
    make_overenskommelse(villkor={make_arendetyp(): "lamnar_over"}).villkor.update(instruktion="Fråga efter fastigheten.")
    text = client.get(f"/arenden/{arende.nummer}/lamna-over/").text
    assert "Överenskommelsen säger att enheten tar hand om den här ärendetypen." in text and "Fråga efter fastigheten." in text


def test_answers_that_are_missing_are_named(client: Client, arende: Arende) -> None:
    make_foljdfraga(make_arendetyp(), text="Vilken fastighet?", is_required=True)
    assert "Vilken fastighet?" in client.get(f"/arenden/{arende.nummer}/lamna-over/").text


@pytest.mark.parametrize(("falt", "is_warned"), [({}, True), ({"telefon": "+46701740605"}, False), ({"adress": "Provgatan 3"}, False)])
def test_it_is_said_when_nothing_reaches_the_citizen(client: Client, arende: Arende, falt: dict[str, str], is_warned: bool) -> None:
    nothing = {"telefon": "", "epost": "", "adress": ""}
    Person.objects.update(**nothing)
    Inlamnare.objects.update(**{**nothing, **falt})
    assert ("Det finns ingen väg att nå medborgaren" in client.get(f"/arenden/{arende.nummer}/lamna-over/").text) is is_warned


def test_what_is_known_of_the_person_reaches_the_citizen(client: Client, arende: Arende) -> None:
    Inlamnare.objects.update(telefon="", epost="", adress="")
    assert "ingen väg att nå" not in client.get(f"/arenden/{arende.nummer}/lamna-over/").text


def test_another_unit_is_shown_before_anything_is_done(client: Client, arende: Arende) -> None:
    text = post(client, arende, "granska", till=make_enhet("plan").pk, meddelande="Ring först.").text
    assert "Planenheten får ärendet." in text and "Du har valt enheten själv." in text and "Ring först.</textarea>" in text
    assert not Overlamning.objects.exists()


def test_a_closed_unit_cannot_be_chosen(client: Client, arende: Arende) -> None:
    plan = make_enhet("plan", stangd=timezone.localdate())
    response = post(client, arende, till=plan.pk)
    assert response.status_code == 400 and "Välj en enhet i listan." in response.text


def test_it_is_said_when_nobody_can_take_it(client: Client, agent) -> None:
    arende = make_arende(by=agent)
    assert "Ingen på Bygglovsenheten kan ta emot ärenden." in client.get(f"/arenden/{arende.nummer}/lamna-over/").text
    assert post(client, arende).status_code == 409


def test_the_same_form_sent_twice_is_one_hand_off(client: Client, arende: Arende) -> None:
    nyckel = str(uuid.uuid4())
    codes = [post(client, arende, nyckel=nyckel, meddelande="En gång.").status_code for _ in range(2)]
    assert codes[0] == 302 and Overlamning.objects.count() == 1


def test_each_opened_form_has_a_key_of_its_own_that_errors_do_not_change(client: Client, arende: Arende) -> None:
    page = f"/arenden/{arende.nummer}/lamna-over/"
    first, second = client.get(page).context["form"]["nyckel"].value(), client.get(page).context["form"]["nyckel"].value()
    assert first != second
    assert f'name="nyckel" value="{first}"' in post(client, arende, nyckel=str(first), meddelande="x" * 6_000).text
