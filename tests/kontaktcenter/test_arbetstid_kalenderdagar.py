"""Deadlines over real Swedish days: Easter, midsummer, Christmas, squeeze days. Each answer was read off an almanac."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kontaktcenter.arbetstid import (
    Kalender,
    add_working_days,
    add_working_time,
    end_of_working_day,
    holiday_eves,
    is_open,
    next_open,
    public_holidays,
    start_of_working_day,
    working_days_between,
    working_time_between,
)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
KONTORSTID = Kalender.kontorstid()
VARDAGAR = KONTORSTID.veckointervall
TIMME = timedelta(hours=1)


def at(manad: int, dag: int, timme: int = 10, minut: int = 0, ar: int = 2026) -> datetime:
    return datetime(ar, manad, dag, timme, minut, tzinfo=STOCKHOLM)


def test_public_holidays_of_2026_are_these() -> None:
    assert public_holidays(2026) == {
        date(2026, 1, 1): "Nyårsdagen",
        date(2026, 1, 6): "Trettondedag jul",
        date(2026, 4, 3): "Långfredagen",
        date(2026, 4, 5): "Påskdagen",
        date(2026, 4, 6): "Annandag påsk",
        date(2026, 5, 1): "Första maj",
        date(2026, 5, 14): "Kristi himmelsfärdsdag",
        date(2026, 5, 24): "Pingstdagen",
        date(2026, 6, 6): "Nationaldagen",
        date(2026, 6, 20): "Midsommardagen",
        date(2026, 10, 31): "Alla helgons dag",
        date(2026, 12, 25): "Juldagen",
        date(2026, 12, 26): "Annandag jul",
    }


def test_eves_of_2026_are_these() -> None:
    assert holiday_eves(2026) == {
        date(2026, 6, 19): "Midsommarafton",
        date(2026, 12, 24): "Julafton",
        date(2026, 12, 31): "Nyårsafton",
    }


@pytest.mark.parametrize(
    ("start", "dagar", "deadline"),
    [
        pytest.param(at(4, 2), 3, at(4, 9, 17), id="three days from Maundy Thursday, over Easter"),
        pytest.param(at(4, 1, 16), 1, at(4, 2, 17), id="Maundy Thursday is a working day"),
        pytest.param(at(4, 3), 1, at(4, 7, 17), id="from Good Friday"),
        pytest.param(at(4, 4), 0, at(4, 7, 17), id="the same day from Easter eve"),
        pytest.param(at(4, 30), 1, at(5, 4, 17), id="1 May is a Friday"),
        pytest.param(at(5, 13), 1, at(5, 15, 17), id="Friday after Ascension Day is a working day"),
        pytest.param(at(6, 18), 1, at(6, 22, 17), id="over midsummer"),
        pytest.param(at(6, 5, ar=2025), 1, at(6, 9, 17, ar=2025), id="National Day on a Friday"),
        pytest.param(at(6, 5), 1, at(6, 8, 17), id="National Day on a Saturday"),
        pytest.param(at(10, 30), 1, at(11, 2, 17), id="All Saints' Day is a Saturday"),
        pytest.param(at(12, 23), 1, at(12, 28, 17), id="over Christmas"),
        pytest.param(at(12, 23), 4, at(1, 4, 17, ar=2027), id="over Christmas and New Year"),
        pytest.param(at(1, 5), 1, at(1, 7, 17), id="Epiphany"),
        pytest.param(at(4, 2, 7), 0, at(4, 2, 17), id="the same day, before opening"),
        pytest.param(at(4, 2, 17), 0, at(4, 2, 17), id="the same day, at closing"),
        pytest.param(at(4, 2, 17, 1), 0, at(4, 7, 17), id="the same day, after closing"),
        pytest.param(at(4, 2, 23, 59), 1, at(4, 7, 17), id="after closing still starts that day"),
        pytest.param(at(4, 9, 17), -3, at(4, 2, 8), id="three days before"),
        pytest.param(at(1, 5, 17, ar=2027), -2, at(12, 30, 8), id="two days before, over New Year"),
    ],
)
def test_working_days_give_the_day_of_the_almanac(start: datetime, dagar: int, deadline: datetime) -> None:
    assert add_working_days(start, dagar, KONTORSTID) == deadline


@pytest.mark.parametrize(
    ("start", "tid", "deadline"),
    [
        pytest.param(at(4, 2, 16), 2 * TIMME, at(4, 7, 9), id="over Easter"),
        pytest.param(at(4, 2, 16), TIMME, at(4, 2, 17), id="out at closing, not at the next opening"),
        pytest.param(at(6, 18, 16, 30), TIMME, at(6, 22, 8, 30), id="over midsummer"),
        pytest.param(at(12, 23, 12), 40 * TIMME, at(1, 4, 16, ar=2027), id="over Christmas and New Year"),
        pytest.param(at(12, 30, 16), TIMME, at(12, 30, 17), id="out with the year's last open time"),
        pytest.param(at(1, 4, 9, ar=2027), -TIMME, at(1, 4, 8, ar=2027), id="back to the year's first opening"),
        pytest.param(at(4, 5), TIMME, at(4, 7, 9), id="from Easter Sunday"),
        pytest.param(at(4, 5), 0 * TIMME, at(4, 5), id="no time at all"),
        pytest.param(at(4, 7, 9), -2 * TIMME, at(4, 2, 16), id="back over Easter"),
        pytest.param(at(4, 7, 9), -TIMME, at(4, 7, 8), id="back to the opening, not to the closing before"),
    ],
)
def test_working_hours_give_the_time_of_the_almanac(start: datetime, tid: timedelta, deadline: datetime) -> None:
    assert add_working_time(start, tid, KONTORSTID) == deadline
    assert working_time_between(start, deadline, KONTORSTID) == tid


def test_april_2026_has_twenty_working_days() -> None:
    assert working_days_between(at(3, 31), at(4, 30), KONTORSTID) == 20


def test_year_2026_has_251_working_days() -> None:
    # 261 days are Monday to Friday; ten of them are public holidays or eves.
    assert working_days_between(at(12, 31, ar=2025), at(12, 31), KONTORSTID) == 251


def test_days_since_a_passed_deadline_are_negative() -> None:
    assert working_days_between(at(4, 9), at(4, 2, 17), KONTORSTID) == -3


def test_squeeze_day_by_exception_is_skipped() -> None:
    klamdag = Kalender("Europe/Stockholm", VARDAGAR, {date(2026, 5, 15): ()})
    assert add_working_days(at(5, 13), 1, klamdag) == at(5, 18, 17)


def test_half_day_by_exception_closes_earlier_and_lasts_shorter() -> None:
    halvdag = Kalender("Europe/Stockholm", VARDAGAR, {date(2026, 4, 30): ((time(8), time(12)),)})
    assert add_working_days(at(4, 29), 1, halvdag) == at(4, 30, 12)
    assert add_working_time(at(4, 30, 11), 2 * TIMME, halvdag) == at(5, 4, 9)


def test_exception_opens_a_saturday_and_a_public_holiday() -> None:
    extra = {date(2026, 4, 3): ((time(9), time(12)),), date(2026, 4, 4): ((time(10), time(14)),)}
    kalender = Kalender("Europe/Stockholm", VARDAGAR, extra)
    assert [add_working_days(at(4, 2), dagar, kalender) for dagar in (1, 2, 3)] == [at(4, 3, 12), at(4, 4, 14), at(4, 7, 17)]


def test_lunch_closing_is_not_working_time() -> None:
    kalender = Kalender("Europe/Stockholm", (((time(13), time(16)), (time(9), time(12))),) * 7)
    assert add_working_time(at(3, 2, 11), 2 * TIMME, kalender) == at(3, 2, 14)
    assert not is_open(at(3, 2, 12), kalender)
    assert end_of_working_day(date(2026, 3, 2), kalender) == at(3, 2, 16)


def test_hours_that_touch_are_one_stretch_of_time() -> None:
    kalender = Kalender("Europe/Stockholm", (((time(8), time(12)), (time(12), time(17))),) * 7)
    assert is_open(at(3, 2, 12), kalender)
    assert add_working_time(at(3, 2, 11), 2 * TIMME, kalender) == at(3, 2, 13)


def test_sunday_is_open_when_its_hours_say_so_unless_it_is_a_named_holiday() -> None:
    alla_dagar = Kalender("Europe/Stockholm", (((time(8), time(17)),),) * 7)
    assert is_open(at(3, 8), alla_dagar)
    assert not is_open(at(4, 5), alla_dagar)


def test_eves_can_be_open_while_public_holidays_are_closed() -> None:
    kalender = Kalender("Europe/Stockholm", VARDAGAR, stangda_helgdagsaftnar=False)
    assert is_open(at(12, 24), kalender)
    assert not is_open(at(12, 25), kalender)


def test_public_holidays_can_be_open_while_eves_are_closed() -> None:
    kalender = Kalender("Europe/Stockholm", VARDAGAR, roda_dagar=False)
    assert is_open(at(12, 25), kalender)
    assert not is_open(at(12, 24), kalender)


def test_next_open_skips_the_closed_days() -> None:
    assert next_open(at(4, 2, 17), KONTORSTID) == at(4, 7, 8)
    assert next_open(at(4, 7, 8), KONTORSTID) == at(4, 7, 8)
    assert next_open(at(12, 31), KONTORSTID) == at(1, 4, 8, ar=2027)


def test_a_day_opens_and_closes_by_its_hours_and_a_closed_one_never() -> None:
    assert start_of_working_day(date(2026, 4, 2), KONTORSTID) == at(4, 2, 8)
    assert end_of_working_day(date(2026, 4, 2), KONTORSTID) == at(4, 2, 17)
    assert start_of_working_day(date(2026, 4, 3), KONTORSTID) is None
    assert end_of_working_day(date(2026, 4, 3), KONTORSTID) is None
