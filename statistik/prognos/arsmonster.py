"""The season: how the same weeks of earlier years went, against the weeks before them."""

import numpy as np

from statistik.prognos import dagsniva
from statistik.prognos.serie import Serie, Tal, quiet_mean, weekdays

AR = 364
"""Days after which the same weekday of the same season comes again."""
FORE, RUNT = 28, 10
"""Days before the forecast that make the present level; days on each side that make a season's."""
TILLTRO = (0.0, 0.5, 0.7, 0.8)
"""How much of the season is believed after 0, 1, 2, 3 years."""


def seasonal_level(serie: Serie, dagar: int) -> Tal | None:
    """Day level times profile times season; None as long as no earlier year shows one."""
    niva = dagsniva.fit(serie)
    factor = _season(dagsniva.relative_levels(serie, niva.profil), dagar)
    return None if factor is None else niva.spread(factor, int(weekdays(serie.forsta, len(serie) + 1)[-1]))


def _season(levels: Tal, dagar: int) -> Tal | None:
    years = [_year(levels, dagar, AR * back) for back in range(1, len(TILLTRO))]
    found = np.array([year for year in years if year is not None])
    if not len(found):
        return None
    with np.errstate(divide="ignore"):
        logs = np.clip(np.log(found), -1, 1)
    mean = np.where(np.isnan(logs).all(axis=0), 0, np.nan_to_num(quiet_mean(logs, axis=0)))
    return np.exp(mean * TILLTRO[len(found)])


def _year(levels: Tal, dagar: int, bak: int) -> Tal | None:
    """Each day's season so long back over the weeks that went before it then; None when the series is not that old."""
    end = len(levels) - bak
    if end < FORE + RUNT:
        return None
    before = quiet_mean(levels[end - FORE : end])
    around = [quiet_mean(levels[end + n - RUNT : end + n + RUNT + 1]) for n in range(dagar)]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.array(around) / before
