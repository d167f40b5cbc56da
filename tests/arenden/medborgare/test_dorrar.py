"""The doors, and what keeps robots out of them without stopping people."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from arenden.models import Formular
from tests.arenden.medborgare.medborgare import Medborgare
from tests.factories import make_arendetyp, make_center, make_foljdfraga

pytestmark = pytest.mark.django_db
DORRAR = ["/fraga/", "/felanmalan/", "/synpunkt/", "/e-tjanst/lampa/"]


@pytest.fixture(autouse=True)
def lampa() -> None:
    make_arendetyp("lampa", namn="Trasig lampa", slag="felanmalan")


@pytest.mark.parametrize("dorr", DORRAR)
def test_each_door_opens_without_log_in(client: Client, dorr: str, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(12):
        response = client.get(dorr)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("dorr", DORRAR)
@pytest.mark.parametrize(
    ("text", "mening"),
    [
        ("", "Skriv vad det gäller."),
        (" \n ", "Skriv vad det gäller."),
        ("å" * 100_000, "Texten är för lång: 100000 tecken."),
        ("Noll\0byte", "Texten innehåller tecken som inte kan sparas."),
    ],
)
def test_a_text_that_cannot_be_used_is_refused_and_kept(medborgare: Medborgare, dorr: str, text: str, mening: str) -> None:
    medborgare.go(dorr).send(text=text)
    assert medborgare.page.status_code == 400
    assert mening in medborgare.text
    assert medborgare.page.context["form"]["text"].value() == text
    assert not Formular.objects.exists()


@pytest.mark.parametrize("kod", ["finns-inte", "intern"])
def test_a_service_that_is_not_there_is_not_found(client: Client, kod: str) -> None:
    make_arendetyp("intern", namn="Intern", is_public=False)
    assert client.get(f"/e-tjanst/{kod}/").status_code == 404


def test_a_service_of_a_closed_center_says_so_and_tells_whom_to_call(client: Client) -> None:
    make_center(stangd=timezone.localdate())
    page = client.get("/e-tjanst/lampa/").content.decode()
    assert "Den här e-tjänsten är stängd just nu." in page
    assert "031-3900600" in page


def test_the_first_page_promises_a_day_and_says_what_is_needed(medborgare: Medborgare) -> None:
    make_arendetyp("intyg", namn="Intyg", requires_personnummer=True, allows_anonymous=False)
    assert "får du svar senast" in medborgare.go("/e-tjanst/intyg/").text
    assert "Du behöver ditt personnummer." in medborgare.text
    assert "Du kan vara anonym." not in medborgare.text


def test_whoever_fills_in_the_trap_is_stopped_but_may_go_on(medborgare: Medborgare) -> None:
    medborgare.go("/e-tjanst/lampa/").send(text="Den blinkar.", webbplats="https://spam.example")
    assert medborgare.page.status_code == 400
    assert "Försök igen, eller ring 031-3900600." in medborgare.text
    medborgare.send(text="Den blinkar.")
    assert medborgare.address.startswith("/formular/")


@pytest.mark.parametrize("stampel", ["", "påhittad", "MQ:1rXyZa:abc"])
def test_a_page_without_its_stamp_is_shown_again_with_what_was_typed(medborgare: Medborgare, stampel: str) -> None:
    medborgare.go("/e-tjanst/lampa/").send(text="Den blinkar.", stampel=stampel)
    assert medborgare.page.status_code == 400
    assert "Sidan har varit öppen för länge. Det du skrev finns kvar" in medborgare.text
    assert medborgare.send(text="Den blinkar.").address.startswith("/formular/")


def test_a_page_left_open_over_night_is_shown_again(medborgare: Medborgare, monkeypatch: pytest.MonkeyPatch) -> None:
    medborgare.go("/e-tjanst/lampa/")
    monkeypatch.setattr("kontaktcenter.medborgare.skydd.LANGST_OPPEN", timedelta(seconds=-1))
    assert "Sidan har varit öppen för länge." in medborgare.send(text="Den blinkar.").text


def test_very_many_forms_from_one_address_are_stopped_with_a_way_on(medborgare: Medborgare, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "utkast": (1, 3600)}
    medborgare.begin("lampa")
    medborgare.go("/e-tjanst/lampa/").send(text="En till.")
    assert medborgare.page.status_code == 429
    assert "eller ring 031-3900600." in medborgare.text
    assert "En till." in medborgare.page.content.decode()
    assert Formular.objects.count() == 1


def test_a_form_without_its_token_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/e-tjanst/lampa/", {"text": "Hej"}).status_code == 403


def test_the_list_of_faults_leads_to_each_service(client: Client) -> None:
    make_foljdfraga(make_arendetyp("hal", namn="Hål i gatan", slag="felanmalan"))
    page = client.get("/felanmalan/").content.decode()
    assert page.index("/e-tjanst/hal/") < page.index("/e-tjanst/lampa/")
