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


@pytest.mark.urls("kontaktcenter.urls")
@pytest.mark.parametrize("adress", ["/admin/autocomplete/?term=%00", "/folj/%00/", "/logga-in/?next=%00", "/?%00=x"])
def test_an_address_with_nul_is_a_page_of_its_own(client: Client, adress: str) -> None:
    client.force_login(make_anvandare("systemforvaltare"))
    response = client.get(adress)
    assert response.status_code == 400
    assert "kunde inte läsas" in response.content.decode()


@pytest.mark.urls("kontaktcenter.urls")
def test_a_session_with_nul_is_refused(client: Client) -> None:
    client.cookies["sessionid"] = "\x00" * 32
    assert client.get("/start/").status_code == 400


@pytest.mark.urls("kontaktcenter.urls")
def test_what_staff_are_shown_is_kept_nowhere(client: Client) -> None:
    client.force_login(make_anvandare())
    assert {"no-store", "private"} <= set(client.get("/konto/losenord/")["Cache-Control"].split(", "))


@pytest.mark.urls("kontaktcenter.urls")
def test_what_anybody_may_see_may_be_kept(client: Client) -> None:
    assert "no-store" not in client.get("/").get("Cache-Control", "")
