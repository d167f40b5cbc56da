"""The calendar as a value: time zone, weekly hours, public holidays and exceptions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Self
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from kontaktcenter.arbetstid.arsplan import Arsplan, build_arsplan
from kontaktcenter.arbetstid.fel import OgiltigKalender, OgiltigTidpunkt
from kontaktcenter.arbetstid.helgdagar import holiday_eves, public_holidays
from kontaktcenter.arbetstid.intervall import HELA_DYGNET, Oppettider, normalise

FORSTA_AR = 1970
SISTA_AR = 2199
"""The years that calendars hold for. Time zones are well known from 1970; the end only bounds the work of a search."""

LANGSTA_STANGNING = 5
"""A search for open time ends after this many years in a row without any."""


@dataclass(frozen=True)
class Kalender:
    """When somebody works. A value: two calendars with the same content are equal, and none ever changes.

    `veckointervall` holds the open intervals of Monday to Sunday. `undantag` goes before everything else: an empty tuple
    closes the date, intervals give it other hours (half days, squeeze days) or open a date that would be closed.
    `roda_dagar` closes the public holidays, `stangda_helgdagsaftnar` midsummer eve, Christmas eve and New Year's eve.
    How a day that ends at midnight is written: see `intervall`.

    Raises OgiltigKalender for an unknown time zone, another number of weekdays than seven, and bad intervals.
    """

    tidszon: str
    veckointervall: tuple[Oppettider, ...]
    undantag: Mapping[date, Oppettider] = field(default_factory=dict, hash=False)
    roda_dagar: bool = True
    stangda_helgdagsaftnar: bool = True
    zon: ZoneInfo = field(init=False, repr=False, compare=False)
    _arsplaner: dict[int, Arsplan] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.veckointervall) != 7:
            raise OgiltigKalender(_("En kalender ska ha öppettider för veckans sju dagar."))
        undantag = {datum: normalise(oppettider) for datum, oppettider in self.undantag.items()}
        object.__setattr__(self, "zon", _load_zone(self.tidszon))
        object.__setattr__(self, "veckointervall", tuple(map(normalise, self.veckointervall)))
        object.__setattr__(self, "undantag", MappingProxyType(undantag))

    def __reduce__(self) -> tuple:
        """Copy and pickle the content only: neither a mapping proxy nor the laid-out years travel well."""
        innehall = self.tidszon, self.veckointervall, dict(self.undantag), self.roda_dagar, self.stangda_helgdagsaftnar
        return Kalender, innehall

    @classmethod
    def kontorstid(cls, *, tidszon: str = "Europe/Stockholm") -> Self:
        """The usual one: Monday to Friday 8–17 without closing for lunch, closed on public holidays and their eves."""
        return cls(tidszon, (((time(8), time(17)),),) * 5 + ((),) * 2)

    @property
    def is_around_the_clock(self) -> bool:
        """Whether the week has no closed moment: somebody is always on duty."""
        return all(day == HELA_DYGNET for day in self.veckointervall)

    def opening_hours(self, datum: date) -> Oppettider:
        """The open intervals of the date in local clock time, in order; empty when it is closed."""
        if datum in self.undantag:
            return self.undantag[datum]
        if self.roda_dagar and datum in public_holidays(datum.year):
            return ()
        if self.stangda_helgdagsaftnar and datum in holiday_eves(datum.year):
            return ()
        return self.veckointervall[datum.weekday()]

    def arsplan(self, ar: int) -> Arsplan:
        """The year laid out on the time line; computed once. Raises OgiltigTidpunkt outside FORSTA_AR–SISTA_AR."""
        plan = self._arsplaner.get(ar)
        if plan is None:
            plan = self._arsplaner[ar] = self._build_arsplan(ar)
        return plan

    def arsplaner(self, fran: int, steg: int = 1) -> Iterator[Arsplan]:
        """The years from `fran` on (backwards with `steg` -1); ends after LANGSTA_STANGNING of them in a row are closed."""
        tomma = 0
        while tomma < LANGSTA_STANGNING:
            plan = self.arsplan(fran)
            yield plan
            tomma = 0 if plan.arbetsdagar else tomma + 1
            fran += steg

    def _build_arsplan(self, ar: int) -> Arsplan:
        if not FORSTA_AR <= ar <= SISTA_AR:
            raise _utanfor_kalendern()
        forsta = date(ar, 1, 1)
        dagar = (forsta + timedelta(days=i) for i in range((date(ar + 1, 1, 1) - forsta).days))
        return build_arsplan(((dag, self.opening_hours(dag)) for dag in dagar), self.zon)


@lru_cache(maxsize=64)
def shared_kalender(kalender: Kalender) -> Kalender:
    """The one calendar of this process with the same content. It goes by content, so it never needs to be emptied."""
    return kalender


def to_utc(moment: datetime) -> datetime:
    """The moment in UTC, where differences are real time. Raises OgiltigTidpunkt without time zone or outside the years."""
    if moment.utcoffset() is None:
        raise OgiltigTidpunkt(_("Tidpunkten saknar tidszon."))
    if not FORSTA_AR <= moment.year <= SISTA_AR:
        raise _utanfor_kalendern()
    return moment.astimezone(UTC)


def _utanfor_kalendern() -> OgiltigTidpunkt:
    return OgiltigTidpunkt(_("Kalendern räknar bara med åren %(forsta)s–%(sista)s.") % {"forsta": FORSTA_AR, "sista": SISTA_AR})


def _load_zone(namn: str) -> ZoneInfo:
    try:
        return ZoneInfo(namn)
    except (KeyError, ValueError, OSError):
        raise OgiltigKalender(_("Tidszonen %(namn)s finns inte.") % {"namn": namn}) from None
