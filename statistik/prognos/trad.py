"""Boosted trees: what the other methods forecast, corrected by what calendar and recent weeks say.

The trees learn from earlier forecasts and what came of them: how many times the base forecast came, weighted by that
forecast, under Poisson loss. They win where there is much to learn from and lose where there is not; which one, the
back-test shows.
"""

from datetime import timedelta

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor
from threadpoolctl import threadpool_limits

from statistik.prognos.serie import Serie, Tal

MINST = 3000
"""So many known half-hours are needed to learn from."""
MEST = 60_000
"""No more are learnt from: the last ones."""
MINSTA_BAS = 0.2
"""Half-hours of which less is expected are left as they are."""
STORST = 5.0
"""What came is counted as at most so many times what was expected."""


def features(serie: Serie, ursprung: int, prognoser: list[Tal], bas: Tal) -> Tal:
    """[day, half-hour, feature]: when it is, how far ahead, and how the methods differ."""
    days, slots = bas.shape
    dates = [serie.forsta + timedelta(days=ursprung + n) for n in range(days)]
    per_day = [[d.weekday(), d.day, d.isocalendar().week, n] for n, d in enumerate(dates)]
    when = np.broadcast_to(np.array(per_day, dtype=float)[:, None, :], (days, slots, 4))
    slot = np.broadcast_to(np.arange(slots, dtype=float)[None, :, None], (days, slots, 1))
    ratios = [((prognos + 0.5) / (bas + 0.5))[..., None] for prognos in prognoser]
    return np.concatenate([when, slot, *ratios, np.log(bas + 0.5)[..., None]], axis=2)


class Trad:
    """Trees that have learnt from what is known; `None` in `fit` when that is too little."""

    def __init__(self, modell: HistGradientBoostingRegressor) -> None:
        self._modell = modell

    @classmethod
    def fit(cls, egenskaper: Tal, bas: Tal, utfall: Tal) -> "Trad | None":
        """`utfall` is NaN where nothing is known yet; the same numbers always give the same trees."""
        usable = ~np.isnan(utfall) & (bas > MINSTA_BAS)
        if usable.sum() < MINST:
            return None
        x, expected, came = egenskaper[usable][-MEST:], bas[usable][-MEST:], utfall[usable][-MEST:]
        modell = HistGradientBoostingRegressor(
            loss="poisson", max_iter=60, learning_rate=0.08, max_leaf_nodes=8, min_samples_leaf=100, early_stopping=False, random_state=1
        )
        with threadpool_limits(1):
            return cls(modell.fit(x, np.clip(came / expected, 0, STORST), sample_weight=expected))

    def predict(self, egenskaper: Tal, bas: Tal) -> Tal:
        """The base, corrected."""
        result, usable = bas.copy(), bas > MINSTA_BAS
        if usable.any():
            with threadpool_limits(1):
                result[usable] *= self._modell.predict(egenskaper[usable])
        return result
