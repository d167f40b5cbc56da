"""What a measurement found, and how it is told: a table for people, one JSON object a line for programs."""

import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Matt:
    """One figure. `krav` is what it may be at most (None: nothing is demanded), `ok` whether it holds."""

    matt: str
    varde: float
    enhet: str
    krav: float | None = None

    @property
    def ok(self) -> bool:
        """Whether the demand is met; what nothing is demanded of always is."""
        return self.krav is None or self.varde <= self.krav

    def as_json(self) -> str:
        """The figure as one line."""
        return json.dumps({**asdict(self), "ok": self.ok}, ensure_ascii=False)

    def as_line(self) -> str:
        """The figure as people read it."""
        demand = "" if self.krav is None else f"högst {self.krav:g}  {'ja' if self.ok else 'NEJ'}"
        return f"{self.matt:<58}{self.varde:>10.2f} {self.enhet:<12}{demand}".rstrip()


def median(tider: Sequence[float]) -> float:
    """The middle of some times."""
    return statistics.median(tider)


def p95(tider: Sequence[float]) -> float:
    """The time that one in twenty is above."""
    return statistics.quantiles(tider, n=20, method="inclusive")[-1]


def times(matt: str, tider: Sequence[float]) -> Iterable[Matt]:
    """Median and 95th percentile of some times in seconds, told in milliseconds."""
    yield Matt(f"{matt}, median", median(tider) * 1000, "ms")
    yield Matt(f"{matt}, p95", p95(tider) * 1000, "ms")
