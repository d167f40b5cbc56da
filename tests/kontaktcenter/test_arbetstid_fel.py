"""What working time refuses, in Swedish, and what it never does: loop for ever or fall over."""

import copy
import pickle
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest

from kontaktcenter.arbetstid import (
    HELA_DYGNET,
    Arbetstidsfel,
    IngenOppentid,
    Kalender,
    OgiltigKalender,
    OgiltigTidpunkt,
    add_working_days,
    add_working_time,
    describe_remaining,
    format_intervall,
    is_open,
    next_open,
    parse_oppettider,
    start_of_working_day,
    working_days_between,
    working_time_between,
)
from kontaktcenter.fel import Inmatningsfel

KONTORSTID = Kalender.kontorstid()
STANGD = Kalender("Europe/Stockholm", ((),) * 7)
NU = datetime(2026, 4, 2, 10, tzinfo=UTC)
NAIV = datetime(2026, 4, 2, 10)
TIMME = timedelta(hours=1)


def week_with(*oppettider: tuple[time, time]) -> tuple:
    return (oppettider,) + ((),) * 6


@pytest.mark.parametrize(
    "call",
    [
        lambda: add_working_time(NAIV, TIMME, KONTORSTID),
        lambda: working_time_between(NAIV, NU, KONTORSTID),
        lambda: working_time_between(NU, NAIV, KONTORSTID),
        lambda: add_working_days(NAIV, 1, KONTORSTID),
        lambda: working_days_between(NU, NAIV, KONTORSTID),
        lambda: is_open(NAIV, KONTORSTID),
        lambda: next_open(NAIV, KONTORSTID),
        lambda: describe_remaining(NAIV, NU, KONTORSTID),
    ],
)
def test_moment_without_time_zone_is_refused(call: Callable[[], object]) -> None:
    with pytest.raises(OgiltigTidpunkt, match=re.escape("Tidpunkten saknar tidszon.")):
        call()


@pytest.mark.parametrize("namn", ["Europe/Stockhlm", "", "Europe", "../../etc/passwd", "/etc/passwd", "\0", "x" * 5000])
def test_unknown_time_zone_is_refused(namn: str) -> None:
    with pytest.raises(OgiltigKalender, match="Tidszonen .* finns inte"):
        Kalender.kontorstid(tidszon=namn)


def test_overlapping_intervals_are_refused() -> None:
    with pytest.raises(OgiltigKalender, match=re.escape("Öppettiderna 08.00–12.30 och 12.00–17.00 överlappar varandra.")):
        Kalender("Europe/Stockholm", week_with((time(12), time(17)), (time(8), time(12, 30))))


def test_interval_after_one_that_ends_at_midnight_is_refused() -> None:
    with pytest.raises(OgiltigKalender, match=re.escape("Öppettiderna 08.00–24.00 och 12.00–17.00 överlappar varandra.")):
        Kalender("Europe/Stockholm", week_with((time(8), time(0)), (time(12), time(17))))


@pytest.mark.parametrize("till", [time(7), time(8)])
def test_reversed_or_empty_interval_is_refused(till: time) -> None:
    with pytest.raises(OgiltigKalender, match="slutar inte efter att den börjar"):
        Kalender("Europe/Stockholm", week_with((time(8), till)))


def test_bad_interval_of_an_exception_is_refused() -> None:
    with pytest.raises(OgiltigKalender, match="slutar inte efter att den börjar"):
        Kalender("Europe/Stockholm", ((),) * 7, {date(2026, 4, 2): ((time(12), time(8)),)})


def test_interval_with_its_own_time_zone_is_refused() -> None:
    with pytest.raises(OgiltigKalender, match="kalenderns egen tidszon"):
        Kalender("Europe/Stockholm", week_with((time(8, tzinfo=UTC), time(17))))


@pytest.mark.parametrize("antal", [0, 6, 8])
def test_week_of_other_than_seven_days_is_refused(antal: int) -> None:
    with pytest.raises(OgiltigKalender, match="sju dagar"):
        Kalender("Europe/Stockholm", (HELA_DYGNET,) * antal)


@pytest.mark.parametrize(
    "call",
    [
        lambda: add_working_time(NU, TIMME, STANGD),
        lambda: add_working_time(NU, -TIMME, STANGD),
        lambda: add_working_days(NU, 1, STANGD),
        lambda: add_working_days(NU, 0, STANGD),
        lambda: add_working_days(NU, -1, STANGD),
        lambda: next_open(NU, STANGD),
    ],
)
def test_calendar_that_never_opens_is_told_of(call: Callable[[], object]) -> None:
    with pytest.raises(IngenOppentid, match="ingen öppen tid på flera år"):
        call()


def test_calendar_that_closes_for_good_is_told_of() -> None:
    sista_dagen = Kalender("Europe/Stockholm", ((),) * 7, {date(2026, 4, 2): ((time(8), time(17)),)})
    assert add_working_time(NU, 3 * TIMME, sista_dagen) == NU + 3 * TIMME
    with pytest.raises(IngenOppentid):
        add_working_time(NU, 6 * TIMME, sista_dagen)


def test_calendar_that_is_closed_for_four_years_is_waited_for() -> None:
    oppnar_2030 = Kalender("Europe/Stockholm", ((),) * 7, {date(2030, 6, 3): ((time(8), time(17)),)})
    assert next_open(NU, oppnar_2030) == datetime(2030, 6, 3, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    "call",
    [
        lambda: add_working_time(datetime.min.replace(tzinfo=UTC), TIMME, KONTORSTID),
        lambda: add_working_time(datetime.max.replace(tzinfo=UTC), TIMME, KONTORSTID),
        lambda: add_working_time(NU, timedelta.max, KONTORSTID),
        lambda: add_working_time(NU, timedelta.min, KONTORSTID),
        lambda: add_working_time(NU, timedelta(days=60_000), KONTORSTID),
        lambda: add_working_time(NU, timedelta(days=-60_000), KONTORSTID),
        lambda: add_working_days(NU, 10**12, KONTORSTID),
        lambda: add_working_days(NU, -(10**12), KONTORSTID),
        lambda: working_time_between(NU, datetime(2200, 1, 1, tzinfo=UTC), KONTORSTID),
        lambda: start_of_working_day(date.max, KONTORSTID),
        lambda: start_of_working_day(date.min, KONTORSTID),
    ],
)
def test_what_lies_outside_the_years_of_the_calendar_is_refused(call: Callable[[], object]) -> None:
    with pytest.raises(OgiltigTidpunkt, match="1970–2199|orimligt lång"):
        call()


def test_every_error_is_one_that_a_door_answers_and_a_value_error() -> None:
    assert issubclass(Arbetstidsfel, Inmatningsfel)
    assert issubclass(Arbetstidsfel, ValueError)


@pytest.mark.parametrize(
    ("text", "intervall"),
    [
        ("08.00–12.00", (time(8), time(12))),
        ("8-12", (time(8), time(12))),
        (" 8:30 - 16.05 ", (time(8, 30), time(16, 5))),
        ("00.00–24.00", (time(0), time(0))),
        ("22.00—00.00", (time(22), time(0))),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, intervall: tuple[time, time]) -> None:
    assert parse_oppettider([text]) == (intervall,)


@pytest.mark.parametrize(
    "text", ["", "8–", "08.00", "08.00–25.00", "08.60–12.00", "24.00–24.00", "08.00–24.30", "٠٨.٠٠–١٢.٠٠"]
)
def test_hours_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(OgiltigKalender, match=re.escape("till exempel 08.00–12.00")):
        parse_oppettider([text])


def test_reversed_hours_are_refused_when_read() -> None:
    with pytest.raises(OgiltigKalender, match=re.escape("Öppettiden 17.00–08.00 slutar inte efter att den börjar.")):
        parse_oppettider(["17.00–08.00"])


def test_overlapping_hours_are_refused_when_read() -> None:
    with pytest.raises(OgiltigKalender, match="överlappar varandra"):
        parse_oppettider(["08.00–12.00", "11.59–17.00"])


def test_written_hours_are_read_back() -> None:
    assert format_intervall((time(8), time(0))) == "08.00–24.00"
    assert parse_oppettider(["08.00–24.00"]) == ((time(8), time(0)),)


@pytest.mark.parametrize("kopiera", [copy.copy, copy.deepcopy, lambda kalender: pickle.loads(pickle.dumps(kalender))])
def test_calendar_is_a_value_that_can_be_copied_and_compared(kopiera: Callable[[Kalender], Kalender]) -> None:
    kalender = Kalender("Europe/Stockholm", (HELA_DYGNET,) * 7, {date(2026, 4, 2): ()}, False)
    kopia = kopiera(kalender)
    assert kopia == kalender
    assert hash(kopia) == hash(kalender)
    assert add_working_time(NU, TIMME, kopia) == add_working_time(NU, TIMME, kalender)


def test_calendar_does_not_change_when_its_exceptions_do() -> None:
    undantag = {date(2026, 4, 2): ()}
    kalender = Kalender("Europe/Stockholm", KONTORSTID.veckointervall, undantag)
    undantag.clear()
    assert not is_open(NU, kalender)
