"""What can be booked where: the office that was chosen is remembered, and pages of offices and stops say what can be had there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from servicekontor.models import Kontor, Mottagningstid
from tests.factories import make_arendetyp, make_center
from tests.factories_bokning import make_motestyp, make_mottagningstid
from tests.factories_kontor import make_fordon, make_kontor, make_resurs, make_stopplats, make_tur, make_turstopp

pytestmark = pytest.mark.django_db


@pytest.fixture
def tid() -> Mottagningstid:
    """Building permits at an office with a position, and another meeting at another office."""
    tid = make_mottagningstid()
    Kontor.objects.update(latitud=56.8, longitud=18.6)
    make_mottagningstid(make_motestyp("lan", namn="Låna en dator"), make_kontor("soderby"))
    return tid


@pytest.fixture
def bussen() -> Kontor:
    """The bus, which stops a week ahead where one can book before noon, and once more in the evening when nobody receives."""
    bussen = make_kontor("bussen", slag=Kontor.Slag.MOBILT, ort="", adress="", enhet=make_center())
    tur = make_tur(timezone.localdate() + timedelta(days=7), make_fordon(kontor=bussen))
    torget = make_stopplats("Torget", "Mellbo", latitud=56.84, longitud=18.5, hittahit="Vid fontänen.")
    make_turstopp(tur, "10:00", "11:00", plats=torget).arendetyper.add(make_arendetyp())
    make_turstopp(tur, "18:00", "19:00", plats=make_stopplats("Hamnen", "Vikby"))
    make_mottagningstid(make_motestyp(), bussen, resurser=[make_resurs(bussen)], veckodag=tur.datum.weekday(), fran="08:00", till="12:00")
    return bussen


def test_the_office_whose_page_led_to_booking_is_remembered(client: Client, tid: Mottagningstid) -> None:
    page = client.get("/boka/?kontor=norrby").content.decode()
    assert "Du bokar på Kontoret i Norrby." in page
    assert "/boka/bygglov/norrby/" in page and "Låna en dator" not in page


def test_an_office_that_is_not_there_is_no_choice(client: Client, tid: Mottagningstid) -> None:
    page = client.get("/boka/?kontor=borta").content.decode()
    assert "Prata om bygglov" in page and "Låna en dator" in page


def test_the_page_of_an_office_says_what_can_be_booked_there(client: Client, tid: Mottagningstid) -> None:
    page = client.get("/kontor/norrby/").content.decode()
    assert "Möten du kan boka här" in page and 'href="/boka/bygglov/norrby/"' in page
    assert "Låna en dator" not in page


def test_an_office_where_nothing_is_booked_has_no_button_for_it(client: Client) -> None:
    make_mottagningstid(galler_till=timezone.localdate() - timedelta(days=1))
    assert "/boka/" not in client.get("/kontor/norrby/").content.decode().partition("<main")[2].partition("</main>")[0]


def test_the_way_to_an_office_is_a_map_that_opens_in_every_browser(client: Client, tid: Mottagningstid) -> None:
    page = client.get("/kontor/norrby/").content.decode()
    assert "geo:" not in page and "https://www.openstreetmap.org/?mlat=56.800000&amp;mlon=18.600000" in page


@pytest.mark.parametrize("adress", ["/kontor/bussen/", "/turlista/"])
def test_each_stop_says_what_can_be_booked_and_how_one_finds_it(client: Client, bussen: Kontor, adress: str) -> None:
    page = client.get(adress).content.decode()
    first, second = page.split("Torget, Mellbo", 1)[1].split("Hamnen, Vikby", 1)
    datum = timezone.localdate() + timedelta(days=7)
    assert f"/boka/bygglov/bussen/?fran={datum}" in first and "Vid fontänen." in first and "mlat=56.840000" in first
    assert "Hjälp med:" in first
    assert "/boka/bygglov/bussen/?fran=" not in second.partition("kc-stopplista")[0].partition("</ul>")[0]


def test_the_queries_of_the_tour_list_do_not_grow_with_its_stops(client: Client, bussen: Kontor, django_assert_max_num_queries) -> None:
    tur = bussen.fordon.get().turer.get()
    for n in range(5):
        make_turstopp(tur, f"1{n + 2}:00", f"1{n + 2}:30")
    with django_assert_max_num_queries(8):
        client.get("/turlista/")
