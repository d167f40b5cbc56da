"""A form that comes back without the files that were chosen says so: nobody believes that they went along."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from arenden.models import Arende
from kontaktcenter.models import Anvandare
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db
IGEN = "Välj filerna igen innan du skickar."


@pytest.fixture
def agent(client: Client) -> Anvandare:
    agent = make_agent()
    client.force_login(agent, backend="django.contrib.auth.backends.ModelBackend")
    return agent


def send(client: Client, arende: Arende, dorr: str = "besvara", *, namn: str = "plan.txt", headers: dict | None = None, **data: object):
    """Send the form with a good file and what is given."""
    filer = [SimpleUploadedFile(namn, b"Planen"), SimpleUploadedFile("karta.txt", b"Kartan")]
    given = {"version": arende.version, "sedd": 0, "steg": "skicka", "text": "Ja, det går bra.", "bilagor": filer, **data}
    return client.post(f"/arenden/{arende.nummer}/{dorr}/", given, headers=headers)


@pytest.mark.parametrize("dorr", ["besvara", "meddela"])
def test_a_stale_answer_names_the_files_to_choose_again(client: Client, agent: Anvandare, dorr: str) -> None:
    text = send(client, make_arende(by=agent), dorr, version=99).text
    assert IGEN in text and "De här filerna är inte sparade: plan.txt, karta.txt." in text


def test_one_who_goes_back_to_the_words_is_told_too(client: Client, agent: Anvandare) -> None:
    response = send(client, make_arende(by=agent), steg="skriv")
    assert response.status_code == 200 and IGEN in response.text


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_other_forms_with_files_tell_it_on_the_page_and_in_the_dialog(client: Client, agent: Anvandare, headers: dict) -> None:
    assert IGEN in send(client, make_arende(by=agent), "komplettera", text="", headers=headers).text


def test_the_name_of_a_file_is_only_words(client: Client, agent: Anvandare) -> None:
    text = send(client, make_arende(by=agent), version=99, namn="<b>plan.txt").text
    assert escape("<b>plan.txt") in text and "<b>plan" not in text


def test_nothing_is_said_when_no_file_was_chosen(client: Client, agent: Anvandare) -> None:
    assert IGEN not in send(client, make_arende(by=agent), version=99, bilagor=[]).text


def test_nothing_is_said_when_the_form_is_opened(client: Client, agent: Anvandare) -> None:
    assert IGEN not in client.get(f"/arenden/{make_arende(by=agent).nummer}/besvara/").text
