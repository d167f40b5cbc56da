"""Working time as whole working days: a working day is a date with any open time at all."""

from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta

from kontaktcenter.arbetstid.arsplan import Arsplan
from kontaktcenter.arbetstid.fel import IngenOppentid
from kontaktcenter.arbetstid.kalender import Kalender, to_utc

_MINSTA_TID = timedelta.resolution


def add_working_days(start: datetime, dagar: int, kalender: Kalender) -> datetime:
    """The closing (UTC) of the n-th working day after the local date of `start`, which itself is never counted.

    Nought days means the same day: the first closing at or after `start`. A negative number is for reminders before a
    deadline: the *opening* of the n-th working day before the date of the deadline `start` (see `deadline_date`).

    Raises OgiltigTidpunkt for a start without time zone or a result outside the calendar's years, IngenOppentid when the
    calendar stays closed.
    """
    moment = to_utc(start)
    if dagar < 0:
        return _opening_before(deadline_date(moment, kalender), -dagar, kalender)
    datum = _local_date(moment, kalender)
    if dagar == 0:
        return _closing_from(moment, datum, kalender)
    kvar = dagar + bisect_right(kalender.arsplan(datum.year).arbetsdagar, datum)
    for plan in kalender.arsplaner(datum.year):
        if kvar <= len(plan.arbetsdagar):
            return plan.dagen_stanger[kvar - 1]
        kvar -= len(plan.arbetsdagar)
    raise IngenOppentid


def working_days_between(start: datetime, deadline: datetime, kalender: Kalender) -> int:
    """How many working days after the date of `start` there are up to the date of `deadline`, that date included.

    A deadline at midnight belongs to the day that ends then, so this is the inverse of `add_working_days` from one day up.
    Negative when the deadline is before `start`: the working days that have begun since it. Raises OgiltigTidpunkt.
    """
    fran, till = to_utc(start), to_utc(deadline)
    if till < fran:
        return -working_days_between(till, fran, kalender)
    forsta, sista = _local_date(fran, kalender), deadline_date(till, kalender)
    hela_ar = sum(len(kalender.arsplan(ar).arbetsdagar) for ar in range(forsta.year, sista.year))
    fore_forsta = bisect_right(kalender.arsplan(forsta.year).arbetsdagar, forsta)
    till_sista = bisect_right(kalender.arsplan(sista.year).arbetsdagar, sista)
    return max(0, hela_ar + till_sista - fore_forsta)


def deadline_date(deadline: datetime, kalender: Kalender) -> date:
    """The local date on which the deadline falls; midnight is the end of the day before. Raises OgiltigTidpunkt."""
    return _local_date(to_utc(deadline) - _MINSTA_TID, kalender)


def start_of_working_day(datum: date, kalender: Kalender) -> datetime | None:
    """When the date opens (UTC), or None when it is closed all day. Raises OgiltigTidpunkt outside the calendar's years."""
    plan = kalender.arsplan(datum.year)
    i = _position(datum, plan)
    return None if i is None else plan.dagen_oppnar[i]


def end_of_working_day(datum: date, kalender: Kalender) -> datetime | None:
    """When the date closes for the last time (UTC), or None when it is closed all day. Raises OgiltigTidpunkt as above."""
    plan = kalender.arsplan(datum.year)
    i = _position(datum, plan)
    return None if i is None else plan.dagen_stanger[i]


def _closing_from(moment: datetime, datum: date, kalender: Kalender) -> datetime:
    for plan in kalender.arsplaner(datum.year):
        i = bisect_left(plan.dagen_stanger, moment)
        if i < len(plan.dagen_stanger):
            return plan.dagen_stanger[i]
    raise IngenOppentid


def _opening_before(datum: date, dagar: int, kalender: Kalender) -> datetime:
    arbetsdagar = kalender.arsplan(datum.year).arbetsdagar
    kvar = dagar + len(arbetsdagar) - bisect_left(arbetsdagar, datum)
    for plan in kalender.arsplaner(datum.year, steg=-1):
        if kvar <= len(plan.arbetsdagar):
            return plan.dagen_oppnar[-kvar]
        kvar -= len(plan.arbetsdagar)
    raise IngenOppentid


def _position(datum: date, plan: Arsplan) -> int | None:
    i = bisect_left(plan.arbetsdagar, datum)
    return i if i < len(plan.arbetsdagar) and plan.arbetsdagar[i] == datum else None


def _local_date(moment: datetime, kalender: Kalender) -> date:
    return moment.astimezone(kalender.zon).date()
