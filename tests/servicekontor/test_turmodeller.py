"""What the database refuses of tours, patterns, places and rules."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError

from servicekontor.models import Kontorsregel, Turstopp
from servicekontor.status import Stopplage
from tests.factories_kontor import (
    make_fordon,
    make_kontor,
    make_korstid,
    make_resurs,
    make_stopplats,
    make_tur,
    make_turmonster,
    make_turstopp,
)

pytestmark = pytest.mark.django_db

DAG = date(2026, 11, 23)


def test_stops_of_a_tour_that_overlap_are_refused() -> None:
    tur = make_tur(DAG)
    make_turstopp(tur, "10:00", "12:00")
    with pytest.raises(IntegrityError, match="turstopp_overlappar_inte"):
        make_turstopp(tur, "11:59", "13:00")


def test_a_stop_may_begin_when_another_ends_and_in_the_time_of_a_cancelled_one() -> None:
    tur = make_tur(DAG)
    make_turstopp(tur, "10:00", "12:00", lage=Stopplage.INSTALLT)
    make_turstopp(tur, "10:00", "11:00")
    assert make_turstopp(tur, "11:00", "13:00").pk


@pytest.mark.parametrize(
    ("tider", "regel"),
    [(("23:00", "01:00"), "turstopp_framat"), (("10:00", "10:00"), "turstopp_framat"), (("10:00:30", "11:00"), "turstopp_hela_minuter")],
    ids=["over midnight", "of no length", "of half minutes"],
)
def test_a_stop_is_refused_that_is(tider: tuple[str, str], regel: str) -> None:
    with pytest.raises(IntegrityError, match=regel):
        make_turstopp(make_tur(DAG), *tider)


def test_a_vehicle_has_one_tour_a_day() -> None:
    tur = make_tur(DAG)
    with pytest.raises(IntegrityError, match="tur_en_per_fordon_och_dag"):
        make_tur(DAG, tur.fordon)


@pytest.mark.parametrize(
    ("falt", "regel"),
    [
        ({"rytm": "manad"}, "turmonster_manadsvecka"),
        ({"manadsvecka": 1}, "turmonster_manadsvecka"),
        ({"veckodag": 7}, "turmonster_veckodag"),
        ({"galler_till": date(2025, 1, 1)}, "turmonster_galler_framat"),
    ],
)
def test_a_pattern_is_refused_that_has(falt: dict, regel: str) -> None:
    with pytest.raises(IntegrityError, match=regel):
        make_turmonster(**falt)


def test_stops_of_a_pattern_that_overlap_are_refused() -> None:
    torget, skolan = make_stopplats(), make_stopplats("Skolan")
    with pytest.raises(IntegrityError, match="monsterstopp_overlappar_inte"):
        make_turmonster((torget, "10:00", "12:00"), (skolan, "11:00", "13:00"))


def test_no_drive_goes_from_a_place_to_itself() -> None:
    with pytest.raises(IntegrityError, match="korstid_olika_platser"):
        make_korstid(make_stopplats(), make_stopplats())


@pytest.mark.parametrize(("slag", "antal"), [("lunch", 1), ("kvallsoppet", None), ("kvallsoppet", 0), ("bemanning", 32)])
def test_a_rule_has_the_number_that_its_kind_needs(slag: str, antal: int | None) -> None:
    with pytest.raises(IntegrityError, match="kontorsregel_antal"):
        Kontorsregel.objects.create(kontor=make_kontor(), slag=slag, antal=antal, galler_fran=DAG)


def test_what_is_at_a_stop_is_what_its_vehicle_carries() -> None:
    fordon = make_fordon()
    other = make_fordon("Reservbussen", kontor=fordon.kontor)
    make_resurs(fordon.kontor, "Alltid med")
    make_resurs(fordon.kontor, "I bussen", fordon=fordon)
    make_resurs(fordon.kontor, "I reservbussen", fordon=other)
    stopp = make_turstopp(make_tur(DAG, fordon))
    assert {resurs.namn for resurs in stopp.resurser()} == {"Alltid med", "I bussen"}


def test_a_stop_has_its_moments_in_local_time() -> None:
    stopp = make_turstopp(make_tur(DAG), "10:00", "12:00")
    assert (stopp.begins, stopp.ends) == (datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 23, 11, tzinfo=UTC))


def test_a_stop_is_upcoming_until_it_is_left() -> None:
    stopp = make_turstopp(make_tur(DAG), "10:00", "12:00")
    assert list(Turstopp.objects.upcoming(datetime(2026, 11, 23, 10, 59, tzinfo=UTC))) == [stopp]
    assert not Turstopp.objects.upcoming(datetime(2026, 11, 23, 11, 0, tzinfo=UTC))
