"""Calendars in the administration."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from kontaktcenter.admin.kalender import differing_days
from kontaktcenter.models import Anvandare, Arbetstidskalender, Kalenderundantag, Omrakning
from tests.factories import make_kalender
from tests.kontaktcenter.adminsida import errors, sign_in, submit, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def klient(client: Client, administrator: Anvandare) -> Client:
    """An administrator's browser."""
    return sign_in(client, administrator)


@pytest.fixture
def address() -> str:
    """The page of the usual calendar, whose first row is Monday 8–17."""
    return url("arbetstidskalender", "change", make_kalender().pk)


def hours(veckodag: int) -> list[tuple[time, time]]:
    """The open intervals of a weekday in the usual calendar."""
    return list(make_kalender().intervaller.filter(veckodag=veckodag).values_list("fran", "till"))


def add_row(klient: Client, address: str, **values: Any) -> Any:
    """Add an interval after the five that are there."""
    rows = {f"intervaller-5-{name}": value for name, value in values.items()}
    return submit(klient, address, **{"intervaller-TOTAL_FORMS": 6}, **rows)


def test_a_lunch_closing_is_made_by_two_rows(klient: Client, address: str) -> None:
    rows = {"intervaller-TOTAL_FORMS": 6, "intervaller-0-till": "12:00", "intervaller-5-veckodag": 0}
    submit(klient, address, **rows, **{"intervaller-5-fran": "13:00", "intervaller-5-till": "17:00"})
    assert hours(0) == [(time(8), time(12)), (time(13), time(17))]


def test_two_rows_trade_places_in_one_save(klient: Client, address: str) -> None:
    rows = {"intervaller-0-veckodag": 1, "intervaller-1-veckodag": 0, "intervaller-0-till": "16:00"}
    assert submit(klient, address, **rows).status_code == 302
    assert (hours(0), hours(1)) == ([(time(8), time(17))], [(time(8), time(16))])


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"veckodag": 0, "fran": "16:00", "till": "18:00"}, "Måndag: Öppettiderna 08.00–17.00 och 16.00–18.00 överlappar"),
        ({"veckodag": 5, "fran": "12:00", "till": "10:00"}, "Tiden ”till” måste vara senare än ”från”."),
        ({"veckodag": 5, "fran": "klockan tolv", "till": "14:00"}, "Skriv ett klockslag, till exempel 14.05."),
    ],
)
def test_hours_that_cannot_be_are_refused_in_words(klient: Client, address: str, values: dict, told: str) -> None:
    assert told in errors(add_row(klient, address, **values))
    assert hours(5) == []


def test_open_until_midnight_is_typed_as_zero(klient: Client, address: str) -> None:
    assert add_row(klient, address, veckodag=5, fran="20:00", till="00:00").status_code == 302
    assert hours(5) == [(time(20), time(0))]


def test_a_calendar_without_open_time_is_refused(klient: Client, address: str) -> None:
    response = submit(klient, address, **{f"intervaller-{row}-DELETE": "on" for row in range(5)})
    assert "ingen öppen tid det kommande året" in errors(response)
    assert hours(0) == [(time(8), time(17))]


def test_an_unknown_time_zone_is_refused(klient: Client, address: str) -> None:
    assert "Tidszonen Europa/Gävle finns inte." in errors(submit(klient, address, tidszon="Europa/Gävle"))


def test_a_half_day_is_typed_on_one_line(klient: Client, address: str) -> None:
    rows = {"undantag-TOTAL_FORMS": 1, "undantag-0-datum": "2026-05-13", "undantag-0-rubrik": "Dag före klämdag"}
    submit(klient, address, **rows, **{"undantag-0-tider": "8:00-10:00,10.30–12.00"})
    assert Kalenderundantag.objects.get().tider == ["08.00–10.00", "10.30–12.00"]


@pytest.mark.parametrize(
    ("changes", "requests"),
    [
        ({"namn": "Vanlig kontorstid"}, 0),
        ({"is_helgstangd": None}, 1),
        ({"intervaller-0-till": "16:00"}, 1),
        ({"undantag-TOTAL_FORMS": 1, "undantag-0-datum": "2026-05-15", "undantag-0-rubrik": "Klämdag"}, 1),
    ],
)
def test_what_changes_working_time_makes_deadlines_be_recomputed(
    klient: Client, address: str, changes: dict, requests: int
) -> None:
    assert submit(klient, address, **changes).status_code == 302
    assert Omrakning.objects.pending().count() == requests
    told = "Öppna frister räknas om." in klient.get(address).content.decode()
    assert told is bool(requests)


def test_a_refused_change_asks_for_nothing(klient: Client, address: str) -> None:
    submit(klient, address, **{f"intervaller-{row}-DELETE": "on" for row in range(5)})
    assert not Omrakning.objects.exists()


def test_the_year_lists_what_differs_with_its_reason() -> None:
    kalender = make_kalender()
    Kalenderundantag.objects.create(kalender=kalender, datum=date(2026, 5, 15), rubrik="Klämdag")
    Kalenderundantag.objects.create(kalender=kalender, datum=date(2026, 5, 13), rubrik="Halvdag", tider=["08.00–12.00"])
    listed = {day["datum"]: (day["rubrik"], day["tider"]) for day in differing_days(kalender, 2026)}
    assert listed[date(2026, 4, 3)] == ("Långfredagen", "")
    assert listed[date(2026, 6, 19)] == ("Midsommarafton", "")
    assert listed[date(2026, 5, 15)] == ("Klämdag", "")
    assert listed[date(2026, 5, 13)] == ("Halvdag", "08.00–12.00")
    assert date(2026, 6, 6) not in listed


def test_the_year_is_a_page_with_its_neighbours(klient: Client) -> None:
    kalender = make_kalender()
    page = klient.get(url("arbetstidskalender", "ar", kalender.pk, 2026)).content.decode()
    assert "Året har 251 arbetsdagar." in page
    assert url("arbetstidskalender", "ar", kalender.pk, 2027) in page


@pytest.mark.parametrize(("pk", "ar"), [(999_999, 2026), (None, 1800), (None, 9999)])
def test_a_year_that_cannot_be_shown_is_not_found(klient: Client, pk: int | None, ar: int) -> None:
    assert klient.get(url("arbetstidskalender", "ar", pk or make_kalender().pk, ar)).status_code == 404


def test_a_new_calendar_recomputes_nothing(klient: Client) -> None:
    rows = {"intervaller-TOTAL_FORMS": 1, "intervaller-0-veckodag": 0, "intervaller-0-fran": "08:00", "intervaller-0-till": "17:00"}
    assert submit(klient, url("arbetstidskalender", "add"), namn="Jour", **rows).status_code == 302
    assert (Arbetstidskalender.objects.filter(namn="Jour").exists(), Omrakning.objects.exists()) == (True, False)
