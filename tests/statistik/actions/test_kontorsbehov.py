"""The need of people for visits reaches the offices' rosters, shared as the visits were."""

from datetime import date, time, timedelta

import pytest

from kontaktcenter.models import Enhet
from servicekontor.models import Behov
from statistik.actions.kontorsbehov import register_office_demand
from statistik.bemanningsbehov.andelar import share_out
from statistik.models import Dagsvarde
from tests.factories import make_center
from tests.factories_kontor import make_kontor
from tests.statistik.prognosrader import MANDAG, make_prognos

CENTER_OCH_KONTOR = 6


@pytest.fixture
def center(db) -> Enhet:
    """A center with two offices; twice as many have come to the one as to the other."""
    center = make_center()
    for kod, besok in (("norrby", 20), ("soderby", 10)):
        make_kontor(kod, enhet=center)
        dag = MANDAG - timedelta(days=3)
        Dagsvarde.objects.create(korn=CENTER_OCH_KONTOR, start=dag, center=center.pk, kontor=kod, besok=besok)
    return center


def needs() -> list[tuple[str, date, time, int]]:
    return list(Behov.objects.order_by("datum", "fran", "kontor__kod").values_list("kontor__kod", "datum", "fran", "antal"))


def test_each_office_gets_its_share_of_the_need(center: Enhet) -> None:
    assert register_office_demand(prognos=make_prognos(center, "besok", dagar=7, behov=3)) == 2
    assert needs()[:2] == [("norrby", MANDAG, time(8), 2), ("soderby", MANDAG, time(8), 1)]


def test_said_twice_it_is_as_said_once(center: Enhet) -> None:
    prognos = make_prognos(center, "besok", dagar=7, behov=3)
    register_office_demand(prognos=prognos)
    once = needs()
    register_office_demand(prognos=prognos)
    assert needs() == once


def test_calls_say_nothing_of_the_offices(center: Enhet) -> None:
    assert register_office_demand(prognos=make_prognos(center, "telefon", dagar=7)) == 0
    assert not Behov.objects.exists()


@pytest.mark.parametrize(("antal", "andelar", "delar"), [(3, [2, 1], [2, 1]), (1, [1, 1], [1, 0]), (5, [], []), (4, [0, 0], [0, 0])])
def test_shares_are_whole_people_and_together_the_need(antal: int, andelar: list[float], delar: list[int]) -> None:
    assert share_out(antal, andelar) == delar
