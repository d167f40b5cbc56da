"""Booking as a citizen: pages without account or script, and the links in the mails."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kontaktcenter.medborgare.skydd import SALT
from kontaktcenter.models import Utskick
from servicekontor.models import Bokning, Bokningslank, Motestyp, Mottagningstid, Vantelista
from servicekontor.status import Bokningslage
from tests.factories_bokning import ZON, make_bokning, make_mottagningstid

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_fingers(settings: Settings) -> None:
    """Nobody waits three seconds before sending, and many come from one address."""
    settings.FORMULAR_MINSTA_SEKUNDER = 0
    settings.GRANSER = {**settings.GRANSER, "bokning": (10_000, 3600), "bokning_epost": (10_000, 3600)}


@pytest.fixture
def tid() -> Mottagningstid:
    """Mondays 9–12 at an office without holidays."""
    tid = make_mottagningstid()
    tid.kontor.is_helgstangd = False
    tid.kontor.save()
    return tid


def next_monday(klockslag: str, veckor: int = 1) -> datetime:
    """A local time on a Monday ahead."""
    today = timezone.localdate()
    datum = today + timedelta(days=7 * veckor + (7 - today.weekday()) % 7)
    return datetime.combine(datum, datetime.strptime(klockslag, "%H:%M").time(), ZON)


def choose(client: Client, tid: Mottagningstid, fran: datetime) -> str:
    """Choose a time; the address that it leads to."""
    answer = client.post(f"/boka/{tid.motestyp.kod}/{tid.kontor.kod}/", {"fran": fran.isoformat()})
    return answer.headers.get("Location", "")


def tell(client: Client, **falt: str) -> str:
    """Fill in who it is; the address that it leads to."""
    stamp = re.search(r'name="stampel" value="([^"]+)"', client.get("/boka/vem/").content.decode())[1]
    given = {"namn": "Bo Testsson", "epost": "bo@exempel.se", "stampel": stamp, **falt}
    return client.post("/boka/vem/", given).headers.get("Location", "")


def last_link() -> str:
    """The link in the mail that was written last."""
    text = Utskick.objects.order_by("-skapad").first().text
    return re.search(r"/bokning/[\w-]+/", text)[0]


def test_a_citizen_books_in_five_pages_and_confirms_by_mail(client: Client, tid: Mottagningstid) -> None:
    assert b"Prata om bygglov" in client.get("/boka/").content
    assert b"Kontoret i Norrby" in client.get("/boka/bygglov/").content
    assert choose(client, tid, next_monday("10:00")) == "/boka/vem/"
    assert tell(client) == "/boka/klart/"
    assert "Bekräfta tiden i din e-post" in client.get("/boka/klart/").content.decode()
    client.post(last_link())
    assert Bokning.objects.get().lage == Bokningslage.BEKRAFTAD
    assert Utskick.objects.filter(amnesrad="Din tid är bokad").count() == 1


def test_what_is_typed_is_kept_and_not_yet_judged_when_colours_are_chosen(client: Client, tid: Mottagningstid) -> None:
    choose(client, tid, next_monday("10:00"))
    assert "/utseende/?next=/boka/vem/&amp;skicka=igen" in client.get("/boka/vem/").content.decode()
    given = {"namn": "Bo Testsson", "epost": "", "telefon": "070", "tolk": "ar", "behov": "Hörslinga", "fargschema": "dark"}
    page = client.post("/boka/vem/", given)
    for kept in ('value="Bo Testsson"', 'value="070"', '<option value="ar" selected', "Hörslinga"):
        assert kept in page.content.decode()
    assert page.status_code == 200 and page.context["form"].errors == {} and not Bokning.objects.get().namn


def test_a_mistake_put_right_quickly_is_not_too_quick(client: Client, tid: Mottagningstid, settings: Settings) -> None:
    choose(client, tid, next_monday("10:00"))
    settings.FORMULAR_MINSTA_SEKUNDER = 3
    stamp = signing.dumps((timezone.now() - timedelta(minutes=1)).timestamp(), salt=SALT)
    wrong = client.post("/boka/vem/", {"namn": "Bo Testsson", "epost": "bo@", "stampel": stamp})
    again = re.search(r'name="stampel" value="([^"]+)"', wrong.content.decode())[1]
    right = client.post("/boka/vem/", {"namn": "Bo Testsson", "epost": "bo@exempel.se", "stampel": again})
    assert right.headers["Location"] == "/boka/klart/"


def test_looking_at_the_link_confirms_nothing(client: Client, tid: Mottagningstid) -> None:
    choose(client, tid, next_monday("10:00"))
    tell(client)
    assert client.get(last_link()).status_code == 200
    assert Bokning.objects.get().lage == Bokningslage.HALLEN


def test_a_link_that_confirms_twice_books_once(client: Client, tid: Mottagningstid) -> None:
    choose(client, tid, next_monday("10:00"))
    tell(client)
    link = last_link()
    client.post(link)
    answer = client.post(link)
    assert answer.status_code == 409
    assert "Tiden är redan bekräftad." in answer.content.decode()
    assert Utskick.objects.filter(amnesrad="Din tid är bokad").count() == 1


def test_a_time_that_was_just_taken_is_refused_with_the_others(client: Client, tid: Mottagningstid) -> None:
    make_bokning(tid, next_monday("10:00"))
    answer = client.post("/boka/bygglov/norrby/", {"fran": next_monday("10:00").isoformat()})
    assert answer.status_code == 409
    assert "Tiden hann bli bokad" in answer.content.decode()
    assert "10.30" in answer.content.decode()


@pytest.mark.parametrize("fran", ["", "x", "2026-05-04T10:00", "2020-05-04T10:00:00+02:00", "9999-12-31T23:59:59+00:00"])
def test_a_time_that_nobody_offered_is_refused(client: Client, tid: Mottagningstid, fran: str) -> None:
    assert client.post("/boka/bygglov/norrby/", {"fran": fran}).status_code == 400
    assert not Bokning.objects.exists()


def test_choosing_another_time_lets_the_first_go(client: Client, tid: Mottagningstid) -> None:
    choose(client, tid, next_monday("10:00"))
    choose(client, tid, next_monday("10:30"))
    assert list(Bokning.objects.living().values_list("fran", flat=True)) == [next_monday("10:30")]


def test_choosing_the_same_time_twice_holds_it_once(client: Client, tid: Mottagningstid) -> None:
    assert {choose(client, tid, next_monday("10:00")) for _n in range(2)} == {"/boka/vem/"}
    assert Bokning.objects.count() == 1


def test_a_hold_that_has_expired_says_so(client: Client, tid: Mottagningstid) -> None:
    choose(client, tid, next_monday("10:00"))
    Bokning.objects.update(hallen_till=timezone.now() - timedelta(seconds=1))
    assert client.get("/boka/vem/").status_code == 410


def test_the_cap_stops_a_third_time_of_the_same_kind(client: Client, tid: Mottagningstid) -> None:
    for klockslag in ("09:00", "09:30"):
        make_bokning(tid, next_monday(klockslag), epost="BO@exempel.se")
    choose(client, tid, next_monday("10:00"))
    assert tell(client) == ""
    assert not Utskick.objects.exists()


def make_manage_link(client: Client, tid: Mottagningstid) -> str:
    """The link in the mail that says what is booked."""
    choose(client, tid, next_monday("10:00"))
    tell(client)
    client.post(last_link())
    return last_link()


def test_the_holder_moves_by_link(client: Client, tid: Mottagningstid) -> None:
    link = make_manage_link(client, tid)
    wanted = {"fran": next_monday("11:00").isoformat(), "kontor": "norrby"}
    assert "Vill du byta till den här tiden?" in client.post(f"{link}flytta/", wanted).content.decode()
    assert Bokning.objects.get().fran == next_monday("10:00")
    page = client.post(f"{link}flytta/", {**wanted, "ja": "1"}, follow=True).content.decode()
    assert "Din tid är ändrad" in page
    assert Bokning.objects.get().fran == next_monday("11:00")


def test_moving_to_a_time_that_is_taken_keeps_the_old_one(client: Client, tid: Mottagningstid) -> None:
    link = make_manage_link(client, tid)
    make_bokning(tid, next_monday("11:00"), epost="siv@exempel.se")
    answer = client.post(f"{link}flytta/", {"fran": next_monday("11:00").isoformat(), "kontor": "norrby", "ja": "1"})
    assert answer.status_code == 409
    assert Bokning.objects.get(epost="bo@exempel.se").fran == next_monday("10:00")


@pytest.mark.parametrize("ja", [{}, {"ja": "1"}])
def test_moving_to_what_is_no_time_moves_nothing_and_says_so(client: Client, tid: Mottagningstid, ja: dict) -> None:
    link = make_manage_link(client, tid)
    assert client.post(f"{link}flytta/", {"fran": "skräp", "kontor": "norrby", **ja}).status_code == 400
    assert Bokning.objects.get().fran == next_monday("10:00")


def test_the_holder_cancels_by_link_once(client: Client, tid: Mottagningstid) -> None:
    link = make_manage_link(client, tid)
    assert client.post(f"{link}avboka/").status_code == 302
    assert client.post(f"{link}avboka/").status_code == 409
    assert Bokning.objects.get().lage == Bokningslage.AVBOKAD


def test_a_link_that_confirms_neither_moves_nor_cancels(client: Client, tid: Mottagningstid) -> None:
    choose(client, tid, next_monday("10:00"))
    tell(client)
    assert client.post(f"{last_link()}avboka/").status_code == 410


def test_getting_the_address_that_cancels_changes_nothing(client: Client, tid: Mottagningstid) -> None:
    link = make_manage_link(client, tid)
    assert client.get(f"{link}avboka/").status_code == 405
    assert Bokning.objects.get().lage == Bokningslage.BEKRAFTAD


def test_guessed_links_are_limited(client: Client, settings: Settings) -> None:
    cache.clear()
    settings.GRANSER = {**settings.GRANSER, "bokning_lank": (2, 900)}
    answers = [client.get(f"/bokning/gissning{n}/", REMOTE_ADDR="192.0.2.77").status_code for n in range(3)]
    assert answers == [410, 410, 429]


def test_only_the_hash_of_a_link_is_stored(client: Client, tid: Mottagningstid) -> None:
    secret = make_manage_link(client, tid).split("/")[2]
    assert not Bokningslank.objects.filter(hemlighet_hash=secret).exists()


def test_the_holder_waits_for_an_earlier_time_and_stops(client: Client, tid: Mottagningstid) -> None:
    link = make_manage_link(client, tid)
    client.post(f"{link}tidigare/")
    assert Vantelista.objects.count() == 1
    client.post(f"{link}tidigare/", {"gor": "sluta"})
    assert Vantelista.objects.count() == 0


def test_a_robot_that_fills_in_the_trap_books_nothing(client: Client, tid: Mottagningstid) -> None:
    choose(client, tid, next_monday("10:00"))
    assert tell(client, webbplats="http://exempel.se") == ""
    assert not Utskick.objects.exists()


def test_a_kind_of_meeting_that_is_taken_out_of_use_meanwhile_is_not_confirmed(client: Client, tid: Mottagningstid) -> None:
    choose(client, tid, next_monday("10:00"))
    tell(client)
    Motestyp.objects.update(is_active=False)
    answer = client.post(last_link())
    assert answer.status_code == 400
    assert "Det mötet går inte att boka längre." in answer.content.decode()
    assert Bokning.objects.get().lage == Bokningslage.HALLEN


def test_who_is_filling_in_when_the_kind_of_meeting_is_taken_out_of_use_is_told(client: Client, tid: Mottagningstid) -> None:
    choose(client, tid, next_monday("10:00"))
    Motestyp.objects.update(is_public=False)
    assert tell(client) == ""
    assert not Bokning.objects.get().namn
