"""The methods one by one, on series whose answer is known."""

from datetime import date

import numpy as np
import pytest

from statistik.prognos import arsmonster, dagsniva, medel
from statistik.prognos.serie import HALVTIMMAR, Serie, Seriefel

MANDAG = date(2026, 1, 5)


def weeks(*levels: float) -> Serie:
    """Each week has its level: Mondays to Fridays bring 1, 2, 3, 4, 5 times that in each half-hour of the day's middle."""
    antal = np.full((7 * len(levels), HALVTIMMAR), np.nan)
    for n, level in enumerate(levels):
        antal[7 * n : 7 * n + 5, 20:28] = level * np.arange(1, 6)[:, None]
    return Serie(MANDAG, antal)


def test_naive_is_last_week() -> None:
    assert medel.weekly_naive(weeks(9, 9, 9, 2), 14)[[0, 11], 20].tolist() == [2, 10]


def test_naive_looks_back_past_a_gap() -> None:
    serie = weeks(9, 9, 7, 2)
    serie.antal[21] = np.nan
    assert medel.weekly_naive(serie, 7)[0, 20] == 7


def test_four_week_mean_knows_no_fifth_week() -> None:
    assert medel.four_week_mean(weeks(100, 1, 2, 3, 6), 7)[1, 20] == 6


def test_six_week_median_does_not_hear_one_wild_week() -> None:
    assert medel.six_week_median(weeks(3, 3, 3, 500, 3, 3), 7)[0, 20] == 3


def test_what_is_always_closed_is_never_forecast() -> None:
    serie = weeks(*[3] * 8)
    for method in (medel.weekly_naive, medel.four_week_mean, medel.six_week_median, dagsniva.day_level):
        forecast = method(serie, 14)
        assert np.isnan(forecast[5:7]).all() and np.isnan(forecast[:5, :20]).all()


def test_a_steady_series_goes_on() -> None:
    assert dagsniva.day_level(weeks(*[4] * 10), 14)[:5, 20] == pytest.approx([4, 8, 12, 16, 20])


def test_an_unknown_day_makes_no_low_level() -> None:
    serie = weeks(*[4] * 10)
    serie.antal[66:68] = np.nan
    assert dagsniva.day_level(serie, 7)[4, 20] == pytest.approx(20)


def test_the_level_follows_a_lasting_rise() -> None:
    assert dagsniva.day_level(weeks(*[4] * 8, *[8] * 16), 7)[0, 20] == pytest.approx(8, rel=0.05)


def test_the_season_of_last_year_comes_again() -> None:
    year = [10.0] * 52
    year[6:10] = [20.0] * 4
    forecast = arsmonster.seasonal_level(weeks(*year, *year[:6]), 14)
    assert forecast is not None and 13 < forecast[7, 20] < 16


def test_without_a_year_behind_there_is_no_season() -> None:
    assert arsmonster.seasonal_level(weeks(*[4] * 30), 14) is None


def test_the_hour_that_autumn_gives_twice_is_their_mean() -> None:
    serie = Serie.from_slots([MANDAG, MANDAG], [4, 4], [10, 20])
    assert serie.antal[0, 4] == 15


def test_an_empty_series_is_refused_in_words() -> None:
    with pytest.raises(Seriefel, match="Serien är tom"):
        Serie.from_slots([], [], [])
