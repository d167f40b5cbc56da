"""Presence: who may set it, what is refused, and the menu on every staff page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kontaktcenter.actions.narvaro import set_narvaro
from kontaktcenter.arbetstid import HELA_DYGNET, Kalender
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare
from kontaktcenter.narvaro import FARG_OCH_IKON, describe_narvaro, narvaro_of
from tests.factories import make_anvandare, make_enhet, make_kalender

pytestmark = pytest.mark.django_db

MOTE = Anvandare.Narvaro.MOTE
STANGT = Kalender("Europe/Stockholm", ((),) * 7)
OPPET = Kalender("Europe/Stockholm", (HELA_DYGNET,) * 7, roda_dagar=False, stangda_helgdagsaftnar=False)


@pytest.fixture
def handlaggare(client: Client) -> Anvandare:
    """A signed-in officer."""
    handlaggare = make_anvandare("handlaggare")
    client.force_login(handlaggare)
    return handlaggare


def test_one_sets_the_own_presence_without_a_trace_in_the_history() -> None:
    handlaggare = make_anvandare("handlaggare")
    till = timezone.now() + timedelta(hours=1)
    rows = handlaggare.history.count()
    set_narvaro(anvandare=handlaggare, narvaro=MOTE, till=till, text="  Nämnden \n i A1 ", by=handlaggare)
    handlaggare.refresh_from_db()
    assert (handlaggare.narvaro, handlaggare.narvaro_till, handlaggare.narvaro_text) == (MOTE, till, "Nämnden i A1")
    assert handlaggare.history.count() == rows


def test_the_switchboard_sets_anybodys_presence() -> None:
    handlaggare = make_anvandare("handlaggare")
    set_narvaro(anvandare=handlaggare, narvaro="sjuk", by=make_anvandare("kommunvagledare"))
    handlaggare.refresh_from_db()
    assert handlaggare.narvaro == "sjuk"


def test_an_officer_does_not_set_a_colleagues_presence() -> None:
    with pytest.raises(SaknarBehorighet):
        set_narvaro(anvandare=make_anvandare("chef"), narvaro="sjuk", by=make_anvandare("handlaggare"))


@pytest.mark.parametrize(
    ("falt", "values"),
    [
        ("narvaro", {"narvaro": "bastu"}),
        ("till", {"narvaro": MOTE, "till": datetime(2026, 1, 1, tzinfo=UTC)}),
        ("text", {"narvaro": MOTE, "text": "x" * 121}),
        ("text", {"narvaro": MOTE, "text": "noll\x00tecken"}),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_field(falt: str, values: dict) -> None:
    handlaggare = make_anvandare("handlaggare")
    with pytest.raises(Inmatningsfel) as refused:
        set_narvaro(anvandare=handlaggare, by=handlaggare, **values)
    assert refused.value.falt == falt


def test_every_presence_has_a_colour_and_an_icon() -> None:
    assert set(FARG_OCH_IKON) == set(Anvandare.Narvaro)


def test_presence_is_said_with_its_end() -> None:
    till = timezone.localtime().replace(hour=23, minute=59, second=0, microsecond=0)
    assert describe_narvaro(Anvandare(narvaro=MOTE, narvaro_till=till)).text == "I möte till 23.59"


def test_presence_that_ends_another_day_is_said_with_the_day() -> None:
    till = datetime(2199, 6, 5, 12, tzinfo=UTC)
    assert describe_narvaro(Anvandare(narvaro="ledig", narvaro_till=till)).text == "Ledig till 5 juni"


@pytest.mark.parametrize(
    ("narvaro", "kalendrar", "shown"),
    [
        ("tillganglig", [STANGT], "gatt"),
        ("hemma", [STANGT], "gatt"),
        ("sjuk", [STANGT], "sjuk"),
        ("tillganglig", [STANGT, OPPET], "tillganglig"),
        ("tillganglig", [], "tillganglig"),
    ],
)
def test_somebody_can_be_called_only_while_a_unit_of_theirs_is_open(narvaro: str, kalendrar: list[Kalender], shown: str) -> None:
    assert narvaro_of(Anvandare(narvaro=narvaro), kalendrar) == shown


def test_who_says_until_when_can_be_called_though_the_unit_is_closed() -> None:
    late = Anvandare(narvaro="tillganglig", narvaro_till=timezone.now() + timedelta(hours=1))
    assert narvaro_of(late, [STANGT]) == "tillganglig"


def test_who_is_at_hand_while_the_unit_is_closed_is_told_what_the_switchboard_shows(client: Client) -> None:
    kalender = make_kalender("Aldrig öppet")
    kalender.intervaller.all().delete()
    client.force_login(make_anvandare("handlaggare", make_enhet("stangd", kalender=kalender), username="sen"))
    response = client.post("/narvaro/", {"narvaro": "tillganglig"}, headers={"hx-request": "true"})
    assert "Växeln visar nu: Gått för dagen." in response.content.decode()


def test_the_menu_stands_on_staff_pages(client: Client, handlaggare: Anvandare) -> None:
    assert 'id="kc-narvaro"' in client.get("/konto/losenord/").content.decode()


def test_the_form_sets_presence_and_goes_back(client: Client, handlaggare: Anvandare) -> None:
    response = client.post("/narvaro/", {"narvaro": "hemma", "next": "/konto/losenord/"})
    handlaggare.refresh_from_db()
    assert (response.status_code, response["Location"], handlaggare.narvaro) == (302, "/konto/losenord/", "hemma")


def test_the_form_never_leads_to_another_site(client: Client, handlaggare: Anvandare) -> None:
    response = client.post("/narvaro/", {"narvaro": "hemma", "next": "https://annan.example/"})
    assert response["Location"] == "/start/"


def test_a_day_without_clock_means_from_when_it_begins(client: Client, handlaggare: Anvandare) -> None:
    client.post("/narvaro/", {"narvaro": "ledig", "till_datum": "2199-06-05"})
    handlaggare.refresh_from_db()
    assert timezone.localtime(handlaggare.narvaro_till).isoformat() == "2199-06-05T00:00:00+02:00"


@pytest.mark.parametrize("values", [{"narvaro": "bastu"}, {"narvaro": "mote", "till_datum": "2021-01-01", "text": "Nämnd"}])
def test_a_mistake_is_shown_with_what_was_typed(client: Client, handlaggare: Anvandare, values: dict) -> None:
    response = client.post("/narvaro/", values)
    assert response.status_code == 422
    assert "kc-felsammanfattning" in response.content.decode()
    assert values.get("text", "") in response.content.decode()


def test_htmx_gets_the_menu_alone(client: Client, handlaggare: Anvandare) -> None:
    response = client.post("/narvaro/", {"narvaro": "rast"}, headers={"hx-request": "true"})
    assert response.content.decode().strip().startswith('<details id="kc-narvaro"')
    assert "Växeln visar nu: Rast." in response.content.decode()


def test_presence_demands_log_in(client: Client) -> None:
    assert client.post("/narvaro/", {"narvaro": "rast"})["Location"].startswith("/logga-in/")
