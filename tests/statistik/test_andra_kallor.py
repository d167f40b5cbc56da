"""Figures that are read elsewhere than in the daily facts."""

from datetime import time, timedelta

import pytest

from servicekontor.models import Publiceratpass, Publicering
from statistik.andra_kallor import LASARE, read_elsewhere
from statistik.nyckeltal import ALLA
from statistik.nyckeltalsslag import Kalla
from statistik.period import Period
from statistik.synlighet import ALLT, Synlighet
from tests.factories import make_center
from tests.factories_bemanning import make_medarbetare, make_schema
from tests.factories_kontor import make_kontor
from tests.statistik.prognosrader import MANDAG, make_prognos

pytestmark = pytest.mark.django_db


def gap(dagar: int = 1, **annat: object) -> tuple[int, int]:
    """Half-hours with too few, and those open, of so many days from the Monday."""
    period = Period(MANDAG, MANDAG + timedelta(days=dagar - 1))
    siffra = read_elsewhere("bemanningsgap", period=period, **{"synligt": ALLT, **annat})
    return siffra.taljare, siffra.namnare


def test_every_figure_that_is_read_elsewhere_has_its_reader() -> None:
    assert {n.kod for n in ALLA if n.kalla != Kalla.DAGSVARDEN} == set(LASARE)


def test_the_gap_counts_half_hours_with_too_few_of_those_open() -> None:
    center = make_center()
    make_prognos(center, behov=1)
    assert gap() == (18, 18)
    schema = make_schema(center=center, borjan=MANDAG)
    pass_ = {"medarbetare": make_medarbetare(center=center), "kontor": make_kontor(), "datum": MANDAG, "rast": 0}
    Publiceratpass.objects.create(publicering=Publicering.objects.create(schema=schema, nummer=1), fran=time(8), till=time(12), **pass_)
    assert gap() == (10, 18)


def test_channels_are_added_and_a_day_is_told_by_the_newest_forecast_before_it() -> None:
    center = make_center()
    make_prognos(center, behov=0), make_prognos(center, "epost", behov=0)
    make_prognos(center, forsta=MANDAG + timedelta(days=1), behov=5)
    assert gap(dagar=2) == (18, 36)


def test_nothing_forecast_is_no_gap_and_another_center_sees_none() -> None:
    assert read_elsewhere("bemanningsgap", period=Period(MANDAG, MANDAG), synligt=ALLT).varde is None
    make_prognos(make_center(), behov=1)
    assert gap(synligt=Synlighet(center=frozenset([0]))) == (0, 0)


def test_nothing_overdue_is_none() -> None:
    assert read_elsewhere("forsenade_nu", period=Period(MANDAG, MANDAG), synligt=ALLT).varde == 0
