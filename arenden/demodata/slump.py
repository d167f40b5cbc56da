"""Chance: the same seed gives the same municipality."""

import random
from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import exp
from statistics import NormalDist
from typing import Generic, TypeVar

T = TypeVar("T")
NORMALA = NormalDist().quantiles(10_000)
"""The normal distribution as values that are each as likely: to draw one is quicker than to compute one."""


class Slump(random.Random):
    """A source of chance with the few ways of drawing that are needed."""

    def is_drawn(self, andel: float) -> bool:
        """True in `andel` (0–1) of all draws."""
        return self.random() < andel

    def one_of(self, varden: Sequence[T]) -> T:
        """One of the values, each as likely."""
        return varden[int(self.random() * len(varden))]

    def around(self, median: float, spridning: float = 0.6) -> float:
        """A positive number, half of them below `median`: few small, some large, as delays are (log-normal)."""
        return median * exp(spridning * NORMALA[int(self.random() * len(NORMALA))])


class Lottning(Generic[T]):
    """Values with weights, to draw from."""

    def __init__(self, vikter: Iterable[tuple[T, float]]) -> None:
        """`vikter` are pairs of value and weight; weights of nought are left out."""
        par = [(varde, vikt) for varde, vikt in vikter if vikt > 0]
        self.varden = [varde for varde, _vikt in par]
        self.summor = list(accumulate(vikt for _varde, vikt in par))

    def __bool__(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.varden)

    def draw(self, slump: Slump) -> T:
        """One value, as likely as its weight says."""
        return self.varden[bisect(self.summor, slump.random() * self.summor[-1])]
