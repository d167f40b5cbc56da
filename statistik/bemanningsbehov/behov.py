"""The fewest agents who are enough."""

import math
from dataclasses import dataclass

from statistik.bemanningsbehov.erlang import Behovsfel, Kolage, Trafik, queue

FLEST = 20_000
"""No search goes beyond so many agents."""


@dataclass(frozen=True)
class Servicekrav:
    """`andel` of what comes is taken within `mal` seconds, agents are busy at most `belaggning`, and there are at least `minst`.

    `bortfall` is the share of the paid time that is not for the queue: breaks, meetings, training, illness.
    """

    andel: float = 0.80
    mal: float = 20.0
    belaggning: float = 0.85
    bortfall: float = 0.0
    minst: int = 0

    def __post_init__(self) -> None:
        if not (0 < self.andel < 1 and 0 < self.belaggning <= 1 and 0 <= self.bortfall < 1):
            raise Behovsfel("Andelarna ska ligga mellan 0 och 100 procent, och bortfallet under 100 procent.")
        if not math.isfinite(self.mal) or self.mal < 0 or not 0 <= self.minst <= FLEST:
            raise Behovsfel("Väntetidens mål och minsta antalet medarbetare kan inte vara negativa.")


@dataclass(frozen=True)
class Behov:
    """`agenter` who take what comes, `schemalagda` to put on the roster so that so many are there, and how it goes then."""

    agenter: int
    schemalagda: int
    lage: Kolage


def required(trafik: Trafik, krav: Servicekrav) -> Behov:
    """The fewest agents who meet all of the targets. Raises Behovsfel when more than FLEST would be needed.

    More agents never make it worse, so the number is found by halving.
    """
    low, high = krav.minst - 1, max(krav.minst, 1, math.ceil(trafik.last))
    while not _is_enough(trafik, high, krav):
        low, high = high, high * 2
        if high > 2 * FLEST:
            raise Behovsfel(f"Det skulle behövas fler än {FLEST} medarbetare samtidigt. Kontrollera antalet och hanteringstiden.")
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _is_enough(trafik, middle, krav) else (middle, high)
    return Behov(high, rostered(high, krav.bortfall), queue(trafik, high, mal=krav.mal))


def rostered(agenter: float, bortfall: float) -> int:
    """How many must be on the roster for so many to be there. A share of rounding is no reason for one more."""
    return math.ceil(agenter / (1 - bortfall) - 1e-9)


def _is_enough(trafik: Trafik, agenter: int, krav: Servicekrav) -> bool:
    lage = queue(trafik, agenter, mal=krav.mal)
    return agenter >= krav.minst and lage.inom_mal >= krav.andel and lage.belaggning <= krav.belaggning
