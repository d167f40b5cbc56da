"""Times as people say them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from kontaktcenter.tidsord import day, exact_time, spoken_deadline, spoken_time

STOCKHOLM = ZoneInfo("Europe/Stockholm")
# A Wednesday.
NU = datetime(2026, 12, 2, 10, 0, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (NU, "i dag 10.00"),
        (NU.replace(hour=9, minute=5), "i dag 09.05"),
        (NU - timedelta(days=1), "i går 10.00"),
        (NU + timedelta(days=1), "i morgon 10.00"),
        (NU + timedelta(days=6), "på tisdag 10.00"),
        (NU - timedelta(days=6), "i torsdags 10.00"),
        (NU + timedelta(days=7), "9 december 10.00"),
        (NU + timedelta(days=30), "1 januari 2027 10.00"),
        (date(2026, 12, 4), "på fredag"),
        (date(2026, 12, 2), "i dag"),
        (date(2026, 1, 7), "7 januari"),
        (date(2025, 12, 2), "2 december 2025"),
    ],
)
def test_time_is_said_as_people_say_it(value: datetime | date, text: str) -> None:
    assert spoken_time(value, NU) == text


def test_day_is_that_of_the_local_clock() -> None:
    just_past_midnight = datetime(2026, 12, 1, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert spoken_time(just_past_midnight, NU) == "i dag 00.30"


@pytest.mark.parametrize(
    ("sprak", "text"),
    [
        ("en", "on Friday at 10:00"),
        ("ar", "يوم الجمعة الساعة 10:00"),
        ("fi", "perjantaina klo 10.00"),
    ],
)
def test_time_is_said_in_the_language_of_the_page(sprak: str, text: str) -> None:
    with override(sprak):
        assert spoken_time(NU + timedelta(days=2), NU) == text


def test_exact_time_has_weekday_date_and_clock() -> None:
    assert exact_time(NU) == "onsdag 2 december 2026 10.00"
    assert exact_time(NU.date()) == "onsdag 2 december 2026"
    with override("fi"):
        assert exact_time(NU) == "keskiviikko 2. joulukuuta 2026 klo 10.00"


@pytest.mark.parametrize(
    ("sprak", "text"),
    [("sv", "onsdag 2 december"), ("en", "Wednesday 2 December"), ("fi", "keskiviikkona 2. joulukuuta")],
)
def test_day_is_written_as_in_a_letter(sprak: str, text: str) -> None:
    with override(sprak):
        assert (day(NU), day(NU.date())) == (text, text)


@pytest.mark.parametrize(
    ("distance", "arbetsdagar", "text", "farg"),
    [
        (timedelta(days=5), 3, "om 3 arbetsdagar", "neutral"),
        (timedelta(days=1), 1, "om 1 arbetsdag", "neutral"),
        (timedelta(days=2), None, "senast på fredag 10.00", "neutral"),
        (timedelta(hours=4), 0, "i dag senast 14.00", "warning"),
        (timedelta(hours=-1), 0, "försenad sedan i dag 09.00", "danger"),
        (timedelta(days=-1), 1, "försenad 1 arbetsdag", "danger"),
        (timedelta(days=-6), 4, "försenad 4 arbetsdagar", "danger"),
    ],
)
def test_deadline_says_how_near_it_is(distance: timedelta, arbetsdagar: int | None, text: str, farg: str) -> None:
    etikett = spoken_deadline(NU + distance, NU, arbetsdagar)
    assert (etikett.text, etikett.farg) == (text, farg)


def test_arabic_has_its_own_form_for_two() -> None:
    with override("ar"):
        assert spoken_deadline(NU + timedelta(days=2), NU, 2).text == "بعد يومي عمل"
