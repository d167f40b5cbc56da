"""What a period cost, and what it freed, from lines of budgets and what is assumed. Pure functions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from statistik.period import Period

MINUTER_PER_TIMME = 60


class Rad(Protocol):
    """A line of a year's budget: whole kronor, and what was spent until a day of the year (None before that is known)."""

    ar: int
    budget: int
    utfall: int | None
    utfall_till: date | None


class Antagande(Protocol):
    """What is assumed of officers' time from a year on: minutes per question, the share in per cent, kronor per hour."""

    ar: int
    minuter: float
    andel: int
    timkostnad: int | None


@dataclass(frozen=True)
class Kostnad:
    """Kronor of a period. `budgeterat` is the part that is not spent yet, or not known, and is taken from the budget.

    `saknade_ar` are years of the period without any line: then nothing can be said of the whole.
    """

    kronor: float = 0.0
    budgeterat: float = 0.0
    saknade_ar: tuple[int, ...] = ()

    def per(self, antal: int) -> float | None:
        """Kronor for each of so many; None of none, and where a year lacks."""
        return self.kronor / antal if antal and not self.saknade_ar else None


@dataclass(frozen=True)
class Frigjort:
    """Hours of officers' time that questions did not need. `kronor` is None where an hour's cost is not assumed for all of it."""

    timmar: float
    kronor: float | None


def cost_of(rader: Iterable[Rad], period: Period) -> Kostnad:
    """What the period cost: each day its part of what was spent until the line's day, and of the budget after it."""
    rows = list(rader)
    told = {rad.ar for rad in rows}
    lacking = tuple(ar for ar in range(period.fran.year, period.till.year + 1) if ar not in told)
    spent, budgeted = 0.0, 0.0
    for rad in rows:
        year = Period(date(rad.ar, 1, 1), date(rad.ar, 12, 31))
        known = Period(year.fran, rad.utfall_till) if rad.utfall is not None and rad.utfall_till is not None else None
        if known is not None:
            spent += (rad.utfall or 0) * _common_days(known, period) / known.dagar
        rest = Period(known.till + timedelta(days=1), year.till) if known is not None else year
        budgeted += rad.budget * _common_days(rest, period) / year.dagar
    return Kostnad(spent + budgeted, budgeted, lacking)


def freed_time(antaganden: Iterable[Antagande], fragor: Mapping[int, int]) -> Frigjort | None:
    """What the questions answered directly, by year, would have taken of officers; None where a year has no assumption."""
    rows = sorted(antaganden, key=lambda rad: rad.ar)
    timmar, kronor = 0.0, 0.0
    is_priced = True
    for ar, antal in fragor.items():
        valid = assumption_of(rows, ar)
        if valid is None:
            return None
        hours = antal * valid.andel / 100 * float(valid.minuter) / MINUTER_PER_TIMME
        timmar += hours
        kronor += hours * (valid.timkostnad or 0)
        is_priced = is_priced and valid.timkostnad is not None
    return Frigjort(timmar, kronor if is_priced else None)


def assumption_of(antaganden: Iterable[Antagande], ar: int) -> Antagande | None:
    """The assumption that holds in a year: its own, or the latest before it."""
    return max((rad for rad in antaganden if rad.ar <= ar), key=lambda rad: rad.ar, default=None)


def _common_days(one: Period, other: Period) -> int:
    return max(0, (min(one.till, other.till) - max(one.fran, other.fran)).days + 1)
