"""The year plans against a slow clock that walks minute by minute and knows nothing of them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given

from kontaktcenter.arbetstid import HELA_DYGNET, Kalender, add_working_time, is_open, working_time_between
from tests.kontaktcenter.arbetstid_strategier import FAST, durations, kalendrar, moments

MINUT = timedelta(minutes=1)
NATTJOUR = Kalender("Europe/Stockholm", (((time(0), time(2, 30)), (time(2, 45), time(0))),) * 7, {}, False, False)


def walk(kalender: Kalender, start: datetime, minuter: int) -> Iterator[tuple[datetime, bool]]:
    """Each minute from `start` and whether it is open: whether the furthest that the clock has shown lies in an interval."""
    zon = ZoneInfo(kalender.tidszon)
    moment, langst = start - timedelta(hours=30), datetime.min
    while moment < start + minuter * MINUT:
        langst = max(langst, moment.astimezone(zon).replace(tzinfo=None))
        if moment >= start:
            yield moment, is_listed_open(kalender, langst.date(), langst.time())
        moment += MINUT


def is_listed_open(kalender: Kalender, datum: date, klockslag: time) -> bool:
    """Read the opening hours of the date as a person reads a sign on a door."""
    return any(fran <= klockslag and (klockslag < till or till == time(0)) for fran, till in kalender.opening_hours(datum))


@FAST
@given(kalendrar, moments)
@example(NATTJOUR, datetime(2026, 3, 28, 22, tzinfo=UTC))
@example(NATTJOUR, datetime(2026, 10, 24, 22, tzinfo=UTC))
def test_open_minutes_agree_with_the_walking_clock(kalender: Kalender, start: datetime) -> None:
    start = start.replace(second=0, microsecond=0)
    for moment, oppet in walk(kalender, start, minuter=600):
        assert is_open(moment, kalender) == oppet


@FAST
@given(kalendrar, moments, durations(timedelta(hours=12)))
@example(NATTJOUR, datetime(2026, 3, 28, 22, tzinfo=UTC), timedelta(hours=6))
@example(NATTJOUR, datetime(2026, 10, 24, 22, tzinfo=UTC), timedelta(hours=6))
def test_adding_agrees_with_the_walking_clock(kalender: Kalender, start: datetime, tid: timedelta) -> None:
    start, kvar = start.replace(second=0, microsecond=0), tid // MINUT
    deadline = add_working_time(start, kvar * MINUT, kalender)
    minuter = min((deadline - start) // MINUT, 3 * 24 * 60)
    oppna = sum(oppet for _, oppet in walk(kalender, start, minuter))
    slut = start + minuter * MINUT
    assert working_time_between(start, slut, kalender) == oppna * MINUT
    assert oppna == kvar or slut < deadline


@pytest.mark.parametrize(
    ("zon", "datum"),
    [
        ("America/St_Johns", date(2009, 10, 31)),  # back to the day before, one minute past midnight
        ("America/St_Johns", date(2010, 3, 13)),  # forward one minute past midnight
        ("Asia/Beirut", date(2017, 10, 27)),  # back to the day before, at midnight
        ("America/Sao_Paulo", date(2017, 10, 13)),  # forward at midnight
        ("Australia/Lord_Howe", date(2026, 4, 3)),  # back half an hour
        ("Pacific/Apia", date(2011, 12, 28)),  # a whole date skipped
    ],
)
def test_odd_changes_of_the_clock_agree_with_the_walking_clock(zon: str, datum: date) -> None:
    kalender = Kalender(zon, (((time(0), time(0, 30)), (time(1, 15), time(23, 15))),) * 6 + (HELA_DYGNET,), {}, False, False)
    start = datetime.combine(datum, time(), UTC)
    gangen = list(walk(kalender, start, minuter=6000))
    assert len({moment.astimezone(kalender.zon).utcoffset() for moment, _ in gangen}) == 2
    assert [is_open(moment, kalender) for moment, _ in gangen] == [oppet for _, oppet in gangen]
