"""The whole forecast: better than the simple averages where there is something to know, never much worse, honest of its errors."""

from datetime import date
from functools import cache

import numpy as np
import pytest

from statistik.prognos import backtest, val
from statistik.prognos.dageffekt import Kalender
from statistik.prognos.korning import Resultat, forecast
from statistik.prognos.serie import HALVTIMMAR, Serie, Seriefel
from tests.statistik.prognos.kommunserie import make_kalender, make_serie

MANDAG = date(2026, 1, 5)


@cache
def kommun() -> Resultat:
    """Two years of a municipality, measured over the last half."""
    return forecast(make_serie(728), make_kalender(), dagar=14, ursprung=26)


def chance(dagar: int, mean: float, fro: int = 3) -> Serie:
    """Nothing to know: chance around the same mean from eight to four."""
    antal = np.full((dagar, HALVTIMMAR), np.nan)
    antal[:, 16:32] = np.random.default_rng(fro).poisson(mean, (dagar, 16))
    return Serie(MANDAG, antal)


def test_a_municipality_is_forecast_a_twentieth_better_than_by_the_better_simple_average() -> None:
    assert kommun().nara.against_simple <= 0.95


def test_the_intervals_of_a_municipality_hold_as_often_as_they_say() -> None:
    tackning = kommun().nara.tackning
    assert 0.74 <= tackning[0.80] <= 0.90
    assert 0.90 <= tackning[0.95] <= 0.99


def test_mere_chance_is_forecast_no_worse_than_by_the_better_simple_average() -> None:
    assert forecast(chance(168, 4), Kalender(), dagar=14, ursprung=14).nara.against_simple <= 1.02


def test_weights_are_shares_of_the_methods_that_are_combined() -> None:
    assert sum(kommun().vikter.values()) == pytest.approx(1)
    assert set(kommun().vikter) <= {*val.KANDIDATER, backtest.MEDEL, backtest.MEDIAN}


def test_the_wider_interval_holds_the_narrower_and_the_forecast_and_starts_at_nought() -> None:
    (narrow, wide), antal = kommun().intervall, kommun().antal
    open_ = ~np.isnan(antal)
    assert (wide.undre[open_] <= narrow.undre[open_]).all() and (narrow.ovre[open_] <= wide.ovre[open_]).all()
    assert (narrow.undre[open_] <= antal[open_]).all() and (wide.undre[open_] >= 0).all()


def test_what_comes_later_changes_nothing_that_was_forecast_earlier() -> None:
    serie = make_serie(420)
    other = serie.replaced(np.where(np.arange(420)[:, None] < 400, serie.antal, 7 * serie.antal + 90))
    tests = [backtest.run(one, make_kalender(), dagar=14, ursprung=28) for one in (serie, other)]
    before = [n for n, origin in enumerate(tests[0].ursprung) if origin <= 400]
    combined = [val.combine(test)[0] for test in tests]
    assert len(before) == 25 and backtest.TRAD in tests[0].metoder
    for one, two in [combined, *((tests[0].metoder[namn], tests[1].metoder[namn]) for namn in tests[0].metoder)]:
        np.testing.assert_array_equal(one[before], two[before])


def test_the_same_series_gives_the_same_forecast() -> None:
    one, two = (forecast(chance(120, 30), Kalender(), dagar=14, ursprung=8) for _ in range(2))
    np.testing.assert_array_equal(one.antal, two.antal)


def test_a_holiday_in_the_eight_weeks_is_forecast_closed() -> None:
    found = forecast(make_serie(714), make_kalender(), dagar=56, ursprung=10)
    n = (date(2024, 12, 25) - found.forsta).days
    assert 0 < n < 56 and np.nansum(found.antal[n]) < 0.25 * np.nansum(found.antal[n - 7])


def test_while_the_combination_does_worse_the_better_simple_average_is_used(monkeypatch) -> None:
    monkeypatch.setattr(val, "FORLUST", 0.0)
    assert forecast(chance(168, 4), Kalender(), dagar=14, ursprung=14).vikter in ({backtest.MEDEL: 1.0}, {backtest.MEDIAN: 1.0})


@pytest.mark.parametrize(
    ("serie", "mening"), [(chance(55, 3), "minst 8 veckors historik"), (Serie(MANDAG, np.zeros((80, 48))), "Inget har kommit in")]
)
def test_too_little_to_go_by_is_refused_in_words(serie: Serie, mening: str) -> None:
    with pytest.raises(Seriefel, match=mening):
        forecast(serie, Kalender())
