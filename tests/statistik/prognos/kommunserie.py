"""A made-up municipality's calls: three years of weekdays, seasons, growth, holidays, invoices, school choice, and chance."""

from datetime import date, timedelta

import numpy as np

from kontaktcenter.arbetstid import holiday_eves, public_holidays
from statistik.prognos.dageffekt import Handelse, Kalender
from statistik.prognos.serie import HALVTIMMAR, Serie

FORSTA = date(2023, 1, 2)
OPPET = slice(16, 33)
VECKODAG = (1.28, 1.06, 1.0, 0.96, 0.82, 0.0, 0.0)
FAKTURA, SKOLVAL = (0.45, 0.3, 0.15), 0.25


def helgdagar(ar: int) -> dict[date, str]:
    """Holidays and eves: the municipality is closed."""
    return {**public_holidays(ar), **holiday_eves(ar)}


def make_kalender(ar: range = range(2023, 2028)) -> Kalender:
    """With invoices in the end of each month and the school choice in the beginning of each year."""
    fakturor = [Handelse("faktura", date(y, m, 24), date(y, m, 26)) for y in ar for m in range(1, 13)]
    skolval = [Handelse("skolval", date(y, 1, 29), date(y, 2, 9)) for y in ar]
    return Kalender(helgdagar, tuple(fakturor + skolval))


def make_serie(dagar: int = 1092, *, per_dag: float = 600, fro: int = 20261122) -> Serie:
    """Half-hours from eight to half past four; closed days are rows of nought, nights are unknown."""
    dice = np.random.default_rng(fro)
    hours = np.arange(OPPET.start, OPPET.stop)
    profil = np.exp(-(((hours - 19) / 4.0) ** 2)) + 0.8 * np.exp(-(((hours - 27) / 3.5) ** 2)) + 0.25
    profil /= profil.sum()
    antal, drift = np.full((dagar, HALVTIMMAR), np.nan), 0.0
    for n in range(dagar):
        dag = FORSTA + timedelta(days=n)
        drift = 0.93 * drift + dice.normal(0, 0.025)
        if dag.weekday() < 5:
            mean = per_dag * _factor(dag) * (1 + 0.03 * n / 365) * np.exp(drift) * dice.gamma(250, 1 / 250)
            antal[n, OPPET] = dice.poisson(mean * profil)
    return Serie(FORSTA, antal)


def _factor(dag: date) -> float:
    if dag in helgdagar(dag.year):
        return 0.0
    season = 1 - 0.28 * np.exp(-(((dag.timetuple().tm_yday - 200) / 18) ** 2)) + 0.05 * np.cos(2 * np.pi * dag.timetuple().tm_yday / 365)
    around = [dag + timedelta(days=step) in helgdagar((dag + timedelta(days=step)).year) for step in (-1, 1)]
    factor = VECKODAG[dag.weekday()] * season * (1.25 if around[0] else 1) * (0.8 if around[1] else 1)
    if 24 <= dag.day <= 26:
        factor *= 1 + FAKTURA[dag.day - 24]
    return factor * (1 + SKOLVAL if date(dag.year, 1, 29) <= dag <= date(dag.year, 2, 9) else 1)
