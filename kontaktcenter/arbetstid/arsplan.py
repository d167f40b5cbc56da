"""One year of a calendar laid out on the UTC time line, so that working time is a look-up and not a walk."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kontaktcenter.arbetstid.intervall import MIDNATT, Oppettider

_ETT_DYGN = timedelta(days=1)


@dataclass(slots=True)
class Arsplan:
    """Open stretches and working days of one local calendar year. All moments are in UTC, all lists in order of time.

    Working time is a function of the moment that rises by one second a second while open and rests while closed; adding
    working time is its inverse. That makes them exact, monotone and additive by construction.
    """

    oppnar: list[datetime] = field(default_factory=list)
    stanger: list[datetime] = field(default_factory=list)
    fore: list[timedelta] = field(default_factory=list)
    """Open time of the year before each stretch."""
    arbetsdagar: list[date] = field(default_factory=list)
    dagen_oppnar: list[datetime] = field(default_factory=list)
    dagen_stanger: list[datetime] = field(default_factory=list)
    oppentid: timedelta = timedelta()
    """All open time of the year."""

    def oppentid_until(self, moment: datetime) -> timedelta:
        """Open time of the year up to `moment` (UTC)."""
        i = bisect_right(self.oppnar, moment) - 1
        if i < 0:
            return timedelta()
        return self.fore[i] + (min(moment, self.stanger[i]) - self.oppnar[i])

    def first_moment_with(self, oppentid: timedelta) -> datetime:
        """The earliest moment when this much (above zero, at most all) of the year's open time has passed."""
        i = bisect_left(self.fore, oppentid) - 1
        return self.oppnar[i] + (oppentid - self.fore[i])

    def last_moment_with(self, oppentid: timedelta) -> datetime:
        """The latest moment when no more than this (zero or more, less than all) of the year's open time has passed."""
        i = bisect_right(self.fore, oppentid) - 1
        return self.oppnar[i] + (oppentid - self.fore[i])

    def add_day(self, datum: date, oppettider: Oppettider, zon: ZoneInfo) -> None:
        """Lay out the next day; only `build_arsplan` calls this, in order of date."""
        forsta = len(self.oppnar)
        for fran, till in oppettider:
            oppnar = first_moment(datum, fran, zon)
            stanger = first_moment(datum + _ETT_DYGN, till, zon) if till == MIDNATT else first_moment(datum, till, zon)
            # Clock times that a change of the clock skips leave nothing of an interval that lies wholly among them.
            if oppnar < stanger:
                self.fore.append(self.oppentid)
                self.oppnar.append(oppnar)
                self.stanger.append(stanger)
                self.oppentid += stanger - oppnar
        if len(self.oppnar) > forsta:
            self.arbetsdagar.append(datum)
            self.dagen_oppnar.append(self.oppnar[forsta])
            self.dagen_stanger.append(self.stanger[-1])


def build_arsplan(dagar: Iterable[tuple[date, Oppettider]], zon: ZoneInfo) -> Arsplan:
    """Lay out the days of a year, given in order of date."""
    plan = Arsplan()
    for datum, oppettider in dagar:
        plan.add_day(datum, oppettider, zon)
    return plan


def first_moment(datum: date, klockslag: time, zon: ZoneInfo) -> datetime:
    """The first moment (UTC) when the local clock shows this date and time, or has passed it.

    In autumn 02.30 comes twice: the first counts. In spring it never comes: the moment of the change counts.
    """
    lokal = datetime.combine(datum, klockslag)
    moment = lokal.replace(tzinfo=zon).astimezone(UTC)
    if _clock(moment, zon) == lokal:
        return moment
    # The clock skips `lokal`: the change lies between its two readings by PEP 495, on a whole second.
    fore_andringen = lokal.replace(tzinfo=zon, fold=1, microsecond=0).astimezone(UTC)
    sekunder = range(int((moment - fore_andringen).total_seconds()) + 1)
    vantan = bisect_left(sekunder, lokal, key=lambda sekund: _clock(fore_andringen + timedelta(seconds=sekund), zon))
    return fore_andringen + timedelta(seconds=vantan)


def _clock(moment: datetime, zon: ZoneInfo) -> datetime:
    """What the local clock shows at the moment, without time zone."""
    return moment.astimezone(zon).replace(tzinfo=None, fold=0)
