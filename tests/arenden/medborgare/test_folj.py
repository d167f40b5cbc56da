"""The way back to a case: number and code, or a mailed link."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from arenden.actions import Kvitto
from arenden.foljkod import format_code
from arenden.models import Foljlank
from arenden.views.medborgare.minne import Minne
from kontaktcenter.models import Utskick
from tests.arenden.medborgare.medborgare import Medborgare, mailed_link
from tests.factories import make_arendetyp
from tests.factories_arenden import make_arende, make_kvitto

pytestmark = pytest.mark.django_db


def test_looking_at_a_mailed_link_does_not_use_it_up(client: Client) -> None:
    client.get(mailed_link(make_arende()))
    assert Foljlank.objects.get().anvand is None


def test_pressing_the_button_of_a_mailed_link_opens_the_case(client: Client) -> None:
    arende = make_arende()
    response = client.post(mailed_link(arende), follow=True)
    assert response.redirect_chain == [(f"/folj/{arende.nummer}/", 302)]
    assert arende.nummer in response.content.decode()


def test_a_used_link_opens_nothing_for_somebody_else(client: Client) -> None:
    arende = make_arende()
    client.post(mailed_link(arende))
    assert Client().post(mailed_link(arende)).status_code == 410


def test_a_used_link_pressed_twice_by_the_same_person_opens_the_case(client: Client) -> None:
    arende = make_arende()
    client.post(mailed_link(arende))
    assert client.post(mailed_link(arende)).url == f"/folj/{arende.nummer}/"


def test_a_link_that_is_too_old_opens_nothing(client: Client) -> None:
    arende = make_arende()
    Foljlank.objects.update(giltig_till=timezone.now() - timedelta(seconds=1))
    assert client.post(mailed_link(arende)).status_code == 410


def test_a_link_page_tells_no_other_server_where_one_came_from(client: Client) -> None:
    arende = make_arende()
    response = client.get(mailed_link(arende))
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"]


def try_code(client: Client, nummer: str, kod: str):
    return client.post("/folj/", {"nummer": nummer, "kod": kod})


@pytest.fixture
def kvitto() -> Kvitto:
    """A case and its code."""
    return make_kvitto()


@pytest.mark.parametrize("form", ["{}", "kc-{}", "KC{}", " KC – {} "])
def test_the_number_is_taken_in_any_writing(client: Client, kvitto: Kvitto, form: str) -> None:
    written = form.format(kvitto.arende.nummer.removeprefix("KC-"))
    assert try_code(client, written, kvitto.foljkod).url == f"/folj/{kvitto.arende.nummer}/"


@pytest.mark.parametrize("change", [str.lower, format_code, lambda kod: " ".join(kod), lambda kod: kod.replace("0", "O").replace("1", "l")])
def test_the_code_is_taken_in_any_writing(client: Client, kvitto: Kvitto, change) -> None:
    assert try_code(client, kvitto.arende.nummer, change(kvitto.foljkod)).status_code == 302


def test_a_wrong_number_and_a_wrong_code_are_answered_alike(client: Client, kvitto: Kvitto) -> None:
    answers = {
        (response.status_code, "Numret och koden hör inte ihop." in response.content.decode())
        for response in (try_code(client, kvitto.arende.nummer, "AAAAAAAAAA"), try_code(client, "KC-2020-999999", kvitto.foljkod))
    }
    assert answers == {(400, True)}


def test_a_code_opens_no_other_case(client: Client, kvitto: Kvitto) -> None:
    other = make_arende()
    assert try_code(client, other.nummer, kvitto.foljkod).status_code == 400
    assert client.get(f"/folj/{other.nummer}/").url == "/folj/"


@pytest.mark.parametrize(("nummer", "kod"), [("", ""), ("abc", "x"), ("KC-2026-000001", "\0"), ("1" * 10_000, "x" * 10_000)])
def test_nonsense_is_refused_in_words(client: Client, nummer: str, kod: str) -> None:
    response = try_code(client, nummer, kod)
    assert response.status_code == 400
    assert "Rätta" in response.content.decode()


@pytest.mark.parametrize("grans", ["folj_arende", "folj_adress"])
def test_a_code_tried_many_times_is_stopped_also_when_it_is_right(
    client: Client, kvitto: Kvitto, settings: Settings, grans: str
) -> None:
    settings.GRANSER = {**settings.GRANSER, grans: (2, 900)}
    for _attempt in range(2):
        try_code(client, kvitto.arende.nummer, "AAAAAAAAAA")
    response = try_code(client, kvitto.arende.nummer, kvitto.foljkod)
    assert response.status_code == 429
    assert "Du har försökt många gånger på kort tid" in response.content.decode()
    assert int(response["Retry-After"]) > 0


def test_tries_at_a_case_that_does_not_exist_are_counted_too(client: Client, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "folj_arende": (1, 900)}
    assert [try_code(client, "KC-2020-000001", "AAAA").status_code for _attempt in range(2)] == [400, 429]


def test_an_opened_case_closes_after_two_hours(client: Client, kvitto: Kvitto, monkeypatch: pytest.MonkeyPatch) -> None:
    try_code(client, kvitto.arende.nummer, kvitto.foljkod)
    address = f"/folj/{kvitto.arende.nummer}/"
    assert client.get(address).status_code == 200
    later = timezone.now() + timedelta(hours=2, seconds=1)
    monkeypatch.setattr("arenden.views.medborgare.minne.timezone.now", lambda: later)
    assert client.get(address).url == "/folj/"


def test_a_case_can_be_closed_on_a_computer_that_others_use(client: Client, kvitto: Kvitto) -> None:
    try_code(client, kvitto.arende.nummer, kvitto.foljkod)
    client.post("/folj/stang/")
    assert client.get(f"/folj/{kvitto.arende.nummer}/").url == "/folj/"


def test_a_page_of_an_unsent_form_opens_nothing_once_all_is_closed(client: Client) -> None:
    make_arendetyp()
    medborgare = Medborgare(client).begin("fraga-bygglov")
    left = medborgare.page
    client.post("/folj/stang/")
    medborgare.page = left
    assert medborgare.send(to=left.request["PATH_INFO"], namn="Annan Testsson").page.status_code == 410


def test_what_the_cookie_says_cannot_be_changed(client: Client, kvitto: Kvitto) -> None:
    try_code(client, kvitto.arende.nummer, kvitto.foljkod)
    client.cookies["minne"] = client.cookies["minne"].value[:-2] + "xx"
    assert client.get(f"/folj/{kvitto.arende.nummer}/").url == "/folj/"


def test_a_new_link_goes_to_the_address_of_the_case(client: Client, kvitto: Kvitto) -> None:
    Utskick.objects.all().delete()
    client.post("/folj/ny-lank/", {"nummer": kvitto.arende.nummer})
    assert Utskick.objects.get().mottagare == "anna@testsson.example"
    assert client.post(mailed_link(kvitto.arende)).url == f"/folj/{kvitto.arende.nummer}/"


def test_asking_for_a_link_says_nothing_of_whether_there_is_a_case(client: Client, kvitto: Kvitto) -> None:
    pages = [client.post("/folj/ny-lank/", {"nummer": n}, follow=True).content.decode() for n in (kvitto.arende.nummer, "KC-2020-000009")]
    assert all("Om ärendet finns och har en e-postadress" in page for page in pages)


def test_an_anonymous_case_gets_no_mail(client: Client) -> None:
    anonymous = make_arende(uppgifter=None)
    client.post("/folj/ny-lank/", {"nummer": anonymous.nummer})
    assert not Utskick.objects.exists()


def test_a_used_link_can_be_exchanged_for_a_new_one(client: Client, kvitto: Kvitto) -> None:
    used = mailed_link(kvitto.arende)
    client.post(used)
    Client().post(f"{used}ny/")
    assert mailed_link(kvitto.arende) != used
    assert Client().post(mailed_link(kvitto.arende)).status_code == 302


def test_links_are_not_mailed_without_end(client: Client, kvitto: Kvitto, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "ny_lank_arende": (1, 3600)}
    answers = [client.post("/folj/ny-lank/", {"nummer": kvitto.arende.nummer}).status_code for _attempt in range(2)]
    assert answers == [302, 429]


def test_one_who_guesses_elsewhere_does_not_shut_the_citizen_out(client: Client, kvitto: Kvitto, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "folj_arende": (2, 900)}
    guesser = Client(REMOTE_ADDR="203.0.113.9")
    assert [try_code(guesser, kvitto.arende.nummer, "AAAA").status_code for _guess in range(3)] == [400, 400, 429]
    assert try_code(client, kvitto.arende.nummer, kvitto.foljkod).status_code == 302


def test_guesses_from_many_places_are_stopped_too(kvitto: Kvitto, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "folj_nummer": (2, 900)}
    guessers = [Client(REMOTE_ADDR=f"203.0.113.{number}") for number in range(3)]
    assert [try_code(guesser, kvitto.arende.nummer, "AAAA").status_code for guesser in guessers] == [400, 400, 429]


def test_right_codes_are_not_counted(client: Client, kvitto: Kvitto, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, **dict.fromkeys(["folj_adress", "folj_arende", "folj_nummer"], (1, 900))}
    assert {try_code(client, kvitto.arende.nummer, kvitto.foljkod).status_code for _time in range(3)} == {302}


def test_closing_forgets_receipts_and_forms_too(client: Client, kvitto: Kvitto) -> None:
    minne = Minne({})
    for slag in ("arende", "kvitto", "formular"):
        minne.open(slag, kvitto.arende.pk)
    minne.write(shown := HttpResponse())
    client.cookies.update(shown.cookies)
    assert len(Minne.read(client.get("/folj/").wsgi_request).opened) == 3
    client.post("/folj/stang/")
    left = Minne.read(client.get("/folj/").wsgi_request)
    assert [left.ids(slag) for slag in ("arende", "kvitto", "formular")] == [[], [], []]
