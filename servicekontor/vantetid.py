"""How long the wait will be, and how true such words have been: pure functions, without clock and database."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

VANLIG_BETJANING = timedelta(minutes=8)
"""How long a visit is taken to be where too few have been timed."""
FA_BESOK = 5
LANGST_VANTAN = 240
"""Minutes; more than that is a guess that helps nobody."""
TRAFF_INOM = 5
"""Minutes by which an estimate may miss and still be called right: what a visitor does not mind."""


@dataclass(frozen=True)
class Traffsakerhet:
    """What became of the estimates of some weeks: of `antal` so many `andel` (per cent) came true within `TRAFF_INOM` minutes.

    `medianfel` is the middle miss in minutes, whichever way; `for_korta` how many per cent waited longer than that besides.
    """

    antal: int
    andel: int
    medianfel: int
    for_korta: int


def typical_service(tider: Sequence[timedelta]) -> timedelta:
    """The middle length of the visits, which a single long one does not move; the usual one when few have been timed."""
    return median(tider) if len(tider) >= FA_BESOK else VANLIG_BETJANING


def estimate_wait(*, framfor: int, upptagna: int, diskar: int, betjaning: timedelta) -> int:
    """Whole minutes until a visitor is called who has `framfor` before them and `upptagna` being helped at `diskar` desks.

    A visit that goes on is taken to be half over. With a desk free and nobody before, the wait is nought.
    """
    diskar = max(1, diskar)
    if framfor == 0 and upptagna < diskar:
        return 0
    # Those before, and this visitor's own turn, begin as the desks get free one after another.
    rounds = (framfor + 1 - max(0, diskar - upptagna)) / diskar - 0.5 * min(upptagna, diskar) / diskar
    return min(LANGST_VANTAN, max(1, math.ceil(rounds * betjaning.total_seconds() / 60)))


def judge_estimates(par: Iterable[tuple[int, int]]) -> Traffsakerhet | None:
    """Compare what was said with what became of it, both in minutes. None when nothing has been said."""
    misses = [utfall - vantad for vantad, utfall in par]
    if not misses:
        return None
    right = sum(abs(miss) <= TRAFF_INOM for miss in misses)
    short = sum(miss > TRAFF_INOM for miss in misses)
    return Traffsakerhet(
        antal=len(misses),
        andel=round(100 * right / len(misses)),
        medianfel=round(median(abs(miss) for miss in misses)),
        for_korta=round(100 * short / len(misses)),
    )
