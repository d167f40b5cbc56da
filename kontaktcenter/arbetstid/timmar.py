"""Working time as hours and minutes: adding it, measuring it, and whether it is open."""

from bisect import bisect_right
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from kontaktcenter.arbetstid.fel import IngenOppentid, OgiltigTidpunkt
from kontaktcenter.arbetstid.kalender import FORSTA_AR, SISTA_AR, Kalender, to_utc

_LANGSTA_TID = timedelta(days=366 * (SISTA_AR - FORSTA_AR + 1))
_INGEN_TID = timedelta()


def add_working_time(start: datetime, duration: timedelta, kalender: Kalender) -> datetime:
    """The moment (UTC) when `duration` of open time has passed since `start`.

    It is the earliest such moment: time that runs out at closing is out then, not at the next opening, and no time at all
    leaves `start` where it is, open or not. A negative duration counts backwards and is the mirror image: the *latest*
    moment with so much open time left to `start`. So for every duration
    `working_time_between(start, add_working_time(start, duration, kalender), kalender) == duration`.

    Raises OgiltigTidpunkt for a start without time zone or a result outside the calendar's years, IngenOppentid when the
    calendar stays closed.
    """
    moment = to_utc(start)
    if not duration:
        return moment
    if abs(duration) > _LANGSTA_TID:
        raise OgiltigTidpunkt(_("Tidsfristen är orimligt lång."))
    return _forward(moment, duration, kalender) if duration > _INGEN_TID else _backward(moment, -duration, kalender)


def working_time_between(a: datetime, b: datetime, kalender: Kalender) -> timedelta:
    """Open time from `a` to `b` in real seconds; negative when `b` is before `a`. Raises OgiltigTidpunkt."""
    start, slut = to_utc(a), to_utc(b)
    if slut < start:
        return -working_time_between(slut, start, kalender)
    start_ar, slut_ar = _local_year(start, kalender), _local_year(slut, kalender)
    hela_ar = sum((kalender.arsplan(ar).oppentid for ar in range(start_ar, slut_ar)), _INGEN_TID)
    return hela_ar + kalender.arsplan(slut_ar).oppentid_until(slut) - kalender.arsplan(start_ar).oppentid_until(start)


def is_open(moment: datetime, kalender: Kalender) -> bool:
    """Whether it is working time; the moment of opening is, the moment of closing is not. Raises OgiltigTidpunkt."""
    utc = to_utc(moment)
    plan = kalender.arsplan(_local_year(utc, kalender))
    i = bisect_right(plan.oppnar, utc) - 1
    return i >= 0 and utc < plan.stanger[i]


def next_open(moment: datetime, kalender: Kalender) -> datetime:
    """The moment itself (UTC) when it is open, else the next opening. Raises OgiltigTidpunkt and IngenOppentid."""
    utc = to_utc(moment)
    for plan in kalender.arsplaner(_local_year(utc, kalender)):
        i = bisect_right(plan.stanger, utc)
        if i < len(plan.stanger):
            return max(utc, plan.oppnar[i])
    raise IngenOppentid


def _forward(moment: datetime, duration: timedelta, kalender: Kalender) -> datetime:
    ar = _local_year(moment, kalender)
    kvar = duration + kalender.arsplan(ar).oppentid_until(moment)
    for plan in kalender.arsplaner(ar):
        if kvar <= plan.oppentid:
            return plan.first_moment_with(kvar)
        kvar -= plan.oppentid
    raise IngenOppentid


def _backward(moment: datetime, duration: timedelta, kalender: Kalender) -> datetime:
    ar = _local_year(moment, kalender)
    plan = kalender.arsplan(ar)
    kvar = duration + plan.oppentid - plan.oppentid_until(moment)
    for plan in kalender.arsplaner(ar, steg=-1):
        if kvar <= plan.oppentid:
            return plan.last_moment_with(plan.oppentid - kvar)
        kvar -= plan.oppentid
    raise IngenOppentid


def _local_year(moment: datetime, kalender: Kalender) -> int:
    return moment.astimezone(kalender.zon).year
