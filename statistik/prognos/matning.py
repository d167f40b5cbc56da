"""How a forecast has done: its errors against the simple methods', and how often the intervals held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from statistik.prognos.backtest import MEDEL, MEDIAN, VECKA, VECKONAIV, Backtest
from statistik.prognos.intervall import NIVAER, Intervall
from statistik.prognos.serie import Tal, quiet_mean

SJALV = ""
"""The name of the forecast itself among the errors."""


@dataclass(frozen=True)
class Matning:
    """`ursprung` origins were measured over `dagar` days ahead.

    `fel` is the mean absolute error per half-hour of each method and of the forecast itself (SJALV), `skala` what last
    week's number missed by in the history, `tackning` the share inside each interval. NaN when nothing is known.
    """

    ursprung: int
    dagar: int
    fel: Mapping[str, float]
    skala: float
    tackning: Mapping[float, float]

    def mase(self, metod: str = SJALV) -> float:
        """The mean absolute scaled error."""
        return self.fel[metod] / self.skala

    def against(self, metod: str) -> float:
        """The forecast's error over the method's: 0.95 means five per cent less."""
        return self.fel[SJALV] / self.fel[metod] if self.fel.get(metod) else float("nan")

    @property
    def against_simple(self) -> float:
        """Against the better of the two simple averages."""
        return max(self.against(MEDEL), self.against(MEDIAN))


FORSTA = 4
"""Origins before this one had too few earlier ones to weigh the methods by; they are not measured."""


def measure(test: Backtest, combined: Tal, bounds: Sequence[tuple[Intervall, ...]], *, dagar: int) -> Matning:
    """Of the origins whose first so many days are over."""
    rows = [n for n in range(FORSTA, len(test.ursprung)) if test.ursprung[n] + dagar <= len(test.serie)]
    utfall = test.utfall[rows, :dagar]
    common = ~np.isnan(combined[rows, :dagar]) & ~np.isnan(utfall)
    for namn in (VECKONAIV, MEDEL, MEDIAN):
        common &= ~np.isnan(test.metoder[namn][rows, :dagar])
    methods = {SJALV: combined} | test.metoder
    fel = {namn: _mean_error(prognos[rows, :dagar], utfall, common) for namn, prognos in methods.items()}
    return Matning(len(rows), dagar, fel, _naive_error(test, rows), _coverage(bounds, rows, utfall))


def _mean_error(prognos: Tal, utfall: Tal, common: Tal) -> float:
    missed = np.abs(prognos - utfall)[common]
    return float(missed[~np.isnan(missed)].mean()) if (~np.isnan(missed)).any() else float("nan")


def _naive_error(test: Backtest, rows: list[int]) -> float:
    """What last week's number missed by in the history that the origins had."""
    if not rows:
        return float("nan")
    antal = test.serie.antal[: test.ursprung[rows[-1]]]
    return float(quiet_mean(np.abs(antal[VECKA:] - antal[:-VECKA]))) or float("nan")


def _coverage(bounds: Sequence[tuple[Intervall, ...]], rows: list[int], utfall: Tal) -> dict[float, float]:
    found = {}
    for i, niva in enumerate(NIVAER):
        inside = []
        for n, came in zip(rows, utfall, strict=True):
            undre, ovre = bounds[n][i].undre[: len(came)], bounds[n][i].ovre[: len(came)]
            known = ~np.isnan(came) & ~np.isnan(undre)
            inside.append(((undre <= came) & (came <= ovre))[known])
        all_ = np.concatenate(inside) if inside else np.array([])
        found[niva] = float(all_.mean()) if len(all_) else float("nan")
    return found
