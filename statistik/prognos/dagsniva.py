"""Day level times profile: how much a day brings, spread as such weekdays are wont to be.

The level is exponentially smoothed over the days with the weekdays' differences taken out; how quickly it follows is
whatever would have been best so far. The profile is a weighted mean of many weeks, so that chance in one half-hour
matters less than in a mean of four: at small volume this is what wins.
"""

from dataclasses import dataclass

import numpy as np

from statistik.prognos.serie import Serie, Tal, quiet_mean, weekdays

HALVERINGSTID = 12.0
"""Weeks after which a day counts half in profile and weekday."""
FOLJSAMHET = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3)
"""How much of each day's news the level may take in."""
PROVDAGAR = 182
"""So many last days choose between them."""
FRAMAT = 10
"""They are judged by the level so many days later."""


@dataclass(frozen=True)
class Niva:
    """What the method knows after the last day: the level, and each weekday's part of it per half-hour."""

    niva: float
    profil: Tal

    def spread(self, faktor: Tal, forsta: int) -> Tal:
        """Days from the weekday `forsta` on; each has its factor of the level."""
        dagar = (forsta + np.arange(len(faktor))) % 7
        return self.niva * faktor[:, None] * self.profil[dagar]


def day_level(serie: Serie, dagar: int) -> Tal:
    """The forecast of so many days after the series."""
    first = int(weekdays(serie.forsta, len(serie) + 1)[-1])
    return fit(serie).spread(np.ones(dagar), first)


def fit(serie: Serie) -> Niva:
    """Level and profile after the last day."""
    profil = _profile(serie)
    return Niva(_smooth(relative_levels(serie, profil)), profil)


def relative_levels(serie: Serie, profil: Tal) -> Tal:
    """Each day's level: what came, over what the profile of its weekday says of the half-hours that are known; NaN if none."""
    expected = np.where(np.isnan(serie.antal), np.nan, profil[serie.veckodagar])
    total = np.nansum(expected, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 0, np.nansum(np.where(np.isnan(expected), np.nan, serie.antal), axis=1) / total, np.nan)


def _profile(serie: Serie) -> Tal:
    """[weekday, half-hour], of mean 1 over the days' own levels: weighted by how long ago, corrected for each week's level."""
    n = len(serie)
    weight = 0.5 ** ((n - 1 - np.arange(n)) / (7 * HALVERINGSTID))
    week = (np.arange(n) - n) // 7 + -(-n // 7)
    level = _week_levels(serie, week)[week]
    profil = np.full((7, serie.antal.shape[1]), np.nan)
    for dag in range(7):
        own = serie.veckodagar == dag
        known = ~np.isnan(serie.antal[own]) & ~np.isnan(level[own])[:, None]
        base = (weight[own] * np.nan_to_num(level[own]))[:, None] * known
        with np.errstate(invalid="ignore", divide="ignore"):
            profil[dag] = (weight[own][:, None] * np.where(known, serie.antal[own], 0)).sum(axis=0) / base.sum(axis=0)
    return profil


def _week_levels(serie: Serie, week: Tal) -> Tal:
    """Each week's level, by comparing each half-hour with its own mean, so that a missing day makes no low week."""
    usual = np.array([quiet_mean(serie.antal[serie.veckodagar == dag], axis=0) for dag in range(7)])
    expected = np.where(np.isnan(serie.antal), 0, np.nan_to_num(usual[serie.veckodagar])).sum(axis=1)
    weeks = int(week.max()) + 1
    came = np.bincount(week, weights=np.nansum(serie.antal, axis=1), minlength=weeks)
    base = np.bincount(week, weights=expected, minlength=weeks)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(base > 0, came / base, np.nan)


def _smooth(levels: Tal) -> float:
    """The level after the last day, smoothed with what would have told best of the levels FRAMAT days later."""
    known = levels[~np.isnan(levels)]
    if not len(known):
        return np.nan
    alfa = np.array(FOLJSAMHET)
    state = np.full(len(alfa), np.median(known[:28]))
    path = np.empty((len(known), len(alfa)))
    for n, level in enumerate(known):
        state = state + alfa * (level - state)
        path[n] = state
    if len(known) <= 2 * FRAMAT:
        return float(path[-1, 2])
    missed = np.abs(path[:-FRAMAT] - known[FRAMAT:, None])[-PROVDAGAR:]
    return float(path[-1, missed.mean(axis=0).argmin()])
