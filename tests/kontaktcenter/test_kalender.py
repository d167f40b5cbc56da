"""The calendar's rows: what the database refuses, and the value that they become."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models.deletion import ProtectedError
from pytest_django import DjangoAssertNumQueries

from kontaktcenter.arbetstid import HELA_DYGNET, Kalender, OgiltigKalender, is_open
from kontaktcenter.models import Arbetstidsintervall, Arbetstidskalender, Kalenderundantag
from tests.factories import make_enhet, make_kalender

pytestmark = pytest.mark.django_db

MANDAG = 0
SKARTORSDAG = date(2026, 4, 2)


@pytest.fixture
def tom_kalender() -> Arbetstidskalender:
    """A calendar without open hours."""
    return Arbetstidskalender.objects.create(namn="Tom")


def interval(kalender: Arbetstidskalender, fran: time, till: time, veckodag: int = MANDAG) -> Arbetstidsintervall:
    return Arbetstidsintervall(kalender=kalender, veckodag=veckodag, fran=fran, till=till)


def exception(kalender: Arbetstidskalender, *tider: str, datum: date = SKARTORSDAG) -> Kalenderundantag:
    return Kalenderundantag(kalender=kalender, datum=datum, rubrik="Skärtorsdag", tider=list(tider))


@pytest.mark.parametrize(
    ("fran", "till"),
    [(time(9), time(10)), (time(7), time(9)), (time(16), time(0)), (time(0), time(0)), (time(8), time(17))],
)
def test_overlapping_interval_is_refused_by_the_database(tom_kalender: Arbetstidskalender, fran: time, till: time) -> None:
    interval(tom_kalender, time(8), time(17)).save()
    with pytest.raises(IntegrityError, match="intervall_overlappar_inte"):
        interval(tom_kalender, fran, till).save()


@pytest.mark.parametrize(("fran", "till"), [(time(17), time(0)), (time(0), time(8)), (time(17), time(18))])
def test_interval_that_touches_another_is_kept(tom_kalender: Arbetstidskalender, fran: time, till: time) -> None:
    interval(tom_kalender, time(8), time(17)).save()
    ny = interval(tom_kalender, fran, till)
    ny.full_clean()
    ny.save()
    assert tom_kalender.intervaller.count() == 2


def test_overlapping_interval_is_told_of_in_swedish(tom_kalender: Arbetstidskalender) -> None:
    interval(tom_kalender, time(8), time(12)).save()
    with pytest.raises(ValidationError, match="Intervallet överlappar ett annat samma veckodag."):
        interval(tom_kalender, time(11), time(17)).full_clean()


def test_same_hours_on_another_weekday_or_calendar_are_kept(tom_kalender: Arbetstidskalender) -> None:
    annan = Arbetstidskalender.objects.create(namn="Annan")
    for ny in (interval(tom_kalender, time(8), time(17)), interval(tom_kalender, time(8), time(17), 1)):
        ny.save()
    interval(annan, time(8), time(17)).save()
    assert Arbetstidsintervall.objects.count() == 3


@pytest.mark.parametrize("till", [time(7), time(8)])
def test_reversed_or_empty_interval_is_refused_by_the_database(tom_kalender: Arbetstidskalender, till: time) -> None:
    with pytest.raises(IntegrityError, match="intervall_framat"):
        interval(tom_kalender, time(8), till).save()


@pytest.mark.parametrize(("fran", "till"), [(time(8, 0, 30), time(17)), (time(8), time(17, 0, 0, 1))])
def test_parts_of_a_minute_are_refused(tom_kalender: Arbetstidskalender, fran: time, till: time) -> None:
    with pytest.raises(ValidationError, match="Ange tiderna i hela minuter."):
        interval(tom_kalender, fran, till).full_clean()
    with pytest.raises(IntegrityError, match="intervall_hela_minuter"):
        interval(tom_kalender, fran, till).save()


@pytest.mark.parametrize("veckodag", [-1, 7])
def test_weekday_outside_the_week_is_refused_by_the_database(tom_kalender: Arbetstidskalender, veckodag: int) -> None:
    with pytest.raises(IntegrityError, match="intervall_veckodag"):
        interval(tom_kalender, time(8), time(17), veckodag).save()


def test_second_exception_on_a_date_is_refused_by_the_database(tom_kalender: Arbetstidskalender) -> None:
    exception(tom_kalender).save()
    with pytest.raises(ValidationError, match="Det finns redan ett undantag för det datumet."):
        exception(tom_kalender, "08.00–12.00").full_clean()
    with pytest.raises(IntegrityError, match="undantag_en_gang_per_datum"):
        exception(tom_kalender, "08.00–12.00").save()


@pytest.mark.parametrize("tider", [["åtta–tolv"], ["12.00–08.00"], ["08.00–12.00", "11.00–13.00"]])
def test_hours_of_an_exception_that_make_no_sense_are_told_of(tom_kalender: Arbetstidskalender, tider: list[str]) -> None:
    with pytest.raises(ValidationError) as fel:
        exception(tom_kalender, *tider).full_clean()
    assert list(fel.value.message_dict) == ["tider"]


def test_unknown_time_zone_is_told_of() -> None:
    with pytest.raises(ValidationError, match="Tidszonen Europa/Sverige finns inte."):
        Arbetstidskalender(namn="Fel", tidszon="Europa/Sverige").full_clean()


def test_calendar_becomes_the_value_of_its_rows() -> None:
    rad = make_kalender()
    exception(rad, "08.00–12.00").save()
    vecka = (((time(8), time(17)),),) * 5 + ((),) * 2
    assert rad.as_kalender() == Kalender("Europe/Stockholm", vecka, {SKARTORSDAG: ((time(8), time(12)),)})


def test_calendar_open_on_holidays_and_round_the_clock_becomes_its_value(tom_kalender: Arbetstidskalender) -> None:
    tom_kalender.is_helgstangd = False
    Arbetstidsintervall.objects.bulk_create(interval(tom_kalender, time(0), time(0), dag) for dag in range(7))
    jour = tom_kalender.as_kalender()
    assert jour == Kalender("Europe/Stockholm", (HELA_DYGNET,) * 7, {}, roda_dagar=False, stangda_helgdagsaftnar=False)
    assert is_open(datetime(2026, 12, 24, 3, tzinfo=UTC), jour)


def test_calendar_takes_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    rad = make_kalender()
    exception(rad).save()
    with django_assert_num_queries(2):
        rad.as_kalender()


def test_all_calendars_take_three_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    kontorstid, jour = make_kalender(), make_kalender("Jour", is_helgstangd=False)
    with django_assert_num_queries(3):
        kalendrar = Arbetstidskalender.objects.as_kalendrar()
    assert kalendrar == {kontorstid.pk: kontorstid.as_kalender(), jour.pk: jour.as_kalender()}


def test_calendars_with_the_same_content_share_one_value() -> None:
    assert make_kalender().as_kalender() is make_kalender("Likadan").as_kalender()


def test_changed_calendar_gives_a_new_value_at_once() -> None:
    rad = make_kalender()
    fore = rad.as_kalender()
    exception(rad).save()
    assert is_open(datetime(2026, 4, 2, 10, tzinfo=UTC), fore)
    assert not is_open(datetime(2026, 4, 2, 10, tzinfo=UTC), rad.as_kalender())


def test_stored_hours_that_make_no_sense_are_told_of_rather_than_guessed(tom_kalender: Arbetstidskalender) -> None:
    exception(tom_kalender, "08.00").save()
    with pytest.raises(OgiltigKalender, match="till exempel 08.00–12.00"):
        tom_kalender.as_kalender()


def test_calendar_that_a_unit_goes_by_cannot_be_removed() -> None:
    enhet = make_enhet()
    with pytest.raises(ProtectedError):
        enhet.kalender.delete()
