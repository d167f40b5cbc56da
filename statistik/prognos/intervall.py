"""Conformal intervals: as wide as the errors of earlier forecasts say, scaled by the level.

An error is counted in units of sqrt(level + (v × level)²), where v is how much whole days vary: Poisson intervals alone are
far too narrow for many calls, and shares of the level too narrow for few. Which units have been missed below and above gives
the bounds. Nothing is assumed of their distribution.
"""

from dataclasses import dataclass

import numpy as np

from statistik.prognos.backtest import VECKA, Backtest
from statistik.prognos.serie import Tal

NIVAER = (0.80, 0.95)
URSPRUNG = 26
"""So many last origins tell how far off the forecasts are."""
MINST = 200
"""Fewer known errors in a week ahead borrow from the weeks nearer."""


@dataclass(frozen=True)
class Intervall:
    """Bounds [day, half-hour] within which the outcome should lie with the chance `niva`."""

    niva: float
    undre: Tal
    ovre: Tal


def intervals(test: Backtest, n: int, combined: Tal) -> tuple[Intervall, ...]:
    """Of the n-th origin's forecast, by what was known then of the earlier ones; empty bounds (NaN) when that is nothing."""
    rows = slice(max(0, n - URSPRUNG), n)
    earlier, known = combined[rows], test.known_at(n)[rows]
    vary = _variation(earlier, known)
    score = (known - earlier) / scale(earlier, vary)
    unit = scale(combined[n], vary)
    found = []
    for niva in NIVAER:
        undre, ovre = _bounds(score, niva)
        found.append(Intervall(niva, np.maximum(0, combined[n] + undre[:, None] * unit), np.maximum(0, combined[n] + ovre[:, None] * unit)))
    return tuple(found)


def scale(level: Tal, vary: float) -> Tal:
    """The unit of error at a level."""
    return np.sqrt(np.maximum(level, 0.5) + (vary * level) ** 2)


def _variation(forecast: Tal, known: Tal) -> float:
    """v: what the errors vary beyond Poisson, as a share of the level."""
    both = ~np.isnan(forecast) & ~np.isnan(known)
    level, missed = forecast[both], known[both] - forecast[both]
    if not len(level) or not (level**2).sum():
        return 0.0
    return float(np.sqrt(max(0.0, (missed**2 - level).sum() / (level**2).sum())))


def _bounds(score: Tal, niva: float) -> tuple[Tal, Tal]:
    """Lower and upper bound of each day ahead, in units: one pair per week ahead."""
    dagar = score.shape[1]
    undre, ovre = np.full(dagar, np.nan), np.full(dagar, np.nan)
    for first in range(0, dagar, VECKA):
        start, own = first, score[:, first : first + VECKA]
        while start > 0 and (~np.isnan(own)).sum() < MINST:
            start -= VECKA
            own = score[:, start : first + VECKA]
        values = own[~np.isnan(own)]
        if len(values):
            tail = (1 - niva) / 2
            undre[first : first + VECKA], ovre[first : first + VECKA] = np.quantile(values, (tail, 1 - tail))
    return undre, ovre
