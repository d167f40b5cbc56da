"""What is left until a deadline, as data that a page can put into words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kontaktcenter.arbetstid.arbetsdagar import deadline_date, working_days_between
from kontaktcenter.arbetstid.kalender import Kalender, to_utc
from kontaktcenter.arbetstid.timmar import working_time_between


@dataclass(frozen=True, slots=True)
class Aterstaende:
    """Working time left at a moment; `arbetstid` and `arbetsdagar` are negative once the deadline has passed.

    `arbetsdagar` does not count the current day. A deadline that passed a minute ago, outside working time, has nothing
    left and is overdue all the same.
    """

    arbetstid: timedelta
    arbetsdagar: int
    is_due_today: bool
    is_overdue: bool


def describe_remaining(now: datetime, deadline: datetime, kalender: Kalender) -> Aterstaende:
    """What is left from `now` to `deadline`. Raises OgiltigTidpunkt."""
    return Aterstaende(
        arbetstid=working_time_between(now, deadline, kalender),
        arbetsdagar=working_days_between(now, deadline, kalender),
        is_due_today=to_utc(now).astimezone(kalender.zon).date() == deadline_date(deadline, kalender),
        is_overdue=to_utc(now) > to_utc(deadline),
    )
