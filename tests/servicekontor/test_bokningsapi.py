"""The API of times and bookings, open as the public pages are."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from kontaktcenter.models import Utskick
from servicekontor.models import Bokning, Mottagningstid
from servicekontor.status import Bokningslage
from tests.factories import make_anvandare
from tests.factories_bokning import make_bokning, make_mottagningstid
from tests.servicekontor.test_boka import next_monday

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Nobody has asked yet."""
    cache.clear()


@pytest.fixture
def tid() -> Mottagningstid:
    """Mondays 9–12 at an office without holidays."""
    tid = make_mottagningstid()
    tid.kontor.is_helgstangd = False
    tid.kontor.save()
    return tid


def post(client: Client, adress: str, **kropp: object) -> dict:
    """Post JSON; the answer with its status."""
    answer = client.post(f"/api/v1/bokningar/{adress}", kropp, content_type="application/json")
    return {"status": answer.status_code, **answer.json()}


def hold(client: Client, klockslag: str = "10:00") -> dict:
    """Hold a time on the Monday."""
    return post(client, "", motestyp="bygglov", kontor="norrby", fran=next_monday(klockslag).isoformat())


def secret() -> str:
    """The secret of the link that was mailed last."""
    return re.search(r"/bokning/([\w-]+)/", Utskick.objects.order_by("-skapad").first().text)[1]


def test_free_times_are_listed(client: Client, tid: Mottagningstid) -> None:
    dag = next_monday("10:00").date()
    rows = client.get(f"/api/v1/lediga-tider/?motestyp=bygglov&fran={dag}&till={dag}").json()
    assert [row["kontor"] for row in rows] == ["norrby"] * 6


@pytest.mark.parametrize("fraga", ["", "?motestyp=borta", "?motestyp=bygglov&fran=x", "?motestyp=bygglov&fran=2026-01-01&till=2027-01-01"])
def test_a_question_that_cannot_be_answered_is_refused(client: Client, tid: Mottagningstid, fraga: str) -> None:
    assert client.get(f"/api/v1/lediga-tider/{fraga}").status_code == 400


def test_a_citizen_holds_confirms_moves_and_cancels(client: Client, tid: Mottagningstid) -> None:
    held = hold(client)
    assert held["status"] == 201
    assert post(client, "bekrafta/", nyckel=held["nyckel"], namn="Bo Testsson", epost="bo@exempel.se")["status"] == 202
    assert post(client, "bekrafta/", hemlighet=secret())["lage"] == "bekraftad"
    link = secret()
    moved = post(client, "flytta/", hemlighet=link, kontor="norrby", fran=next_monday("11:00").isoformat())
    assert moved["status"] == 200
    assert post(client, "avboka/", hemlighet=link)["lage"] == "avbokad"


def test_a_taken_time_is_answered_with_those_that_are_free(client: Client, tid: Mottagningstid) -> None:
    make_bokning(tid, next_monday("10:00"))
    answer = hold(client)
    assert answer["status"] == 409
    assert answer["fel"].startswith("Tiden hann bli bokad.")
    assert len(answer["lediga"]) == 3


def test_the_key_of_a_hold_does_not_cancel_what_was_confirmed(client: Client, tid: Mottagningstid) -> None:
    bokning = make_bokning(tid, next_monday("10:00"))
    assert post(client, "avboka/", nyckel=str(bokning.nyckel))["status"] == 404
    assert Bokning.objects.get().lage == Bokningslage.BEKRAFTAD


def test_an_account_that_takes_contacts_confirms_at_once(client: Client, tid: Mottagningstid) -> None:
    client.force_login(make_anvandare())
    held = hold(client)
    done = post(client, "bekrafta/", nyckel=held["nyckel"], namn="Bo Testsson", telefon="0701740605")
    assert (done["status"], done["lage"]) == (200, "bekraftad")
