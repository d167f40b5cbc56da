"""Distributions of seconds that can be added together: a histogram on a logarithmic scale.

Class 0 holds everything under one second; class n holds [BAS^(n-1), BAS^n) seconds. A quantile is told as the geometric middle
of its class and is therefore at most FEL wrong. A stored distribution is an array of bigint, each element a class and its
number packed as class << 32 | number: few elements where little happened, and PostgreSQL adds them with `unnest`.
"""

import math
from collections.abc import Iterable, Mapping

BAS = 1.1
"""How much longer each class is than the one before."""
FEL = math.sqrt(BAS) - 1
"""The largest relative error of a quantile: just under five per cent."""
HOGSTA = 250
"""The last class: some seven hundred years, so nothing falls outside."""
ANTAL_BITAR = 32
MASK = (1 << ANTAL_BITAR) - 1


def class_sql(sekunder: str) -> str:
    """SQL for the class of an expression of seconds; a negative time counts as none at all."""
    return f"CASE WHEN {sekunder} < 1 THEN 0 ELSE least({HOGSTA}, 1 + floor(ln({sekunder}::float8) / ln({BAS}::float8)))::bigint END"


def unpack(packad: Iterable[int]) -> dict[int, int]:
    """Number by class."""
    return {element >> ANTAL_BITAR: element & MASK for element in packad}


def middle(klass: int) -> float:
    """The seconds that a class is told as."""
    return 0.0 if klass == 0 else BAS ** (klass - 0.5)


def quantile(fordelning: Mapping[int, int], andel: float) -> float | None:
    """The seconds under which the share `andel` (0 to 1) of the times lie; None of no times. At most FEL wrong."""
    total = sum(fordelning.values())
    if total == 0:
        return None
    rank, seen = max(1, math.ceil(andel * total)), 0
    for klass in sorted(fordelning):
        seen += fordelning[klass]
        if seen >= rank:
            return middle(klass)
    raise AssertionError("the classes hold all times")


def share_within(fordelning: Mapping[int, int], sekunder: float) -> float | None:
    """The share of the times that are at most `sekunder`, where the class that holds that time is divided evenly; None of no times."""
    total = sum(fordelning.values())
    if total == 0:
        return None
    return sum(antal * _part_below(klass, sekunder) for klass, antal in fordelning.items()) / total


def _part_below(klass: int, sekunder: float) -> float:
    low, high = (0.0, 1.0) if klass == 0 else (BAS ** (klass - 1), BAS**klass)
    return min(1.0, max(0.0, (sekunder - low) / (high - low)))
