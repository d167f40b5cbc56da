"""Periods that have a name: each is made anew from today's date, so that a saved view moves with time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from statistik.period import Granularitet, Period

EGEN = "egen"
"""The code of a period that is told by its dates."""
FORVALD = "30"


@dataclass(frozen=True)
class Namngiven:
    """A named period: `make` gives it as it is on a date."""

    kod: str
    namn: str | Promise
    make: Callable[[date], Period]


def _week(today: date) -> Period:
    return Period(today - timedelta(days=today.weekday()), today)


def _month(today: date) -> Period:
    return Period(today.replace(day=1), today)


def _last_week(today: date) -> Period:
    monday = today - timedelta(days=today.weekday() + 7)
    return Period(monday, monday + timedelta(days=6))


def _last_month(today: date) -> Period:
    last = today.replace(day=1) - timedelta(days=1)
    return Period(last.replace(day=1), last)


def _year(today: date) -> Period:
    return Period(today.replace(month=1, day=1), today)


def _last_year(today: date) -> Period:
    return Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))


def _days_back(days: int) -> Callable[[date], Period]:
    return lambda today: Period(today - timedelta(days=days), today - timedelta(days=1))


NAMNGIVNA: dict[str, Namngiven] = {
    namngiven.kod: namngiven
    for namngiven in (
        Namngiven("idag", _("I dag"), lambda today: Period(today, today)),
        Namngiven("igar", _("I går"), _days_back(1)),
        Namngiven("vecka", _("Denna vecka"), _week),
        Namngiven("forra-veckan", _("Förra veckan"), _last_week),
        Namngiven("30", _("30 dagar"), _days_back(30)),
        Namngiven("manad", _("Denna månad"), _month),
        Namngiven("forra-manaden", _("Förra månaden"), _last_month),
        Namngiven("ar", _("I år"), _year),
        Namngiven("forra-aret", _("Förra året"), _last_year),
        Namngiven("365", _("12 månader"), _days_back(365)),
    )
}
"""By code, in the order in which they are offered."""


def named_period(kod: str) -> Period:
    """The period of a code in NAMNGIVNA as it is today."""
    return NAMNGIVNA[kod].make(timezone.localdate())


def suit_granularitet(period: Period) -> Granularitet:
    """Into what a period is best divided to be looked at: some ten to sixty parts."""
    if period.dagar <= 45:
        return Granularitet.DAG
    return Granularitet.VECKA if period.dagar <= 200 else Granularitet.MANAD
