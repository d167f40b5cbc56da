"""The door of a forecast: how many people an office will need, by half-hour."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from kontaktcenter.fel import Inmatningsfel
from servicekontor.actions.behov import Halvtimme, register_demand
from servicekontor.bemanning.varden import Behov as Need
from servicekontor.models import Behov, Kontor
from servicekontor.schemaunderlag import Schemaunderlag
from tests.factories_bemanning import MANDAG, make_schema
from tests.factories_kontor import make_kontor, make_oppettid

pytestmark = pytest.mark.django_db
TISDAG = MANDAG + timedelta(days=1)


def half(klocka: str, antal: int, datum: date = MANDAG) -> Halvtimme:
    return Halvtimme(datum, time.fromisoformat(klocka), antal)


def register(kontor: Kontor, *rader: Halvtimme, sista: date = TISDAG) -> int:
    return register_demand(kontor=kontor, forsta=MANDAG, sista=sista, behov=rader)


def expected(kontor: Kontor) -> list[Need]:
    """What a roster of the office wants beside the must."""
    make_oppettid(kontor, 0)
    return list(Schemaunderlag(make_schema()).underlag.onskad)


def test_half_hours_in_a_row_are_one_need_of_the_roster() -> None:
    kontor = make_kontor()
    assert register(kontor, half("10:30", 3), half("10:00", 3), half("11:00", 2), half("13:00", 0)) == 2
    assert expected(kontor) == [Need("norrby", 0, 600, 660, 3), Need("norrby", 0, 660, 690, 2)]


def test_what_is_expected_while_the_office_is_shut_is_no_need() -> None:
    """Open from nine to four on Monday, and not on Tuesday."""
    kontor = make_kontor()
    register(kontor, half("08:30", 2), half("09:00", 2), half("16:00", 4), half("23:30", 4), half("10:00", 2, TISDAG))
    assert expected(kontor) == [Need("norrby", 0, 540, 570, 2)]


def test_a_new_forecast_takes_the_place_of_the_old_of_its_days_only() -> None:
    kontor = make_kontor()
    register(kontor, half("10:00", 3), half("10:00", 5, TISDAG))
    register(kontor, half("11:00", 1), half("11:00", 1), sista=MANDAG)
    rows = Behov.objects.values_list("datum", "fran", "antal")
    assert list(rows) == [(MANDAG, time(11), 1), (TISDAG, time(10), 5)]


def test_what_was_written_by_hand_stands() -> None:
    kontor = make_kontor()
    Behov.objects.create(kontor=kontor, datum=MANDAG, fran=time(10), till=time(12), antal=4, orsak="Öppet hus")
    register(kontor, half("10:00", 3))
    register(kontor)
    assert Behov.objects.get().antal == 4


FEL = {
    "outside the days": half("10:00", 1, TISDAG + timedelta(days=1)),
    "not on the half-hour": half("10:15", 1),
    "fewer than none": half("10:00", -1),
    "too many": half("10:00", 51),
    "said otherwise before": half("09:00", 2),
}


@pytest.mark.parametrize("fall", FEL)
def test_a_forecast_that_cannot_be_leaves_what_was_said_before(fall: str) -> None:
    kontor = make_kontor()
    register(kontor, half("09:00", 1))
    with pytest.raises(Inmatningsfel):
        register(kontor, half("09:00", 7), FEL[fall])
    assert Behov.objects.get().antal == 1


@pytest.mark.parametrize("dagar", [-1, 401])
def test_the_days_of_a_forecast_lie_in_order_and_are_not_endless(dagar: int) -> None:
    with pytest.raises(Inmatningsfel):
        register(make_kontor(), sista=MANDAG + timedelta(days=dagar))


def test_the_database_keeps_a_forecast_from_being_a_must() -> None:
    row = {"datum": MANDAG, "fran": time(10), "till": time(11), "slag": Behov.Slag.PROGNOS}
    with pytest.raises(IntegrityError), transaction.atomic():
        Behov.objects.create(kontor=make_kontor(), is_tvingande=True, **row)
