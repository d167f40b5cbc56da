"""The simple methods: what came in the same half-hour of the weeks before."""

import numpy as np

from statistik.prognos.serie import Serie, Tal, quiet_mean

DAGAR = 7


def weekly_naive(serie: Serie, dagar: int) -> Tal:
    """The same half-hour of the last week that knows it, looking back four weeks."""
    weeks = same_slots(serie, 4)
    known = ~np.isnan(weeks)
    last = weeks.shape[0] - 1 - known[::-1].argmax(axis=0)
    return _repeat(np.take_along_axis(weeks, last[None], axis=0)[0], dagar)


def four_week_mean(serie: Serie, dagar: int) -> Tal:
    """The mean of the same half-hour over four weeks."""
    return _repeat(quiet_mean(same_slots(serie, 4), axis=0), dagar)


def six_week_median(serie: Serie, dagar: int) -> Tal:
    """The median of the same half-hour over six weeks."""
    weeks = same_slots(serie, 6)
    empty = np.isnan(weeks).all(axis=0)
    return _repeat(np.where(empty, np.nan, np.nanmedian(np.where(empty, 0, weeks), axis=0)), dagar)


def same_slots(serie: Serie, veckor: int) -> Tal:
    """[week, day after the end modulo seven, half-hour] of the last whole weeks, oldest first; NaN before the series began."""
    need = veckor * DAGAR
    tail = serie.antal[-need:]
    if len(tail) < need:
        tail = np.vstack([np.full((need - len(tail), tail.shape[1]), np.nan), tail])
    return tail.reshape(veckor, DAGAR, -1)


def _repeat(vecka: Tal, dagar: int) -> Tal:
    return np.tile(vecka, (-(-dagar // DAGAR), 1))[:dagar]
