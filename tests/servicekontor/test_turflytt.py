"""A tour that goes another day, an office that is at one place at a time, and a crew that is out longer than it was to be."""

from datetime import UTC, date, datetime, time

import pytest
from django.test import Client

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from servicekontor import beroenden
from servicekontor.actions.schema import publish_schema
from servicekontor.actions.tur import NyttStopp, add_stop, make_tour, move_tour
from servicekontor.actions.turmonster import Rytm, lay_out_tours, save_pattern
from servicekontor.models import Tur, Turstopp
from tests.factories import make_anvandare, make_center
from tests.factories_bemanning import make_medarbetare, make_pass, make_schema
from tests.factories_kontor import make_fordon, make_oppetundantag, make_stopplats, make_tur, make_turmonster, make_turstopp
from tests.servicekontor.beroende import Tider

pytestmark = pytest.mark.django_db
NU = datetime(2026, 11, 5, 12, 0, tzinfo=UTC)
MANDAG, TISDAG = date(2026, 11, 9), date(2026, 11, 10)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


@pytest.fixture
def chef(db: None) -> Anvandare:
    return make_anvandare("chef", make_center())


@pytest.fixture
def stopp(db: None) -> Turstopp:
    """Monday ten to twelve on the square."""
    return make_turstopp(make_tur(MANDAG))


def nytt(ankomst: str = "10:00", avgang: str = "12:00") -> NyttStopp:
    return NyttStopp(make_stopplats("Skolan"), time.fromisoformat(ankomst), time.fromisoformat(avgang))


def test_a_tour_that_is_moved_leaves_word_on_the_old_day(stopp: Turstopp, chef: Anvandare) -> None:
    moved = move_tour(tur=stopp.tur, datum=TISDAG, by=chef)
    assert [(rad.pk, rad.lage) for rad in moved.stopp.all()] == [(stopp.pk, "planerat")]
    left = Turstopp.objects.get(tur__datum=MANDAG)
    assert (left.lage, left.orsak) == ("installt", "Turen går tisdag 10 november i stället.")


def test_a_pattern_does_not_lay_out_anew_where_a_tour_was_moved_from(chef: Anvandare, settings) -> None:
    settings.TURER_VECKOR_FRAM = 1
    make_turmonster((make_stopplats(), "10:00", "12:00"))
    lay_out_tours()
    move_tour(tur=Tur.objects.get(), datum=TISDAG, by=chef)
    assert lay_out_tours() == 0


def test_a_tour_that_somebody_has_a_time_on_is_not_moved(stopp: Turstopp, chef: Anvandare) -> None:
    tider = Tider(stopp.begins)
    beroenden.register(tider)
    with pytest.raises(OtillatenHandling, match="1 bokade tider på turen"):
        move_tour(tur=stopp.tur, datum=TISDAG, by=chef)
    beroenden.unregister(tider.kod)
    assert Tur.objects.get().datum == MANDAG


def test_a_tour_is_not_moved_to_a_day_that_the_office_is_closed(stopp: Turstopp, chef: Anvandare) -> None:
    make_oppetundantag(stopp.kontor, TISDAG)
    with pytest.raises(Inmatningsfel, match="stängt den dagen"):
        move_tour(tur=stopp.tur, datum=TISDAG, by=chef)


def test_a_tour_is_moved_on_its_page(stopp: Turstopp, chef: Anvandare, client: Client) -> None:
    client.force_login(chef)
    page = client.post(f"/kontorsplanering/turer/{stopp.tur_id}/flytta/", {"datum": "2026-11-10"}, follow=True).content.decode()
    assert "Turen är flyttad." in page
    assert client.post(f"/kontorsplanering/turer/{stopp.tur_id}/flytta/", {"datum": "2026-11-01"}).status_code == 400


def test_two_vehicles_of_one_office_stop_at_one_place_at_a_time(stopp: Turstopp, chef: Anvandare) -> None:
    other = make_fordon("Reservbussen", kontor=stopp.kontor)
    with pytest.raises(Inmatningsfel, match="på ett ställe i taget"):
        make_tour(fordon=other, datum=MANDAG, stopp=[nytt("11:30", "13:00")], by=chef)
    tur = make_tour(fordon=other, datum=MANDAG, stopp=[nytt("13:00", "14:00")], by=chef)
    with pytest.raises(Inmatningsfel, match="Bussen stannar vid Torget, Lillby 10.00–12.00"):
        add_stop(tur=tur, nytt=NyttStopp(make_stopplats("Hamnen"), time(9), time(10, 1)), by=chef)


def test_patterns_of_one_office_never_have_it_at_two_places(stopp: Turstopp, chef: Anvandare) -> None:
    other = make_fordon("Reservbussen", kontor=stopp.kontor)
    rytm = Rytm("alla", 0, date(2026, 11, 1))
    save_pattern(fordon=stopp.tur.fordon, namn="Norra rundan", rytm=rytm, stopp=[nytt()], by=chef)
    with pytest.raises(Inmatningsfel, match="kör mönstret ”Norra rundan” samtidigt"):
        save_pattern(fordon=other, namn="Södra rundan", rytm=rytm, stopp=[nytt("11:00", "13:00")], by=chef)
    assert save_pattern(fordon=other, namn="Södra rundan", rytm=rytm, stopp=[nytt("13:00", "15:00")], by=chef).nya


def test_a_delay_that_keeps_the_crew_out_longer_is_told(stopp: Turstopp, chef: Anvandare, client: Client) -> None:
    schema = make_schema(borjan=MANDAG)
    make_pass(schema, make_medarbetare(), stopp.kontor, fran="09:30", till="12:30")
    publish_schema(schema=schema, by=chef)
    client.force_login(chef)
    late = {"minuter": 40, "orsak": "Kö.", "sedd": "10:00"}
    page = client.post(f"/kontorsplanering/stopp/{stopp.pk}/forsena/", late, follow=True).content.decode()
    assert "Besättningens pass slutar 12.30, men de behövs till 13.10." in page
