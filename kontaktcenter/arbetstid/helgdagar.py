"""Swedish public holidays and the eves that are treated like them, computed for any year.

Sundays are public holidays too by law, but here a Sunday is an ordinary weekday of the calendar: a duty office may be
open on it, and only its own intervals decide.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache

from holidays import DE_FACTO, PUBLIC
from holidays.countries import Sweden


@cache
def public_holidays(ar: int) -> Mapping[date, str]:
    """The public holidays of the year with their Swedish names, by lag (1989:253) om allmänna helgdagar."""
    return dict(Sweden(years=ar, categories=(PUBLIC,), include_sundays=False, language="sv"))


@cache
def holiday_eves(ar: int) -> Mapping[date, str]:
    """Midsummer eve, Christmas eve and New Year's eve, with their Swedish names.

    They are no public holidays, but semesterlagen (1977:480) 3 a § puts them on a par with Sundays, and by lag (1930:173)
    om beräkning av lagstadgad tid 2 § what falls due on one of them may be done on the next weekday.
    """
    return dict(Sweden(years=ar, categories=(DE_FACTO,), language="sv"))
