"""Rooms that departments reserve: once or each week, with conflicts shown before anything is saved."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kontaktcenter.models import Anvandare
from servicekontor.models import Belaggning, Reservation, Resurs
from tests.factories import make_anvandare, make_enhet
from tests.factories_kontor import make_kontor, make_resurs

pytestmark = pytest.mark.django_db


@pytest.fixture
def rum() -> Resurs:
    """A room at an office without holidays."""
    return make_resurs(make_kontor(is_helgstangd=False), "Stora rummet", slag=Resurs.Slag.RUM)


def dag(veckor: int = 1) -> date:
    """A date some weeks ahead."""
    return timezone.localdate() + timedelta(weeks=veckor)


def send(client: Client, rum: Resurs, gor: str = "boka", **andra: object) -> int:
    """Send the form; the status of the answer."""
    falt = {"resurs": rum.pk, "enhet": make_enhet().pk, "rubrik": "Samråd", "datum": str(dag()), "fran": "09:00", "till": "11:00"}
    return client.post("/lokaler/ny/", {**falt, "upprepning": "ingen", "gor": gor, **andra}).status_code


def test_looking_saves_nothing(client: Client, officer: Anvandare, rum: Resurs) -> None:
    assert send(client, rum, gor="visa") == 200
    assert not Reservation.objects.exists()


def test_a_room_is_reserved_each_week(client: Client, officer: Anvandare, rum: Resurs) -> None:
    assert send(client, rum, upprepning="alla", sista_dag=str(dag(4))) == 302
    assert Belaggning.objects.filter(reservation=Reservation.objects.get()).count() == 4


def test_a_conflict_saves_nothing_until_it_is_left_out(client: Client, officer: Anvandare, rum: Resurs) -> None:
    send(client, rum, datum=str(dag(2)), fran="10:00", till="12:00")
    weekly = {"upprepning": "alla", "sista_dag": str(dag(4))}
    assert send(client, rum, **weekly) == 409
    assert Reservation.objects.count() == 1
    assert send(client, rum, hoppa_over="ja", **weekly) == 302
    assert Belaggning.objects.count() == 4


@pytest.mark.parametrize(
    "fel",
    [
        {"till": "08:00"},
        {"datum": "2020-01-01"},
        {"upprepning": "alla"},
        {"upprepning": "alla", "sista_dag": "2099-01-01"},
        {"datum": "9999-12-31"},
        {"rubrik": ""},
    ],
    ids=["backwards", "past", "without end", "too far", "the last day of time", "for nothing"],
)
def test_a_reservation_is_refused_that_is(client: Client, officer: Anvandare, rum: Resurs, fel: dict) -> None:
    assert send(client, rum, **fel) == 400
    assert not Reservation.objects.exists()


def test_one_of_several_times_is_given_back(client: Client, officer: Anvandare, rum: Resurs) -> None:
    send(client, rum, upprepning="alla", sista_dag=str(dag(3)))
    row, first = Reservation.objects.get(), Belaggning.objects.order_by("tid").first()
    client.post(f"/lokaler/{row.pk}/avboka/", {"tillfalle": first.pk})
    assert Belaggning.objects.count() == 2
    client.post(f"/lokaler/{row.pk}/avboka/", {"tillfalle": ""})
    assert not Belaggning.objects.exists()


def test_another_unit_gives_back_nothing(client: Client, officer: Anvandare, rum: Resurs) -> None:
    send(client, rum)
    client.force_login(make_anvandare("handlaggare", make_enhet("skola", namn="Skolan")))
    assert client.post(f"/lokaler/{Reservation.objects.get().pk}/avboka/", {"tillfalle": ""}).status_code == 403


def test_a_room_is_chosen_by_office_name_and_seats(client: Client, officer: Anvandare, rum: Resurs) -> None:
    Resurs.objects.update(platser=4)
    assert "Kontoret i Norrby: Stora rummet, 4 platser" in client.get("/lokaler/ny/").content.decode()
