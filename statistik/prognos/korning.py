"""The whole forecast of a series: methods, back-test, weighing, intervals, and how well it has done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from statistik.prognos import backtest, intervall, matning, val
from statistik.prognos.dageffekt import Kalender
from statistik.prognos.intervall import Intervall
from statistik.prognos.matning import Matning
from statistik.prognos.serie import Serie, Seriefel, Tal

FRAMAT = 56
"""Days ahead: eight weeks."""
NARA = 14
"""Days ahead over which methods are compared."""
URSPRUNG = 78
"""Weekly origins: a year and a half, so that the trees have seen every season."""
MINST = 56
"""Days of history without which nothing is forecast."""


@dataclass(frozen=True)
class Resultat:
    """From the day `forsta` on: `antal[dag, halvtimme]` (NaN where it is always closed), its intervals, the weights of the
    methods, and how it has done two weeks and all days ahead."""

    forsta: date
    antal: Tal
    intervall: tuple[Intervall, ...]
    vikter: Mapping[str, float]
    nara: Matning
    hela: Matning


def forecast(serie: Serie, kalender: Kalender, *, dagar: int = FRAMAT, ursprung: int = URSPRUNG) -> Resultat:
    """The days after the series. Raises Seriefel when there is too little to go by."""
    known = int((~np.isnan(serie.antal)).any(axis=1).sum())
    if len(serie) < MINST:
        raise Seriefel(f"Det behövs minst {MINST // 7} veckors historik för en prognos, men här finns {len(serie)} dagar.")
    if not known or not np.nansum(serie.antal):
        raise Seriefel("Inget har kommit in under hela tiden: det finns inget att göra en prognos av.")
    test = backtest.run(serie, kalender, dagar=dagar, ursprung=ursprung)
    combined, vikter = val.combine(test)
    bounds = [intervall.intervals(test, n, combined) for n in range(len(test.ursprung))]
    nara, hela = (matning.measure(test, combined, bounds, dagar=min(days, dagar)) for days in (NARA, dagar))
    return Resultat(serie.dag(len(serie)), combined[-1], bounds[-1], vikter[-1], nara, hela)
