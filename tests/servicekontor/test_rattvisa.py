"""How the hours of a month are shared between the towns."""

from datetime import date

import pytest

from servicekontor.rattvisa import Ortsrad, weigh_towns
from tests.factories_kontor import make_kontor, make_oppettid, make_ort, make_stopplats, make_tur, make_turstopp

pytestmark = pytest.mark.django_db

DAG = date(2026, 11, 10)


def town(ort: str) -> Ortsrad:
    return next(rad for rad in weigh_towns(DAG) if rad.ort == ort)


@pytest.fixture(autouse=True)
def _towns(db) -> None:
    """Norrby has five Mondays of seven hours, Lillby a stop of five, Storby nothing."""
    make_ort("Norrby", 3000)
    make_ort("Lillby", 1000)
    make_ort("Storby", 6000)
    make_oppettid(make_kontor(), 0, "09:00", "16:00")
    tur = make_tur(date(2026, 11, 11))
    make_turstopp(tur, "10:00", "15:00")
    make_turstopp(tur, "16:00", "18:00", lage="installt")
    make_turstopp(make_tur(date(2026, 12, 1), tur.fordon), plats=make_stopplats())


def test_the_hours_of_a_town_are_those_of_its_offices_and_of_the_stops_that_are_held() -> None:
    norrby, lillby = town("Norrby"), town("Lillby")
    assert (norrby.timmar_fast, norrby.timmar_mobilt) == (35, 0)
    assert (lillby.timmar_fast, lillby.timmar_mobilt) == (0, 5)


def test_a_town_is_weighed_against_the_equal_share_and_its_inhabitants() -> None:
    lillby = town("Lillby")
    assert (lillby.andel, round(lillby.lika_andel, 3), lillby.invanarandel) == (0.125, 0.333, 0.1)
    assert (lillby.per_tusen, lillby.is_under) == (5, True)


def test_the_towns_with_the_least_per_inhabitant_come_first() -> None:
    assert [rad.ort for rad in weigh_towns(DAG)] == ["Storby", "Lillby", "Norrby"]


def test_a_town_whose_inhabitants_nobody_has_given_is_told_of_last() -> None:
    make_oppettid(make_kontor("soderby"))
    last = weigh_towns(DAG)[-1]
    assert (last.ort, last.invanare, last.per_tusen) == ("Soderby", None, None)


def test_a_month_without_hours_divides_by_nothing() -> None:
    assert {rad.andel for rad in weigh_towns(date(2024, 1, 1))} == {0}
