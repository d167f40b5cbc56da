"""Deadlines of a case, counted in the working time of the center that made the promise."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import prefetch_related_objects
from django.utils import timezone

from arenden.models import Arende
from kontaktcenter.arbetstid import Kalender, add_working_days, add_working_time, working_days_between, working_time_between
from kontaktcenter.models import Enhet, Fristenhet


def deadline(start: datetime, antal: int, raknas_i: str, kalender: Kalender) -> datetime:
    """`antal` working hours or days after `start` (förvaltningslagen 2017:900 9 §: handled as simply and quickly as can be).

    Days: the closing of the n-th working day after the date of `start`. Hours: that much open time.
    """
    if raknas_i == Fristenhet.DAGAR:
        return add_working_days(start, antal, kalender)
    return add_working_time(start, timedelta(hours=antal), kalender)


def deciding_unit(enhet: Enhet, arende: Arende) -> Enhet:
    """Whose calendar time at `enhet` is counted in for the case: its own, or that of the case's center.

    A unit that works around the clock does so for what is urgent; the rest waits for the center's working day.
    """
    prefetch_related_objects([enhet.kalender], "intervaller", "undantag")
    is_own = arende.is_bradskande or not enhet.kalender.as_kalender().is_around_the_clock
    return enhet if is_own else arende.center


def unit_kalender(enhet: Enhet, arende: Arende) -> Kalender:
    """The calendar that time at `enhet` is counted in for the case."""
    return deciding_unit(enhet, arende).kalender.as_kalender()


def working_days_left(arende: Arende) -> int:
    """Working days of the owning center until the citizen is to have the answer; 0 when that day has passed."""
    nu = timezone.now()
    return working_days_between(nu, arende.svar_senast, arende.center.kalender.as_kalender()) if nu < arende.svar_senast else 0


def extend(deadline_fore: datetime, pauser: Iterable[tuple[datetime, datetime]], kalender: Kalender) -> datetime:
    """The deadline moved by the working time of each pause, so that waiting for the citizen costs nobody time."""
    for fran, till in pauser:
        deadline_fore = add_working_time(deadline_fore, working_time_between(fran, till, kalender), kalender)
    return deadline_fore


def first_working_day(dag: date, kalender: Kalender) -> date:
    """`dag`, or the first day after it when somebody works; `dag` itself where nobody does for a month."""
    days = (dag + timedelta(days=n) for n in range(31))
    return next((d for d in days if kalender.opening_hours(d)), dag)
