"""How a citizen without mail gets the answer is asked for in the preview, and told truly afterwards; and in what language they read."""

import pytest
from django.test import Client

from arenden.indata import Uppgiftslamnare
from arenden.models import Ateruppringning, Meddelande
from tests.arenden.arende.test_brev import send
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget

pytestmark = pytest.mark.django_db

BO = Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 10")


@pytest.fixture
def agent():
    return make_agent()


def test_the_preview_asks_how_a_citizen_without_mail_is_told(client: Client, agent) -> None:
    text = send(client, agent, make_arende(by=agent, uppgifter=BO), "granska").text
    assert "Hur får medborgaren veta svaret?" in text and 'value="ring"' in text
    assert "Hur får medborgaren veta svaret?" not in send(client, agent, make_arende(by=agent), "granska").text


def test_sending_without_a_way_keeps_the_words_and_asks(client: Client, agent) -> None:
    response = send(client, agent, make_arende(by=agent, uppgifter=BO), "skicka")
    assert response.status_code == 400 and "Välj hur medborgaren får veta det." in response.text and "Ja, det går bra." in response.text
    assert not Meddelande.objects.exists()


@pytest.mark.parametrize(
    ("svarsvag", "mening"),
    [("sagt", "Du har berättat svaret"), ("ring", "Kundcenter ringer medborgaren"), ("brev", "Skriv ut brevet under Meddelanden")],
)
def test_what_was_done_is_told_truly(client: Client, agent, svarsvag, mening) -> None:
    arende = make_arende(by=agent, uppgifter=BO)
    assert send(client, agent, arende, "skicka", svarsvag=svarsvag).status_code == 302
    text = client.get(f"/arenden/{arende.nummer}/").text
    assert mening in text and "Svaret är skickat" not in text
    assert Ateruppringning.objects.count() == (svarsvag == "ring")


def test_case_and_answer_form_say_what_language_the_citizen_speaks(client: Client) -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    arende.inlamnare.sprak = "ar"
    arende.inlamnare.save(update_fields=["sprak"])
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    assert "<dd>arabiska</dd>" in client.get(f"/arenden/{arende.nummer}/").text
    assert "Medborgarens språk är arabiska." in client.get(f"/arenden/{arende.nummer}/besvara/").text


@pytest.mark.parametrize(
    ("svarsvag", "mening"),
    [("sagt", "Du har ställt frågan"), ("ring", "Kundcenter ringer medborgaren med frågan"), ("brev", "Skriv ut brevet under Meddelanden")],
)
def test_a_question_is_asked_by_a_way_that_is_chosen(client: Client, agent, svarsvag, mening) -> None:
    arende = make_arende(by=agent, uppgifter=BO)
    assert "Hur får medborgaren veta vad du frågar?" in send(client, agent, arende, "skicka", "begar-komplettering").text
    assert send(client, agent, arende, "skicka", "begar-komplettering", svarsvag=svarsvag).status_code == 302
    text = client.get(f"/arenden/{arende.nummer}/").text
    assert mening in text and "Frågan är skickad" not in text


def test_a_question_that_a_mail_tells_of_needs_no_way(client: Client, agent) -> None:
    arende = make_arende(by=agent)
    assert send(client, agent, arende, "skicka", "begar-komplettering").status_code == 302
    assert "Frågan är skickad. Ärendet väntar på medborgaren." in client.get(f"/arenden/{arende.nummer}/").text
