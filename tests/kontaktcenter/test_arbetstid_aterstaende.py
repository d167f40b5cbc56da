"""What is left until a deadline, as the pages show it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kontaktcenter.arbetstid import HELA_DYGNET, Aterstaende, Kalender, describe_remaining

STOCKHOLM = ZoneInfo("Europe/Stockholm")
KONTORSTID = Kalender.kontorstid()
TORSDAG_EFTER_PASK = datetime(2026, 4, 9, 17, tzinfo=STOCKHOLM)


def at(dag: int, timme: int, minut: int = 0) -> datetime:
    return datetime(2026, 4, dag, timme, minut, tzinfo=STOCKHOLM)


def test_remaining_counts_working_days_and_working_hours_only() -> None:
    kvar = describe_remaining(at(2, 10), TORSDAG_EFTER_PASK, KONTORSTID)
    assert kvar == Aterstaende(timedelta(hours=7 + 27), 3, is_due_today=False, is_overdue=False)


def test_on_the_last_day_only_hours_remain() -> None:
    kvar = describe_remaining(at(9, 15, 30), TORSDAG_EFTER_PASK, KONTORSTID)
    assert kvar == Aterstaende(timedelta(hours=1, minutes=30), 0, is_due_today=True, is_overdue=False)


def test_exactly_at_the_deadline_is_not_overdue() -> None:
    kvar = describe_remaining(TORSDAG_EFTER_PASK, TORSDAG_EFTER_PASK, KONTORSTID)
    assert kvar == Aterstaende(timedelta(), 0, is_due_today=True, is_overdue=False)


def test_the_evening_after_the_deadline_is_overdue_by_no_working_time() -> None:
    kvar = describe_remaining(at(9, 20), TORSDAG_EFTER_PASK, KONTORSTID)
    assert kvar == Aterstaende(timedelta(), 0, is_due_today=True, is_overdue=True)


def test_overdue_counts_below_zero() -> None:
    kvar = describe_remaining(at(13, 9), TORSDAG_EFTER_PASK, KONTORSTID)
    assert kvar == Aterstaende(-timedelta(hours=10), -2, is_due_today=False, is_overdue=True)


def test_a_deadline_at_midnight_is_due_on_the_day_that_ends() -> None:
    jour = Kalender("Europe/Stockholm", (HELA_DYGNET,) * 7, {}, roda_dagar=False)
    kvar = describe_remaining(at(8, 18), at(9, 0), jour)
    assert kvar == Aterstaende(timedelta(hours=6), 0, is_due_today=True, is_overdue=False)


def test_today_is_the_day_of_the_calendars_zone() -> None:
    sen_kvall_utc = datetime(2026, 4, 8, 22, 30, tzinfo=ZoneInfo("UTC"))
    assert describe_remaining(sen_kvall_utc, TORSDAG_EFTER_PASK, KONTORSTID).is_due_today
