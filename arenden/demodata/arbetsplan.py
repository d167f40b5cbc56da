"""Working time for the simulation: the same as `kontaktcenter.arbetstid`, over the few years that it plays in, and quicker.

All years lie in one plan, so that a moment is found by one search; every moment must lie within them. Moments and stretches of
time are whole numbers: see `tid`.
"""

from bisect import bisect_left, bisect_right
from datetime import date, datetime, time, timedelta
from itertools import accumulate

from arenden.bevakningar import KORT_FRIST
from arenden.demodata.tid import Tid, as_seconds, as_tid, hours
from kontaktcenter.arbetstid import Kalender
from kontaktcenter.arbetstid.arsplan import build_arsplan
from kontaktcenter.models import Fristenhet

KORT = as_seconds(KORT_FRIST)


class Arbetsplan:
    """When one calendar is open, from the beginning of one year to the end of another."""

    def __init__(self, kalender: Kalender, fran_ar: int, till_ar: int) -> None:
        """Lay out the years, both ends included."""
        self.is_around_the_clock = kalender.is_around_the_clock
        forsta = date(fran_ar, 1, 1)
        self.datum = [forsta + timedelta(days=n) for n in range((date(till_ar + 1, 1, 1) - forsta).days)]
        self.midnatter = [as_tid(datetime.combine(datum, time(0), kalender.zon)) for datum in self.datum]
        plan = build_arsplan(((datum, kalender.opening_hours(datum)) for datum in self.datum), kalender.zon)
        self.oppnar, self.stanger, self.dagen_oppnar, self.dagen_stanger = (
            [as_tid(moment) for moment in moments] for moments in (plan.oppnar, plan.stanger, plan.dagen_oppnar, plan.dagen_stanger)
        )
        self.fore = [as_seconds(tid) for tid in plan.fore]
        self.arbetsdagar = frozenset(plan.arbetsdagar)
        self.arbetsdagar_fore = list(accumulate((datum in self.arbetsdagar for datum in self.datum), initial=0))
        """Working days before each date."""

    def local_date(self, moment: Tid) -> date:
        """The date where the calendar holds."""
        return self.datum[self._day(moment)]

    def midnight(self, datum: date) -> Tid:
        """When the date begins where the calendar holds."""
        return self.midnatter[(datum - self.datum[0]).days]

    def after(self, start: Tid, tid: int) -> Tid:
        """The moment when so much open time has passed: `add_working_time`."""
        oppnar = self.oppnar
        i = bisect_right(oppnar, start) - 1
        if tid and start + tid <= self.stanger[i]:
            return start + tid
        oppen = self.fore[i] + min(start, self.stanger[i]) - oppnar[i] + tid
        i = bisect_left(self.fore, oppen, i) - 1
        return oppnar[i] + oppen - self.fore[i]

    def is_open(self, moment: Tid) -> bool:
        """Whether it is working time."""
        return moment < self.stanger[bisect_right(self.oppnar, moment) - 1]

    def next_open(self, moment: Tid) -> Tid:
        """The moment itself when it is open, else the next opening."""
        return max(moment, self.oppnar[bisect_right(self.stanger, moment)])

    def is_working_day(self, datum: date) -> bool:
        """Whether the date has any open time."""
        return datum in self.arbetsdagar

    def days_after(self, start: Tid, dagar: int) -> Tid:
        """The closing of the n-th working day after the date of `start`: `add_working_days`."""
        return self.dagen_stanger[self.arbetsdagar_fore[self._day(start) + 1] + dagar - 1]

    def deadline(self, start: Tid, antal: int, raknas_i: str) -> Tid:
        """So many working hours or days after `start`: `arenden.frister.deadline`."""
        return self.days_after(start, antal) if raknas_i == Fristenhet.DAGAR else self.after(start, hours(antal))

    def extended(self, deadline: Tid, fran: Tid, till: Tid) -> Tid:
        """The deadline moved by the working time of a pause: `arenden.frister.extend`."""
        paus = self.between(fran, till)
        return self.after(deadline, paus) if paus else deadline

    def between(self, fran: Tid, till: Tid) -> int:
        """Open time between two moments: `working_time_between`."""
        return self._open_until(till) - self._open_until(fran)

    def first_reminder(self, start: Tid, forfaller: Tid) -> Tid:
        """When to remind before a deadline: `arenden.bevakningar.first_reminder`."""
        kvar = self.between(start, forfaller)
        if kvar <= KORT:
            return self.after(start, kvar * 3 // 4) if kvar else start
        return max(start, self.dagen_oppnar[self.arbetsdagar_fore[self._day(forfaller - 1)] - 1])

    def _day(self, moment: Tid) -> int:
        """The number of the date where the calendar holds."""
        return bisect_right(self.midnatter, moment) - 1

    def _open_until(self, moment: Tid) -> int:
        """Open time from the beginning up to the moment."""
        i = bisect_right(self.oppnar, moment) - 1
        return self.fore[i] + min(moment, self.stanger[i]) - self.oppnar[i]
