"""The weighing: at each origin the methods are combined by how they have done so far, and only by that.

No method wins everywhere, and a mean of good ones that err differently errs less than each of them.
"""

import numpy as np

from statistik.prognos.backtest import ARSMONSTER, DAGSNIVA, MEDEL, MEDIAN, MEDIAN_UTAN_HELG, TRAD, Backtest
from statistik.prognos.serie import Tal

KANDIDATER = (MEDIAN_UTAN_HELG, DAGSNIVA, ARSMONSTER, TRAD)
"""What is combined: methods unlike each other, for likes err alike."""
URSPRUNG = 16
"""So many last origins tell how the methods do."""
STRANGHET = 3.0
"""How much heavier a better method weighs: the inverse of its error to this power."""
SAMRE = 1.3
"""A method that errs so many times the best one's error is left out."""
MINSTA_FEL = 1e-9
"""Errors are never counted as less, so that a series without chance can be divided by them."""
PROV = 8
"""From so many origins on, the combination itself is judged …"""
FORLUST = 1.01
"""… and while it has erred more than so many times the better simple method's error, that one is used."""


def combine(test: Backtest) -> tuple[Tal, list[dict[str, float]]]:
    """The combined forecast of each origin, [origin, day, half-hour], and the weights at each origin."""
    combined = np.full(test.utfall.shape, np.nan)
    vikter: list[dict[str, float]] = []
    for n in range(len(test.ursprung)):
        vikter.append(_weights(test, n, combined))
        combined[n] = weighted({namn: test.metoder[namn][n] for namn in vikter[-1]}, vikter[-1])
    return combined, vikter


def weighted(prognoser: dict[str, Tal], vikter: dict[str, float]) -> Tal:
    """The weighted mean of what each says, where it says anything."""
    values = np.array([prognoser[namn] for namn in vikter])
    weight = np.where(np.isnan(values), 0, np.array(list(vikter.values()))[:, None, None])
    with np.errstate(invalid="ignore"):
        return np.nansum(np.where(np.isnan(values), 0, values) * weight, axis=0) / weight.sum(axis=0)


def errors(test: Backtest, n: int, prognoser: dict[str, Tal]) -> dict[str, float]:
    """Mean absolute errors of the origins before the n-th, on what was known at it; without those that have no forecast."""
    rows = slice(max(0, n - URSPRUNG), n)
    known = test.known_at(n)[rows]
    found = {}
    for namn, prognos in prognoser.items():
        missed = np.abs(prognos[rows] - known)
        per_origin = [np.mean(one[~np.isnan(one)]) for one in missed if not np.isnan(one).all()]
        if per_origin:
            found[namn] = float(np.mean(per_origin))
    return found


def _weights(test: Backtest, n: int, combined: Tal) -> dict[str, float]:
    usable = {namn: test.metoder[namn] for namn in KANDIDATER if namn in test.metoder and not np.isnan(test.metoder[namn][n]).all()}
    done = errors(test, n, usable)
    if not done:
        return {MEDEL: 0.5, MEDIAN: 0.5}
    if n >= PROV:
        rivals = errors(test, n, {"": combined} | {namn: test.metoder[namn] for namn in (MEDEL, MEDIAN)})
        simple = min((MEDEL, MEDIAN), key=rivals.__getitem__)
        if rivals[""] > FORLUST * rivals[simple]:
            return {simple: 1.0}
    best = min(done.values())
    weight = {namn: (max(best, MINSTA_FEL) / max(fel, MINSTA_FEL)) ** STRANGHET for namn, fel in done.items() if fel <= SAMRE * best}
    return {namn: value / sum(weight.values()) for namn, value in weight.items()}
