"""The staffing pages: what the center's manager sees and enters."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from kontaktcenter.models import Enhet
from servicekontor.models import Publiceratpass, Publicering
from statistik.bemanningsvy import heat_map, latest_prognoser
from statistik.models import Bemanningskrav, Halvtimmesvarde, Prognoshandelse
from statistik.schemalagda import rostered_people
from tests.factories import make_anvandare, make_center
from tests.factories_bemanning import make_medarbetare, make_schema
from tests.factories_kontor import make_kontor
from tests.statistik.prognosrader import MANDAG, make_prognos

SIDA = "/statistik/bemanning/"
IGAR = MANDAG - timedelta(days=365)


@pytest.fixture
def center(db) -> Enhet:
    """A contact center."""
    return make_center()


@pytest.fixture
def chef(center: Enhet, client: Client) -> Client:
    """Its manager's browser."""
    client.force_login(make_anvandare("chef", center), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_week_shows_needed_against_rostered_and_what_lacks(center: Enhet, chef: Client) -> None:
    make_prognos(center)
    text = chef.get(SIDA, {"vecka": "2026-11-25"}).content.decode()
    assert "3/0" in text and "3 saknas" in text
    assert "För få är schemalagda i 90 av 90 halvtimmar." in text


def test_the_method_is_shown_with_its_error_and_coverage(center: Enhet, chef: Client) -> None:
    make_prognos(center)
    text = chef.get(SIDA, {"vecka": "2026-11-25"}).content.decode()
    for shown in ("dagsnivå och profil 100%", "-10,0 procent", "-5,0 procent", "81 procent", "95 procent"):
        assert shown in text


def test_channels_are_added_up(center: Enhet) -> None:
    make_prognos(center, behov=3), make_prognos(center, "epost", behov=2)
    karta = heat_map(center, MANDAG, latest_prognoser(center, MANDAG))
    assert {ruta.behov for _, rutor in karta.rader for ruta in rutor[:5]} == {5}
    assert (karta.gap.brist, karta.timmar) == (90, 225)


def test_who_is_on_the_latest_published_roster_is_counted(center: Enhet) -> None:
    schema, kontor, anna = make_schema(center=center), make_kontor(), make_medarbetare(center=center)
    for nummer, fran in ((1, time(8)), (2, time(9, 15))):
        publicering = Publicering.objects.create(schema=schema, nummer=nummer)
        pass_ = {"medarbetare": anna, "kontor": kontor, "datum": schema.borjan, "fran": fran, "till": time(12), "rast": 0}
        Publiceratpass.objects.create(publicering=publicering, **pass_)
    there = rostered_people(center, schema.borjan, 7)
    assert [n for n, antal in enumerate(there) if antal] == list(range(18, 24))


def test_an_older_week_is_shown_with_the_forecast_that_was_made_before_it(center: Enhet) -> None:
    make_prognos(center, forsta=MANDAG, behov=3), make_prognos(center, forsta=MANDAG + timedelta(days=7), behov=9)
    assert [p.forsta for p in latest_prognoser(center, MANDAG + timedelta(days=4))] == [MANDAG]


def test_a_day_that_is_over_is_held_against_what_came(center: Enhet, chef: Client) -> None:
    make_prognos(center, forsta=IGAR)
    start = datetime.combine(IGAR, time(9), ZoneInfo("Europe/Stockholm"))
    Halvtimmesvarde.objects.create(dag=IGAR, start=start, center=center.pk, kanal="telefon", inkomna=17, hanterade=17, hantering_s=1)
    text = chef.get(f"{SIDA}{center.pk}/dag/{IGAR}/").content.decode()
    assert ">17</td>" in text and "6–14" in text and "4–17" in text


@pytest.mark.parametrize("vecka", ["", "i dag", "2026-02-31", "0001-01-01", "9999-12-31", "2026-11-25; DROP"])
def test_any_week_asked_for_gives_a_page(center: Enhet, chef: Client, vecka: str) -> None:
    assert chef.get(SIDA, {"vecka": vecka}).status_code == 200


@pytest.mark.parametrize("dag", ["i-dag", "2026-02-31", "0001-01-01"])
def test_a_day_that_is_none_is_not_found(center: Enhet, chef: Client, dag: str) -> None:
    assert chef.get(f"{SIDA}{center.pk}/dag/{dag}/").status_code == 404


def test_without_forecast_the_page_says_when_there_will_be_one(center: Enhet, chef: Client) -> None:
    assert "Prognosen görs varje natt" in chef.get(SIDA).content.decode()


def test_an_event_is_entered_changed_and_taken_away(center: Enhet, chef: Client) -> None:
    adress = f"{SIDA}{center.pk}/handelser/"
    falt = {"slag": "Skolval", "kanal": "", "fran": "2026-01-29", "till": "2026-02-09", "andring": "25"}
    assert chef.post(adress, falt).status_code == 302
    handelse = Prognoshandelse.objects.get()
    assert chef.post(f"{adress}{handelse.pk}/", falt | {"andring": "40"}).status_code == 302
    handelse.refresh_from_db()
    assert handelse.andring == 40
    chef.post(f"{adress}{handelse.pk}/ta-bort/")
    assert not Prognoshandelse.objects.exists()


@pytest.mark.parametrize(
    ("fel", "mening"),
    [
        ({"till": "2026-01-01"}, "Sista dagen kan inte vara före den första"),
        ({"andring": "5000"}, "andring"),
        ({"slag": ""}, "slag"),
        ({"fran": "31 februari"}, "fran"),
        ({"kanal": "rok"}, "kanal"),
    ],
)
def test_an_impossible_event_is_refused_with_what_was_typed(center: Enhet, chef: Client, fel: dict[str, str], mening: str) -> None:
    falt = {"slag": "Skolval", "kanal": "", "fran": "2026-01-29", "till": "2026-02-09", "andring": "25"}
    svar = chef.post(f"{SIDA}{center.pk}/handelser/", falt | fel)
    assert svar.status_code == 400 and mening in svar.content.decode()
    assert not Prognoshandelse.objects.exists()


def test_targets_are_set_for_a_channel_and_only_those_it_has(center: Enhet, chef: Client) -> None:
    adress = f"{SIDA}{center.pk}/krav/"
    assert "svarstid" not in chef.get(f"{adress}epost/").content.decode()
    falt = {"andel": 90, "svarstid": 30, "belaggning": 80, "bortfall": 25, "minst": 2, "hantering": "", "talamod": "180"}
    assert chef.post(f"{adress}telefon/", falt).status_code == 302
    krav = Bemanningskrav.objects.get()
    assert (krav.andel, krav.talamod, krav.hantering) == (90, 180, None)
    assert chef.get(f"{adress}rok/").status_code == 404


def test_the_page_costs_as_many_queries_for_many_forecasts_as_for_few(center: Enhet, chef: Client, django_assert_max_num_queries) -> None:
    for kanal in ("telefon", "epost", "besok"):
        for vecka in range(4):
            make_prognos(center, kanal, forsta=MANDAG - timedelta(weeks=vecka))
    with django_assert_max_num_queries(12):
        chef.get(SIDA, {"vecka": "2026-11-25"})
