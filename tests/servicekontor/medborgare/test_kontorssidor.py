"""The citizens' pages of the offices: the list, one office, what the start page says."""

import json
import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from servicekontor.models import Kontor, Oppettidsslag
from tests.factories import make_arendetyp
from tests.factories_kontor import (
    make_fordon,
    make_kontor,
    make_oppettid,
    make_oppetundantag,
    make_stopplats,
    make_tur,
    make_turstopp,
)

pytestmark = pytest.mark.django_db

MANDAG = date(2026, 11, 23)
NU = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


@pytest.fixture
def norrby(db) -> Kontor:
    kontor = make_kontor(latitud=59.5, longitud=17.0)
    make_oppettid(kontor, 0, "09:00", "16:00")
    return kontor


def get(client: Client, path: str, **query: str) -> str:
    response = client.get(path, query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_an_open_office_says_until_when_and_a_closed_one_when_it_opens(client: Client, norrby: Kontor) -> None:
    make_oppettid(make_kontor("soderby"), 1, "10:00", "12:00")
    page = get(client, "/kontor/")
    assert "Öppet nu, till klockan 16.00." in page and "Stängt nu. Öppnar i morgon 10.00." in page
    assert page.index("Kontoret i Norrby") < page.index("Kontoret i Soderby")


def test_only_those_open_now_can_be_shown(client: Client, norrby: Kontor) -> None:
    make_kontor("soderby")
    assert "Soderby" not in get(client, "/kontor/", visa="oppet").split("data-kontorslista")[1]


def test_the_offices_nearest_to_a_town_come_first(client: Client, norrby: Kontor) -> None:
    make_kontor("soderby", latitud=59.0, longitud=17.0)
    make_stopplats("Torget", "Lillby", latitud=59.1, longitud=17.0)
    page = get(client, "/kontor/", ort="Lillby").split("data-kontorslista")[1]
    assert page.index("Soderby") < page.index("Norrby")
    assert "11,1 km bort" in page


@pytest.mark.parametrize("query", [{"ort": "Finns inte"}, {"ort": "\0"}, {"visa": "x"}, {"sprak": "<script>"}])
def test_what_is_typed_in_the_address_breaks_nothing(client: Client, norrby: Kontor, query: dict) -> None:
    assert client.get("/kontor/", query).status_code in (200, 400)


def test_unstaffed_hours_are_told_apart(client: Client) -> None:
    make_oppettid(make_kontor(), 0, "06:00", "22:00", slag=Oppettidsslag.OBEMANNAT)
    assert "Öppet utan personal, till klockan 22.00." in get(client, "/kontor/norrby/")


def test_the_page_of_an_office_tells_the_week_and_its_exceptions(client: Client, norrby: Kontor) -> None:
    make_oppetundantag(norrby, date(2026, 11, 24), "10.00–11.00")
    make_oppetundantag(norrby, date(2026, 12, 7))
    page = get(client, "/kontor/norrby/")
    assert "10.00–11.00" in page and "Inventering" in page
    assert "måndag 7 december" in page.split("Längre fram gäller andra tider")[1]


def test_the_page_tells_of_access_languages_and_services(client: Client, norrby: Kontor) -> None:
    norrby.arendetyper.set([make_arendetyp("bygglovsfraga", namn="Fråga om bygglov")])
    Kontor.objects.update(is_stegfri=True, sprak=["ar", "fi"], lokal="Norrby bibliotek")
    page = get(client, "/kontor/norrby/")
    for words in ("Entrén har inga trappsteg.", "Hörslinga saknas.", "arabiska, finska", "Fråga om bygglov", "Norrby bibliotek"):
        assert words in page


def test_an_office_that_is_wound_down_says_what_replaces_it(client: Client) -> None:
    falt = {"sista_dag": date(2026, 11, 1), "ersattning": "Bussen stannar på torget.", "ersatts_av": make_kontor("soderby")}
    make_kontor(**falt)
    page = get(client, "/kontor/norrby/")
    assert "Kontoret finns inte längre" in page and "Bussen stannar på torget." in page and 'href="/kontor/soderby/"' in page
    assert "Norrby" not in get(client, "/kontor/")


def test_an_office_that_is_to_go_tells_its_last_day(client: Client) -> None:
    make_kontor(sista_dag=date(2026, 12, 31), ersattning="Bussen.")
    assert "Kontoret stänger för gott efter den 31 december 2026" in get(client, "/kontor/norrby/")


def test_an_office_that_is_not_shown_is_not_found(client: Client) -> None:
    make_kontor(is_public=False)
    for path in ("/kontor/norrby/", "/kontor/norrby/kalender.ics", "/kontor/finns-inte/"):
        assert client.get(path).status_code == 404


def test_search_engines_read_the_hours_by_date(client: Client, norrby: Kontor) -> None:
    data = json.loads(re.search(r'application/ld\+json">(.*?)</script>', get(client, "/kontor/norrby/"))[1])
    first = data["openingHoursSpecification"][0]
    assert (data["@type"], data["geo"]["latitude"]) == ("GovernmentOffice", 59.5)
    assert (first["opens"], first["closes"], first["validFrom"]) == ("09:00", "16:00", "2026-11-23")


def test_a_page_that_has_not_changed_is_not_sent_again(client: Client, norrby: Kontor) -> None:
    first = client.get("/kontor/norrby/")
    assert "csrf" not in first.content.decode() and not first.cookies
    assert client.get("/kontor/norrby/", headers={"if-none-match": first["ETag"]}).status_code == 304


def test_the_list_costs_as_many_queries_however_many_offices(client: Client, norrby: Kontor, django_assert_max_num_queries) -> None:
    make_turstopp(make_tur(MANDAG, make_fordon()), "12:00", "14:00")
    for number in range(12):
        make_oppettid(make_kontor(f"k{number}"))
    with django_assert_max_num_queries(6):
        client.get("/kontor/")


def test_the_start_page_tells_what_is_open_and_where_the_bus_stops_next(client: Client, norrby: Kontor) -> None:
    make_turstopp(make_tur(MANDAG), "12:00", "14:00")
    page = get(client, "/").split("Besök oss")[1]
    assert "Kontoret i Norrby" in page and "Öppet nu, till klockan 16.00." in page
    assert "Torget, Lillby: Stannar nästa gång i dag 12.00." in page


def test_the_start_page_costs_as_many_queries_however_many_offices(client: Client, norrby: Kontor, django_assert_max_num_queries) -> None:
    client.get("/")
    make_turstopp(make_tur(MANDAG), "12:00", "14:00")
    for number in range(8):
        make_oppettid(make_kontor(f"k{number}"))
    with django_assert_max_num_queries(13):
        client.get("/")


def test_a_start_page_without_offices_says_nothing_of_them(client: Client) -> None:
    assert "Besök oss" not in get(client, "/")


@pytest.mark.parametrize(("sprak", "ord"), [("en", "Our offices"), ("fi", "Toimipisteemme"), ("ar", "مكاتبنا")])
def test_the_pages_speak_the_languages_of_the_citizens(client: Client, norrby: Kontor, sprak: str, ord: str) -> None:
    assert ord in get(client, "/kontor/", sprak=sprak)
