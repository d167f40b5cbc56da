"""A share of questions, how sure it is, and what it must be at least."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.resultat import Matt

Z = 1.96
"""Standard deviations of a 95 per cent interval."""


@dataclass(frozen=True)
class Andel(Matt):
    """A share, with its 95 per cent interval. `krav` is what it must be at least."""

    fran: float = 0.0
    till: float = 1.0

    @classmethod
    def of(cls, matt: str, utfall: Sequence[bool], krav: float | None) -> "Andel":
        """The share of those that came out well, with Wilson's interval."""
        n, p = len(utfall), sum(utfall) / len(utfall)
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return cls(matt, p, "andel", krav, middle - half, middle + half)

    @property
    def ok(self) -> bool:
        """Whether the demand is met; what nothing is demanded of always is."""
        return self.krav is None or self.varde >= self.krav

    def as_json(self) -> str:
        """The figure as one line."""
        return json.dumps({**json.loads(super().as_json()), "fran": self.fran, "till": self.till}, ensure_ascii=False)

    def as_line(self) -> str:
        """The figure as people read it."""
        demand = "" if self.krav is None else f"  minst {self.krav:g}  {'ja' if self.ok else 'NEJ'}"
        return f"{self.matt:<58}{self.varde:>10.3f} ({self.fran:.3f}–{self.till:.3f}){demand}"
