"""Where the mobile office stops, as a page and as calendars."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from icalendar import Calendar

from servicekontor.models import Turstopp
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
def stopp(db) -> Turstopp:
    return make_turstopp(make_tur(MANDAG), "12:00", "14:00")


def get(client: Client, path: str, **query: str) -> str:
    response = client.get(path, query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def events(client: Client, path: str) -> list:
    response = client.get(path)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_the_stops_are_told_by_date_and_what_has_been_is_not(client: Client, stopp: Turstopp) -> None:
    make_turstopp(stopp.tur, "08:00", "09:30", plats=make_stopplats("Skolan"))
    page = get(client, "/turlista/")
    assert "måndag 23 november" in page and "12.00–14.00" in page and "Skolan" not in page


def test_a_late_stop_says_when_it_should_have_opened_and_why(client: Client, stopp: Turstopp) -> None:
    Turstopp.objects.update(lage="forsenat", ankomst="12:30", orsak="Olycka på vägen")
    page = get(client, "/turlista/")
    assert "12.30–14.00" in page and "Skulle ha öppnat 12.00." in page and "Olycka på vägen" in page


def test_a_cancelled_stop_is_told_but_is_not_the_next(client: Client, stopp: Turstopp) -> None:
    Turstopp.objects.update(lage="installt", orsak="Snö")
    assert "Inställt" in get(client, "/turlista/")
    assert "Inga stopp är planerade just nu." in get(client, "/kontor/bussen/")


def test_the_stops_of_one_town_can_be_shown(client: Client, stopp: Turstopp) -> None:
    make_turstopp(stopp.tur, "15:00", "16:00", plats=make_stopplats("Kajen", "Storby"))
    page = get(client, "/turlista/", ort="Storby").split("<section")[1]
    assert "Kajen" in page and "Torget" not in page


def test_a_stop_tells_what_is_done_there(client: Client, stopp: Turstopp) -> None:
    stopp.arendetyper.set([make_arendetyp("bygglovsfraga", namn="Fråga om bygglov")])
    assert "Fråga om bygglov" in get(client, "/turlista/")


def test_a_mobile_office_is_open_where_it_stands(client: Client) -> None:
    make_turstopp(make_tur(MANDAG), "09:00", "11:00")
    page = get(client, "/kontor/")
    assert "Öppet nu, till klockan 11.00." in page and "Torget, Lillby" in page


def test_stops_of_an_office_that_is_not_shown_are_not_told(client: Client) -> None:
    kontor = make_kontor("hemlig", slag="mobilt", is_public=False)
    tur = make_tur(MANDAG, make_fordon(kontor=kontor))
    make_turstopp(tur)
    assert "Torget" not in get(client, "/turlista/")
    assert client.get(f"/turlista/{tur.pk}/kalender.ics").status_code == 404


def test_the_calendar_of_a_tour_reads_back_with_its_stops(client: Client, stopp: Turstopp) -> None:
    make_turstopp(stopp.tur, "15:00", "16:00", plats=make_stopplats("Kajen", latitud=59.5, longitud=17.0), lage="installt")
    first, second = events(client, f"/turlista/{stopp.tur.pk}/kalender.ics")
    assert first.decoded("dtstart") == datetime(2026, 11, 23, 11, tzinfo=UTC)
    assert (str(first["summary"]), str(first["status"])) == ("Kontoret i Bussen: Torget, Lillby", "CONFIRMED")
    assert (str(second["status"]), second["geo"].latitude) == ("CANCELLED", 59.5)


def test_the_calendar_of_an_office_reads_back_with_its_hours_over_the_change_of_the_clock(client: Client, monkeypatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 10, 20, 9, 0, tzinfo=UTC))
    kontor = make_kontor()
    make_oppettid(kontor, 4, "09:00", "16:00")
    make_oppetundantag(kontor, date(2026, 11, 6))
    begins = [event.decoded("dtstart") for event in events(client, "/kontor/norrby/kalender.ics")]
    assert begins[:3] == [
        datetime(2026, 10, 23, 7, tzinfo=UTC),
        datetime(2026, 10, 30, 8, tzinfo=UTC),
        datetime(2026, 11, 13, 8, tzinfo=UTC),
    ]


def test_every_event_of_a_calendar_has_a_name_of_its_own_that_stays(client: Client, stopp: Turstopp) -> None:
    make_oppettid(make_kontor())
    before = [event["uid"] for event in events(client, "/kontor/norrby/kalender.ics")]
    assert len(before) == len(set(before)) > 5
    assert before == [event["uid"] for event in events(client, "/kontor/norrby/kalender.ics")]


def test_the_calendar_of_a_mobile_office_has_its_stops(client: Client, stopp: Turstopp) -> None:
    assert [str(event["uid"]).split("@")[0] for event in events(client, "/kontor/bussen/kalender.ics")] == [f"stopp-{stopp.pk}"]
