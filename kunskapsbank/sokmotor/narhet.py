"""What the engine asks of a model of meaning, if there is one; `kunskapsbank.mening` answers. Without it the search is whole."""

from collections.abc import Callable, Sequence
from typing import Protocol


class Narhet(Protocol):
    """How near the documents of a collection are to one question in meaning, on a scale of the model's own."""

    spann: float
    """What is so much farther than the nearest says nothing of the question."""
    nara_fran: float
    """From here on a document answers, though it has not the words of the question."""

    def of(self, nyckel: int) -> float | None:
        """How near the document is; None when the model has not read it yet."""

    def nearest(self, fran: int, till: int) -> Sequence[int]:
        """The keys from one place to another among all that the model has read, the nearest first."""


Mening = Callable[[str], Narhet | None]
"""Reads a question; None when it could not be done in time, or at all."""
