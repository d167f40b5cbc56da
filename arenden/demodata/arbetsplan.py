"""Working time for the simulation: the same as `kontaktcenter.arbetstid`, over the few years that it plays in, and quicker.

All years lie in one plan, so that a moment is found by one search; every moment must lie within them. Moments are in UTC and
do not say so: the simulation makes tens of millions of them, and a time zone triples what each costs to write.
"""

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, time, timedelta

from arenden.bevakningar import KORT_FRIST
from kontaktcenter.arbetstid import Kalender
from kontaktcenter.arbetstid.arsplan import build_arsplan
from kontaktcenter.models import Fristenhet

MINSTA_TID = timedelta.resolution


def as_utc(moment: datetime) -> datetime:
    """The moment in UTC as the simulation writes it."""
    return moment.astimezone(UTC).replace(tzinfo=None)


class Arbetsplan:
    """When one calendar is open, from the beginning of one year to the end of another."""

    def __init__(self, kalender: Kalender, fran_ar: int, till_ar: int) -> None:
        """Lay out the years, both ends included."""
        forsta = date(fran_ar, 1, 1)
        self.datum = [forsta + timedelta(days=n) for n in range((date(till_ar + 1, 1, 1) - forsta).days)]
        self.midnatter = [as_utc(datetime.combine(datum, time(0), kalender.zon)) for datum in self.datum]
        plan = build_arsplan(((datum, kalender.opening_hours(datum)) for datum in self.datum), kalender.zon)
        for moments in (plan.oppnar, plan.stanger, plan.dagen_oppnar, plan.dagen_stanger):
            moments[:] = [moment.replace(tzinfo=None) for moment in moments]
        self.plan = plan

    def local_date(self, moment: datetime) -> date:
        """The date where the calendar holds."""
        return self.datum[bisect_right(self.midnatter, moment) - 1]

    def midnight(self, datum: date) -> datetime:
        """When the date begins where the calendar holds."""
        return self.midnatter[(datum - self.datum[0]).days]

    def after(self, start: datetime, tid: timedelta) -> datetime:
        """The moment when so much open time has passed: `add_working_time`."""
        return self.plan.first_moment_with(self.plan.oppentid_until(start) + tid)

    def is_open(self, moment: datetime) -> bool:
        """Whether it is working time."""
        i = bisect_right(self.plan.oppnar, moment) - 1
        return i >= 0 and moment < self.plan.stanger[i]

    def next_open(self, moment: datetime) -> datetime:
        """The moment itself when it is open, else the next opening."""
        return max(moment, self.plan.oppnar[bisect_right(self.plan.stanger, moment)])

    def is_working_day(self, datum: date) -> bool:
        """Whether the date has any open time."""
        i = bisect_left(self.plan.arbetsdagar, datum)
        return i < len(self.plan.arbetsdagar) and self.plan.arbetsdagar[i] == datum

    def days_after(self, start: datetime, dagar: int) -> datetime:
        """The closing of the n-th working day after the date of `start`: `add_working_days`."""
        datum = self.local_date(start)
        return self.plan.dagen_stanger[bisect_right(self.plan.arbetsdagar, datum) + dagar - 1]

    def deadline(self, start: datetime, antal: int, raknas_i: str) -> datetime:
        """So many working hours or days after `start`: `arenden.frister.deadline`."""
        return self.days_after(start, antal) if raknas_i == Fristenhet.DAGAR else self.after(start, timedelta(hours=antal))

    def extended(self, deadline: datetime, fran: datetime, till: datetime) -> datetime:
        """The deadline moved by the working time of a pause: `arenden.frister.extend`."""
        paus = self.plan.oppentid_until(till) - self.plan.oppentid_until(fran)
        return self.after(deadline, paus) if paus else deadline

    def first_reminder(self, start: datetime, forfaller: datetime) -> datetime:
        """When to remind before a deadline: `arenden.bevakningar.first_reminder`."""
        kvar = self.plan.oppentid_until(forfaller) - self.plan.oppentid_until(start)
        if kvar <= KORT_FRIST:
            return self.after(start, kvar * 3 / 4) if kvar else start
        datum = self.local_date(forfaller - MINSTA_TID)
        return max(start, self.plan.dagen_oppnar[bisect_left(self.plan.arbetsdagar, datum) - 1])
