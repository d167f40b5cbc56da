"""Times of the mobile office: each under the stop where it is, on every page and in the API."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from servicekontor.models import Kontor, Mottagningstid
from servicekontor.notiser.bokning import make_link
from tests.factories import make_center
from tests.factories_bokning import make_bokning, make_motestyp, make_mottagningstid
from tests.factories_kontor import make_fordon, make_kontor, make_resurs, make_stopplats, make_tur, make_turstopp

pytestmark = pytest.mark.django_db


@pytest.fixture
def tid() -> Mottagningstid:
    """The bus a week ahead: Mellbo before noon, Tallnäs after, with one kind of meeting all day."""
    bussen = make_kontor("bussen", namn="Servicebussen", slag=Kontor.Slag.MOBILT, ort="", adress="", enhet=make_center())
    tur = make_tur(day(), make_fordon(kontor=bussen))
    make_turstopp(tur, "10:00", "11:00", plats=make_stopplats("Torget", "Mellbo"))
    make_turstopp(tur, "13:00", "14:00", plats=make_stopplats("Bygdegården", "Tallnäs"))
    disk = make_resurs(bussen)
    return make_mottagningstid(make_motestyp(), bussen, resurser=[disk], veckodag=day().weekday(), fran="06:00", till="22:00")


def day() -> date:
    """A week ahead."""
    return timezone.localdate() + timedelta(days=7)


def places(page: str) -> dict[str, list[str]]:
    """The clocks of the page by the place that they stand under."""
    parts = re.split(r'<h3 class="kc-tider__plats"><bdi lang="sv">([^<]+)</bdi></h3>', page)[1:]
    return {plats: re.findall(r">(\d\d\.\d\d)</button>", text) for plats, text in zip(parts[::2], parts[1::2], strict=True)}


EXPECTED = {"Torget, Mellbo": ["10.00", "10.30"], "Bygdegården, Tallnäs": ["13.00", "13.30"]}


def test_each_time_of_the_bus_stands_under_its_own_stop(client: Client, tid: Mottagningstid) -> None:
    page = client.get("/boka/bygglov/bussen/").content.decode()
    assert places(page) == EXPECTED
    assert "klockan 13.00, Bygdegården, Tallnäs" in page


def test_who_moves_a_time_sees_the_stops_and_is_asked_with_the_place(client: Client, tid: Mottagningstid) -> None:
    bokning = make_bokning(tid, tid.kontor.fordon.get().turer.get().stopp.first().begins)
    link = re.search(r"/bokning/[\w-]+/", make_link(bokning))[0]
    page = client.get(f"{link}flytta/").content.decode()
    assert places(page) == EXPECTED
    last = re.findall(r'name="fran" value="([^"]+)"', page)[-1]
    asked = client.post(f"{link}flytta/", {"fran": last, "kontor": "bussen"}).content.decode()
    assert "Servicebussen, Bygdegården, Tallnäs" in asked


def test_the_api_tells_where_each_time_is(client: Client, tid: Mottagningstid) -> None:
    rows = client.get("/api/v1/lediga-tider/", {"motestyp": "bygglov", "fran": day(), "till": day()}).json()
    assert [row["plats"] for row in rows] == ["Torget, Mellbo"] * 2 + ["Bygdegården, Tallnäs"] * 2


def test_the_api_tells_the_address_of_a_fixed_office(client: Client) -> None:
    tid = make_mottagningstid()
    tid.kontor.is_helgstangd = False
    tid.kontor.save()
    rows = client.get("/api/v1/lediga-tider/", {"motestyp": "bygglov"}).json()
    assert {row["plats"] for row in rows} == {"Exempelgatan 1, Norrby"}
