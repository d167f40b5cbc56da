"""The interval of a mean, held against SciPy."""

import pytest
from scipy import stats

from statistik.konfidens import confidence_of_mean, student_t


@pytest.mark.parametrize("frihetsgrader", [1, 2, 4, 5, 7, 10, 30, 100, 10_000])
def test_quantile_is_students(frihetsgrader: int) -> None:
    assert student_t(frihetsgrader) == pytest.approx(stats.t.ppf(0.975, frihetsgrader), rel=3.5e-4)


def test_interval_is_that_of_the_t_test() -> None:
    points = [0, 25, 50, 75, 100, 100, 75, 75]
    expected = stats.t.interval(0.95, len(points) - 1, loc=sum(points) / len(points), scale=stats.sem(points))
    found = confidence_of_mean(len(points), sum(points), sum(p * p for p in points))
    assert (found.fran, found.till) == pytest.approx(expected, rel=1e-3)


def test_interval_stays_on_the_scale() -> None:
    found = confidence_of_mean(5, 425, 100 * 100 * 4 + 25 * 25)
    assert found.till == 100


def test_one_answer_has_no_interval() -> None:
    assert confidence_of_mean(1, 75, 75 * 75) is None
