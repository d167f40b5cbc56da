"""What the rules refuse reaches the user as a sentence, whatever kind of answer was asked for."""

import pytest
from django.test import Client

from tests.factories import make_anvandare

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.kontaktcenter.urls_fel")]

MENING = "Enheten Bygglov är stängd."


@pytest.mark.parametrize(
    ("slag", "status"),
    [
        ("Inmatningsfel", 400),
        ("SaknarBehorighet", 403),
        ("OtillatenHandling", 409),
        ("InaktuellSida", 409),
        ("ForMangaForsok", 429),
    ],
)
def test_a_refusal_is_a_page_with_its_sentence_and_status(client: Client, slag: str, status: int) -> None:
    response = client.get(f"/vagra/{slag}/")
    assert response.status_code == status
    assert MENING in response.content.decode()


def test_staff_see_the_refusal_in_their_own_frame(client: Client) -> None:
    client.force_login(make_anvandare())
    response = client.get("/vagra/OtillatenHandling/")
    assert "kc-personal" in response.content.decode()


def test_the_page_leads_back_to_where_the_user_was(client: Client) -> None:
    response = client.get("/vagra/OtillatenHandling/", headers={"referer": "http://testserver/arenden/"})
    assert 'href="http://testserver/arenden/"' in response.content.decode()


def test_the_page_never_leads_to_another_site(client: Client) -> None:
    response = client.get("/vagra/OtillatenHandling/", headers={"referer": "https://annan.example/"})
    assert "annan.example" not in response.content.decode()


def test_htmx_gets_the_sentence_alone(client: Client) -> None:
    response = client.post("/vagra/OtillatenHandling/", headers={"hx-request": "true"})
    assert (response.status_code, response.content.decode()) == (409, MENING)
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_a_machine_gets_json_with_the_field(client: Client) -> None:
    response = client.post("/vagra/Inmatningsfel/", headers={"accept": "application/json"})
    assert (response.status_code, response.json()) == (400, {"fel": MENING, "falt": "enhet"})
