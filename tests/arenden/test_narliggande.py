"""Open reports nearby: near, open, of the same kind and public."""

import pytest
from pytest_django import DjangoAssertNumQueries

from arenden.actions import answer
from arenden.indata import Plats
from arenden.models import Arende
from arenden.narliggande import distance, find_nearby, find_reported
from kontaktcenter.models import Arendetyp
from tests.factories import make_arendetyp
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db
LAT, LON = 59.3293, 18.0686
METER = 1 / 111_195
"""Degrees of latitude."""


@pytest.fixture
def lampa() -> Arendetyp:
    return make_arendetyp("lampa", namn="Trasig lampa", slag="felanmalan", requires_plats=True)


def report(arendetyp: Arendetyp, metres_north: float) -> Arende:
    return make_arende(arendetyp=arendetyp, plats=Plats("", LAT + metres_north * METER, LON))


def test_distance_is_in_metres() -> None:
    assert distance(59.3293, 18.0686, 57.7089, 11.9746) == pytest.approx(396_000, rel=0.01)


def test_the_nearest_comes_first_and_the_far_not_at_all(lampa: Arendetyp) -> None:
    far, near = report(lampa, 90), report(lampa, 20)
    report(lampa, 101)
    assert [(n.arende_id, n.avstand) for n in find_nearby(lampa, LAT, LON)] == [(near.pk, 20), (far.pk, 90)]


def test_the_same_spot_is_not_told_exactly(lampa: Arendetyp) -> None:
    report(lampa, 0)
    assert [n.avstand for n in find_nearby(lampa, LAT, LON)] == [10]


def test_other_kinds_and_answered_ones_are_left_out(lampa: Arendetyp) -> None:
    report(make_arendetyp("hal", namn="Hål", slag="felanmalan"), 10)
    answer(arende=report(lampa, 10), text="Lagad.", by=make_agent())
    assert find_nearby(lampa, LAT, LON) == []


def test_what_is_not_public_is_left_out(lampa: Arendetyp) -> None:
    Arende.objects.filter(pk=report(lampa, 10).pk).update(sekretess="sekretess")
    assert find_nearby(lampa, LAT, LON) == []


@pytest.mark.parametrize(("falt", "varde"), [("slag", "fraga"), ("sekretess", "intern")])
def test_only_public_faults_have_reports_nearby(lampa: Arendetyp, falt: str, varde: str) -> None:
    report(lampa, 10)
    setattr(lampa, falt, varde)
    assert find_nearby(lampa, LAT, LON) == []


@pytest.mark.parametrize("lat", [90.0, -90.0, 0.0])
def test_the_ends_of_the_earth_have_neighbours_too(lampa: Arendetyp, lat: float) -> None:
    assert find_nearby(lampa, lat, 180.0) == []


def test_it_is_one_query(lampa: Arendetyp, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for metres in range(0, 50, 10):
        report(lampa, metres)
    with django_assert_num_queries(1):
        find_nearby(lampa, LAT, LON)


def test_a_pin_in_the_wrong_place_hides_no_report_in_the_street(lampa: Arendetyp) -> None:
    there = make_arende(arendetyp=lampa, plats=Plats("Provgatan 3"))
    near = report(lampa, 20)
    found = find_reported(lampa, Plats("Provgatan 3", LAT, LON))
    assert [n.arende_id for n in found] == [near.pk, there.pk]
