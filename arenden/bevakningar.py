"""Which deadlines are watched. The sweep in `periodic` reads the rows; actions write them through these two functions."""

from datetime import datetime, timedelta

from arenden.models import Arende, Bevakning
from kontaktcenter.arbetstid import IngenOppentid, Kalender, add_working_days, add_working_time, working_time_between

KORT_FRIST = timedelta(hours=8)
"""A deadline within this much working time is reminded of when three quarters have passed, a longer one a working day before."""


def first_reminder(start: datetime, forfaller: datetime, kalender: Kalender) -> datetime:
    """When to remind before `forfaller`: one working day before, or for a short time limit when three quarters have passed."""
    time_left = working_time_between(start, forfaller, kalender)
    if time_left <= KORT_FRIST:
        return add_working_time(start, time_left * 3 / 4, kalender)
    try:
        return max(start, add_working_days(forfaller, -1, kalender))
    except IngenOppentid:
        return start


def watch(
    arende: Arende, slag: Bevakning.Slag, *, start: datetime, forfaller: datetime, kalender: Kalender, objekt_id: int = 0
) -> None:
    """Watch a deadline from `start`, or move the watch to a new deadline and begin its reminders anew."""
    Bevakning.objects.update_or_create(
        arende=arende,
        slag=slag,
        objekt_id=objekt_id,
        defaults={
            "forfaller": forfaller,
            "steg": Bevakning.Steg.FORE,
            "nasta": first_reminder(start, forfaller, kalender),
        },
    )


def unwatch(arende: Arende, *slag: Bevakning.Slag, objekt_id: int | None = None) -> None:
    """Watch the named deadlines no longer (all of the case's, when none is named)."""
    rows = Bevakning.objects.filter(arende=arende)
    if slag:
        rows = rows.filter(slag__in=slag)
    if objekt_id is not None:
        rows = rows.filter(objekt_id=objekt_id)
    rows.delete()
