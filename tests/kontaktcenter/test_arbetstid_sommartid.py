"""Both changes of the clock and midnight, for duty that is open at night: a working hour is a real hour."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kontaktcenter.arbetstid import (
    HELA_DYGNET,
    Kalender,
    add_working_days,
    add_working_time,
    deadline_date,
    describe_remaining,
    end_of_working_day,
    is_open,
    next_open,
    start_of_working_day,
    working_days_between,
    working_time_between,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
JOUR = Kalender("Europe/Stockholm", (HELA_DYGNET,) * 7, roda_dagar=False, stangda_helgdagsaftnar=False)
TIMME = timedelta(hours=1)
SOMMARTID, VINTERTID = date(2026, 3, 29), date(2026, 10, 25)


def night(fran: time, till: time) -> Kalender:
    return Kalender("Europe/Stockholm", (((fran, till),),) * 7, {}, False, False)


def length(datum: date, kalender: Kalender) -> timedelta:
    start = datetime.combine(datum, time(), STOCKHOLM)
    return working_time_between(start, datetime.combine(datum + timedelta(days=1), time(), STOCKHOLM), kalender)


def test_day_of_spring_change_has_23_hours() -> None:
    assert length(SOMMARTID, JOUR) == 23 * TIMME


def test_day_of_autumn_change_has_25_hours() -> None:
    assert length(VINTERTID, JOUR) == 25 * TIMME


def test_24_hours_over_the_spring_change_end_an_hour_later_by_the_clock() -> None:
    start = datetime(2026, 3, 28, 12, tzinfo=STOCKHOLM)
    assert add_working_time(start, 24 * TIMME, JOUR) == datetime(2026, 3, 29, 13, tzinfo=STOCKHOLM)


def test_24_hours_over_the_autumn_change_end_an_hour_earlier_by_the_clock() -> None:
    start = datetime(2026, 10, 24, 12, tzinfo=STOCKHOLM)
    assert add_working_time(start, 24 * TIMME, JOUR) == datetime(2026, 10, 25, 11, tzinfo=STOCKHOLM)


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    assert length(VINTERTID, night(time(2), time(3))) == 2 * TIMME


def test_the_two_readings_of_half_past_two_are_an_hour_apart() -> None:
    forsta = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM)
    assert working_time_between(forsta, forsta.replace(fold=1), JOUR) == TIMME


def test_a_quarter_past_two_the_second_time_is_after_half_past_two_the_first_time() -> None:
    deadline = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM)
    kvar = describe_remaining(deadline.replace(minute=15, fold=1), deadline, JOUR)
    assert kvar.is_overdue
    assert kvar.arbetstid == -timedelta(minutes=45)


def test_results_are_in_utc() -> None:
    start = datetime(2026, 3, 2, 12, tzinfo=STOCKHOLM)
    resultat = [add_working_time(start, timedelta(), JOUR), add_working_time(start, TIMME, JOUR), next_open(start, JOUR)]
    assert {moment.tzinfo for moment in resultat} == {UTC}


def test_opening_that_comes_twice_opens_the_first_time() -> None:
    oppnar = start_of_working_day(VINTERTID, night(time(2, 30), time(5)))
    assert oppnar == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_closing_that_comes_twice_closes_the_first_time() -> None:
    stanger = end_of_working_day(VINTERTID, night(time(0), time(2, 30)))
    assert stanger == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_opening_that_never_comes_opens_at_the_change() -> None:
    assert start_of_working_day(SOMMARTID, night(time(2, 30), time(5))) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_closing_that_never_comes_closes_at_the_change() -> None:
    assert end_of_working_day(SOMMARTID, night(time(0), time(2, 30))) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_a_day_whose_only_hours_are_skipped_is_no_working_day() -> None:
    kalender = night(time(2, 10), time(2, 50))
    assert start_of_working_day(SOMMARTID, kalender) is None
    assert add_working_days(datetime(2026, 3, 28, 12, tzinfo=STOCKHOLM), 1, kalender) == datetime(
        2026, 3, 30, 2, 50, tzinfo=STOCKHOLM
    )


def test_office_hours_are_nine_on_both_sides_of_a_change() -> None:
    kontorstid = Kalender.kontorstid()
    fredag, mandag = datetime(2026, 3, 27, 10, tzinfo=STOCKHOLM), datetime(2026, 3, 30, 10, tzinfo=STOCKHOLM)
    assert working_time_between(fredag, mandag, kontorstid) == 9 * TIMME
    assert add_working_time(fredag, 9 * TIMME, kontorstid) == mandag


def test_midnight_between_two_whole_days_is_open() -> None:
    assert is_open(datetime(2026, 3, 2, tzinfo=STOCKHOLM), JOUR)
    assert is_open(datetime(2027, 1, 1, tzinfo=STOCKHOLM), JOUR)


def test_whole_days_close_at_midnight_of_the_next_date() -> None:
    deadline = add_working_days(datetime(2026, 3, 2, 12, tzinfo=STOCKHOLM), 1, JOUR)
    assert deadline == datetime(2026, 3, 4, tzinfo=STOCKHOLM)
    assert deadline_date(deadline, JOUR) == date(2026, 3, 3)
    assert add_working_days(deadline, -1, JOUR) == datetime(2026, 3, 2, tzinfo=STOCKHOLM)


def test_days_between_a_midnight_start_and_a_midnight_deadline_count_the_day_that_ends() -> None:
    start, deadline = datetime(2026, 3, 2, tzinfo=STOCKHOLM), datetime(2026, 3, 4, tzinfo=STOCKHOLM)
    assert working_days_between(start, deadline, JOUR) == 1
    assert working_days_between(deadline, deadline, JOUR) == 0


def test_evening_to_midnight_and_on_from_midnight_is_one_stretch_of_time() -> None:
    kalender = Kalender("Europe/Stockholm", (((time(0), time(2)), (time(22), time(0))),) * 7, {}, False, False)
    start = datetime(2026, 3, 2, 21, tzinfo=STOCKHOLM)
    assert add_working_time(start, 3 * TIMME, kalender) == datetime(2026, 3, 3, 1, tzinfo=STOCKHOLM)


def test_a_calendar_follows_its_own_time_zone() -> None:
    finsk = Kalender.kontorstid(tidszon="Europe/Helsinki")
    assert is_open(datetime(2026, 3, 2, 7, 30, tzinfo=STOCKHOLM), finsk)
    assert not is_open(datetime(2026, 3, 2, 16, 30, tzinfo=STOCKHOLM), finsk)
