"""The need against who is there: gaps before, and how the plan went afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Lucka:
    """A half-hour with fewer on the roster than needed: `halvtimme` is its place in the series."""

    halvtimme: int
    saknas: int


@dataclass(frozen=True)
class Gap:
    """Half-hours with too few of those that are open: the key figure Bemanningsgap, kept as its two counts."""

    brist: int
    oppna: int
    luckor: tuple[Lucka, ...]

    @property
    def andel(self) -> float | None:
        """The share with too few; None when nothing is open."""
        return self.brist / self.oppna if self.oppna else None


def find_gaps(behov: Sequence[int | None], schemalagda: Sequence[int]) -> Gap:
    """`behov` is None where it is closed. Somebody too many in one half-hour does not help another."""
    pairs = [(n, need - there) for n, (need, there) in enumerate(zip(behov, schemalagda, strict=True)) if need is not None]
    luckor = tuple(Lucka(n, lacking) for n, lacking in pairs if lacking > 0)
    return Gap(len(luckor), len(pairs), luckor)
