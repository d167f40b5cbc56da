"""A series: how many came in each half-hour of each day, by the wall clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

HALVTIMMAR = 48
"""Half-hours of a day by the wall clock: autumn's hour that comes twice is one, the mean of both; spring's lost one is unknown."""

Tal = np.ndarray
"""An array of floats."""


class Seriefel(ValueError):
    """The series cannot be forecast; the text says why in Swedish."""


@dataclass(frozen=True)
class Serie:
    """`antal[dag, halvtimme]` from the day `forsta` on; NaN where nothing is known or it is always closed."""

    forsta: date
    antal: Tal

    @classmethod
    def from_slots(cls, dagar: Sequence[date], halvtimmar: Sequence[int], antal: Sequence[float]) -> "Serie":
        """From one row per half-hour in any order; a half-hour given twice (autumn's) is the mean. Raises Seriefel when empty."""
        if not len(dagar):
            raise Seriefel("Serien är tom: det finns inga halvtimmar att räkna på.")
        forsta = min(dagar)
        rows = np.fromiter((dag.toordinal() for dag in dagar), dtype=np.int64) - forsta.toordinal()
        shape = (int(rows.max()) + 1, HALVTIMMAR)
        total, times = np.zeros(shape), np.zeros(shape)
        np.add.at(total, (rows, np.asarray(halvtimmar)), np.asarray(antal, dtype=float))
        np.add.at(times, (rows, np.asarray(halvtimmar)), 1)
        with np.errstate(invalid="ignore"):
            return cls(forsta, total / times)

    def __len__(self) -> int:
        return len(self.antal)

    @property
    def veckodagar(self) -> Tal:
        """Day of the week of each day, 0 on Mondays."""
        return weekdays(self.forsta, len(self))

    def dag(self, n: int) -> date:
        """The date of the n-th day."""
        return self.forsta + timedelta(days=n)

    def until(self, dagar: int) -> "Serie":
        """What was known after the first so many days."""
        return Serie(self.forsta, self.antal[:dagar])

    def replaced(self, antal: Tal) -> "Serie":
        """The same days with other numbers."""
        return Serie(self.forsta, antal)


def weekdays(forsta: date, antal: int) -> Tal:
    """Day of the week of so many days from a date on, 0 on Mondays."""
    return (forsta.weekday() + np.arange(antal)) % 7


def quiet_mean(tal: Tal, axis: int | None = None) -> Tal:
    """The mean of what is known, NaN where nothing is."""
    known = ~np.isnan(tal)
    times = known.sum(axis=axis)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(known, tal, 0).sum(axis=axis) / times
