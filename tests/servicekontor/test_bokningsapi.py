"""The API of times and bookings, open as the public pages are."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from kontaktcenter.fel import InaktuellSida
from kontaktcenter.models import Utskick
from servicekontor.actions.bokning import confirm_bokning
from servicekontor.models import Belaggning, Bokning, Bokningslank, Mottagningstid
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


def ask(client: Client, held: dict, epost: str) -> int:
    """Say who a held time is for; the status."""
    return post(client, "bekrafta/", nyckel=held["nyckel"], namn="Bo Testsson", epost=epost)["status"]


def test_a_hold_is_mailed_once_and_once_more_to_a_corrected_address(client: Client, tid: Mottagningstid) -> None:
    held = hold(client)
    assert [ask(client, held, f"{namn}@exempel.se") for namn in ("a", "a", "b", "b", "c", "a")] == [202, 202, 202, 202, 409, 409]
    assert list(Utskick.objects.order_by("skapad").values_list("mottagare", flat=True)) == ["a@exempel.se", "b@exempel.se"]


def test_a_hold_is_not_prolonged_by_asking_again(client: Client, tid: Mottagningstid) -> None:
    held = hold(client)
    ask(client, held, "a@exempel.se")
    first = Bokning.objects.get().hallen_till
    ask(client, held, "b@exempel.se")
    assert Bokning.objects.get().hallen_till == Belaggning.objects.get().haller_till == first


def test_the_link_to_an_address_that_was_corrected_confirms_nothing(client: Client, tid: Mottagningstid) -> None:
    held = hold(client)
    ask(client, held, "a@exempel.se")
    wrong = secret()
    ask(client, held, "b@exempel.se")
    assert post(client, "bekrafta/", hemlighet=wrong)["status"] == 404
    assert post(client, "bekrafta/", hemlighet=secret())["lage"] == "bekraftad"
    assert Bokning.objects.get().epost == "b@exempel.se"


def test_a_link_that_is_replaced_while_it_is_followed_confirms_nothing(client: Client, tid: Mottagningstid) -> None:
    held = hold(client)
    ask(client, held, "a@exempel.se")
    followed = Bokningslank.objects.select_related("bokning").get()
    ask(client, held, "b@exempel.se")
    with pytest.raises(InaktuellSida):
        confirm_bokning(bokning=followed.bokning, by=None, lank=followed)
    assert Bokning.objects.get().lage == Bokningslage.HALLEN


def test_mails_that_ask_to_confirm_are_counted_by_network_address(client: Client, tid: Mottagningstid, settings: Any) -> None:
    settings.GRANSER = settings.GRANSER | {"bokning_mejl": (1, 3600)}
    assert [ask(client, hold(client, klockslag), f"{klockslag[:2]}@exempel.se") for klockslag in ("10:00", "11:00")] == [202, 429]
