"""Rolling back-test: what each method would have said each week, knowing only what was known then.

The last origin is the end of the series, so that the forecast itself comes from the same pass as its measuring.
"""

from dataclasses import dataclass, field

import numpy as np

from statistik.prognos import arsmonster, dageffekt, dagsniva, medel
from statistik.prognos.dageffekt import Kalender
from statistik.prognos.serie import Serie, Tal

VECKONAIV, MEDEL, MEDIAN = "veckonaiv", "medel4", "median6"
MEDIAN_UTAN_HELG, DAGSNIVA, ARSMONSTER, TRAD = "median6_utan_helg", "dagsniva", "arsmonster", "trad"
VECKA = 7
FORSTA = 42
"""Days of history before the first origin: the six weeks of the median."""
TRADTAKT = 4
"""The trees learn anew at every so manieth origin."""


@dataclass
class Backtest:
    """`utfall` and each of `metoder` are [origin, day ahead, half-hour]; NaN for what is not known or always closed."""

    serie: Serie
    ursprung: list[int]
    utfall: Tal
    metoder: dict[str, Tal] = field(default_factory=dict)

    @property
    def dagar(self) -> int:
        """How many days ahead."""
        return self.utfall.shape[1]

    def known_at(self, n: int) -> Tal:
        """What had come of earlier forecasts at the n-th origin: the outcome there, NaN elsewhere."""
        age = self.ursprung[n] - np.array(self.ursprung)
        known = np.arange(self.dagar)[None, :] < age[:, None]
        return np.where(known[:, :, None], self.utfall, np.nan)


def run(serie: Serie, kalender: Kalender, *, dagar: int, ursprung: int) -> Backtest:
    """Measure all methods from so many weekly origins, the last being the end of the series."""
    origins = [n for n in range(len(serie) - VECKA * (ursprung - 1), len(serie) + 1, VECKA) if n >= FORSTA]
    after = np.vstack([serie.antal, np.full((dagar, serie.antal.shape[1]), np.nan)])
    test = Backtest(serie, origins, np.array([after[n : n + dagar] for n in origins]))
    found = [_forecasts(serie.until(n), kalender, dagar) for n in origins]
    for namn in dict.fromkeys(namn for one in found for namn in one):
        test.metoder[namn] = np.array([one.get(namn, np.full(after[:dagar].shape, np.nan)) for one in found])
    _add_trees(test)
    return test


def _forecasts(serie: Serie, kalender: Kalender, dagar: int) -> dict[str, Tal]:
    effekter = dageffekt.learn(serie, kalender)
    clean = effekter.cleaned(serie)
    factor = effekter.factors(serie.dag(len(serie)), dagar)[:, None]
    result = {
        VECKONAIV: medel.weekly_naive(serie, dagar),
        MEDEL: medel.four_week_mean(serie, dagar),
        MEDIAN: medel.six_week_median(serie, dagar),
        MEDIAN_UTAN_HELG: medel.six_week_median(clean, dagar) * factor,
        DAGSNIVA: dagsniva.day_level(clean, dagar) * factor,
    }
    seasonal = arsmonster.seasonal_level(clean, dagar)
    if seasonal is not None:
        result[ARSMONSTER] = seasonal * factor
    return result


def _add_trees(test: Backtest) -> None:
    """The trees stand on the others, so that they come last; where they have not learnt anything there is no forecast of theirs."""
    # scikit-learn takes seconds to import: only who forecasts has need of it.
    from statistik.prognos import trad

    stod = [test.metoder[namn] for namn in (VECKONAIV, MEDEL, MEDIAN_UTAN_HELG, DAGSNIVA)]
    bas = (stod[2] + stod[3]) / 2
    x = np.array([trad.features(test.serie, n, [one[i] for one in stod], bas[i]) for i, n in enumerate(test.ursprung)])
    result, modell = np.full(bas.shape, np.nan), None
    last = len(test.ursprung) - 1
    for n in range(len(test.ursprung)):
        if (last - n) % TRADTAKT == 0:
            modell = trad.Trad.fit(x[:n], bas[:n], test.known_at(n)[:n])
        if modell is not None:
            result[n] = modell.predict(x[n], bas[n])
    if not np.isnan(result).all():
        test.metoder[TRAD] = result
