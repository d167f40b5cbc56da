"""Counting: the days that something new was told of are counted anew, whole, each month's in one transaction.

So late events, a counting that is started twice and one that is killed all come out right. Facts are only ever written here.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from datetime import time as klockslag
from zoneinfo import ZoneInfo

import structlog
from django.conf import settings
from django.db import connection, transaction

from kontaktcenter.ensam import wait_alone
from statistik.kallor.bakat import LANGST_DAGAR
from statistik.models import RordDag
from statistik.sammanstallning import HALVTIMMAR, count_days, count_months

logg = structlog.get_logger(__name__)
LAS = "statistik.rakning"
"""Who counts holds this lock from before the events are read until the facts are committed: an older reading never overwrites a newer."""
BUDGET = 40.0
"""Seconds after which the periodic job leaves the rest to its next turn."""
MINNE = "SET LOCAL work_mem = '64MB'"
"""Working memory for one sort: a month of a large municipality needs no disk."""
ALLA_DAGAR = """
INSERT INTO statistik_rorddag (dag)
SELECT generate_series(min(forst)::date - %(bakat)s, max(sist)::date, interval '1 day')::date FROM (
    SELECT min(tid AT TIME ZONE %(zon)s) AS forst, max(tid AT TIME ZONE %(zon)s) AS sist FROM arenden_handelse
    UNION ALL SELECT min(tid AT TIME ZONE %(zon)s), max(tid AT TIME ZONE %(zon)s) FROM servicekontor_kontorshandelse
    UNION ALL SELECT min(tid AT TIME ZONE %(zon)s), max(tid AT TIME ZONE %(zon)s) FROM kunskapsbank_sokning
    UNION ALL SELECT min(dag), max(dag) FROM statistik_utbud
    UNION ALL SELECT min(dag), max(dag) FROM statistik_enkatforfragan
    UNION ALL SELECT min(dag), max(dag) FROM statistik_enkatsvar
    UNION ALL SELECT min(start), max(start) + interval '1 month' FROM statistik_dagsvarde
) alla
"""


def midnight(dag: date) -> datetime:
    """When a Swedish day begins: the days when clocks change have 23 or 25 hours."""
    return datetime.combine(dag, klockslag.min, tzinfo=ZoneInfo(settings.TIME_ZONE))


def count_pending(*, budget: float | None = BUDGET, progress: Callable[[int], None] = lambda antal: None) -> int:
    """Count the days that wait, the latest first; how many were counted. `budget` is in seconds, None for no limit.

    `progress` is told how many more days are done after each month.
    """
    began, done = time.monotonic(), 0
    waiting = RordDag.objects.values_list("dag", flat=True).distinct()
    for dagar in _by_month(waiting):
        recount(dagar)
        done += len(dagar)
        progress(len(dagar))
        if budget is not None and time.monotonic() - began > budget:
            break
    return done


def recount(dagar: Iterable[date]) -> None:
    """Count these days anew, with the months that they are in."""
    for manadens in _by_month(dagar):
        with wait_alone(LAS), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(MINNE)
            # First, so that every event whose day is taken from the queue is seen by what is read afterwards.
            RordDag.objects.filter(dag__in=manadens).delete()
            for fran, till in _spans(manadens):
                _run(count_days(), midnight(fran), midnight(till))
                _run(HALVTIMMAR, midnight(fran), midnight(till))
            first = manadens[0].replace(day=1)
            _run(count_months(), first, (first + timedelta(days=31)).replace(day=1))
        logg.info("days_counted", first=manadens[0].isoformat(), days=len(manadens))


def touch_all() -> int:
    """Put every day that anything was ever told of in the queue, to be counted anew; how many days wait."""
    with connection.cursor() as cursor:
        cursor.execute(ALLA_DAGAR, {"zon": settings.TIME_ZONE, "bakat": LANGST_DAGAR})
    return RordDag.objects.values("dag").distinct().count()


def _run(sql: str, fran: date, till: date) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"fran": fran, "till": till})


def _by_month(dagar: Iterable[date]) -> Iterator[list[date]]:
    """The days of each month in order, the latest month first."""
    months: dict[tuple[int, int], list[date]] = {}
    for dag in sorted(set(dagar)):
        months.setdefault((dag.year, dag.month), []).append(dag)
    yield from (months[key] for key in sorted(months, reverse=True))


def _spans(dagar: list[date]) -> Iterator[tuple[date, date]]:
    """Days in order as unbroken spans: the first day, and the day after the last."""
    start = previous = dagar[0]
    for dag in dagar[1:]:
        if dag - previous > timedelta(days=1):
            yield start, previous + timedelta(days=1)
            start = dag
        previous = dag
    yield start, previous + timedelta(days=1)
