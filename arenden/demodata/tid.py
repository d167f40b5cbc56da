"""Time in the simulation: a moment is whole seconds since 1970 in UTC, and a stretch of time is seconds.

The simulation makes and compares tens of millions of moments. Whole numbers cost a tenth of what `datetime` and `timedelta`
do, and a moment is written by putting together a day and a time of day, each of which has been written once.
"""

from datetime import date, datetime, timedelta

Tid = int
MINUT, TIMME, DYGN = 60, 3_600, 86_400
FORSTA_DAGEN = date(1970, 1, 1).toordinal()


class Dagtexter(dict[int, str]):
    """Days as text, by their number since 1970."""

    def __missing__(self, dag: int) -> str:
        """Write a day that is asked for the first time."""
        text = self[dag] = date.fromordinal(FORSTA_DAGEN + dag).isoformat()
        return text


DAG = Dagtexter()
KLOCKA = [f"T{s // TIMME:02}:{s // MINUT % 60:02}:{s % 60:02}" for s in range(DYGN)]
"""Every time of the day as text that goes on after the day, by its seconds."""


def as_tid(moment: datetime) -> Tid:
    """The moment as the simulation counts it."""
    return int(moment.timestamp())


def as_seconds(tid: timedelta) -> int:
    """A stretch of time as the simulation counts it."""
    return int(tid.total_seconds())


def hours(timmar: float) -> int:
    """So many hours."""
    return int(timmar * TIMME)


def utc_date(tid: Tid) -> date:
    """The date in UTC."""
    return date.fromordinal(FORSTA_DAGEN + tid // DYGN)


def iso(tid: Tid) -> str:
    """A moment as the events' data hold it."""
    return f"{DAG[tid // DYGN]}{KLOCKA[tid % DYGN]}+00:00"
