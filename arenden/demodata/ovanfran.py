"""What the apps above fill when contacts and cases are there: each registers it from `AppConfig.ready()`, since imports go down only."""

from datetime import datetime
from typing import Protocol


class Overfyllning(Protocol):
    """Fills something of an app above, inside the transaction that ends the filling."""

    def __call__(self, *, fro: int, nu: datetime) -> None:
        """The same `fro` and `nu` give the same."""


_fyllningar: list[Overfyllning] = []


def register(fyllning: Overfyllning) -> None:
    """Let it be filled; the same one twice is filled once."""
    if fyllning not in _fyllningar:
        _fyllningar.append(fyllning)


def fill_above(*, fro: int, nu: datetime) -> None:
    """Fill all of them."""
    for fyllning in _fyllningar:
        fyllning(fro=fro, nu=nu)
