"""Which shifts an office's staffed hours can be covered by, and what they need: from hours to choices and needs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from servicekontor.bemanning.varden import Behov, Passlag

LANGSTA_PASS = 9 * 60
FORE = 15
"""Minutes before opening that a shift begins: the office is to be ready when it opens."""
RAST = 45
RAST_EFTER = 5 * 60
HALVTIMME = 30

Timmar = tuple[int, int]
"""From and to, in minutes of the day."""


def make_shifts(plats: str, dag: int, oppet: Iterable[Timmar], *, is_hel: bool = False) -> list[Passlag]:
    """The shifts to choose from on a day: the whole stretch, or an early and a late one that overlap when it is long.

    `is_hel` is for the bus: its crew goes with it the whole day.
    """
    found: set[tuple[int, int]] = set()
    for fran, till in oppet:
        begin = max(0, fran - FORE)
        if is_hel or till - begin <= LANGSTA_PASS:
            found.add((begin, till))
        else:
            found |= {(begin, begin + LANGSTA_PASS), (till - LANGSTA_PASS, till)}
    return [Passlag(dag, begin, end, plats, RAST if end - begin > RAST_EFTER else 0) for begin, end in sorted(found)]


def cut_needs(behov: Iterable[Behov], granser: Iterable[Passlag | Behov]) -> list[Behov]:
    """The same needs, cut wherever a shift or another need there begins or ends that day: a shift covers a part whole or not at all."""
    needs, edges = list(behov), defaultdict[tuple[str, int], set[int]](set)
    for row in (*needs, *granser):
        edges[row.plats, row.dag] |= {row.fran, row.till}
    found = []
    for need in needs:
        inside = sorted({need.fran, need.till, *(edge for edge in edges[need.plats, need.dag] if need.fran < edge < need.till)})
        found += [replace(need, fran=fran, till=till) for fran, till in pairwise(inside)]
    return found


def merge_half_hours(plats: str, dag: int, rows: Iterable[tuple[int, int, int]], krav: frozenset[str] = frozenset()) -> list[Behov]:
    """Needs that never overlap, from (from, to, people) rows that may: of rows that overlap the largest counts.

    Half-hours in a row with the same number of people are one need.
    """
    halves: dict[int, int] = {}
    for fran, till, antal in rows:
        for half in range(fran // HALVTIMME, -(-till // HALVTIMME)):
            halves[half] = max(halves.get(half, 0), antal)
    found: list[Behov] = []
    for half, antal in sorted(halves.items()):
        begin = half * HALVTIMME
        if antal and found and found[-1].till == begin and found[-1].antal == antal:
            found[-1] = replace(found[-1], till=begin + HALVTIMME)
        elif antal:
            found.append(Behov(plats, dag, begin, begin + HALVTIMME, antal, krav))
    return found
