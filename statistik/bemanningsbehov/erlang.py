"""Erlang C and Erlang A: a queue with Poisson arrivals, exponential handling times, and agents who take the longest waiting.

Erlang C is for callers who never hang up, Erlang A for those who lose patience after an exponential time. Both come from
the recursion of Erlang B, whose steps stay between 0 and 1 however many the agents are.
Source: Gans, Koole and Mandelbaum, Telephone Call Centers (2003), sections 4.1 and 4.2.
"""

import math
from dataclasses import dataclass

import numpy as np

LANGSTA_TALAMOD = 86_400.0
"""Seconds: nobody waits in a queue for longer than a day."""


class Behovsfel(ValueError):
    """The load or the targets have no meaning; the text says why in Swedish."""


@dataclass(frozen=True)
class Trafik:
    """`antal` arrivals in `sekunder`, each handled for `hantering` seconds in the mean.

    `talamod` is the mean patience in seconds; None if nobody ever hangs up. Raises Behovsfel for what has no meaning.
    """

    antal: float
    hantering: float
    talamod: float | None = None
    sekunder: float = 1800.0

    def __post_init__(self) -> None:
        values = [self.antal, self.hantering, self.sekunder] + ([self.talamod] if self.talamod is not None else [])
        if not all(math.isfinite(value) for value in values) or self.antal < 0 or self.hantering < 0:
            raise Behovsfel("Antal och hanteringstid ska vara tal som inte är negativa.")
        if self.sekunder <= 0 or (self.talamod is not None and self.talamod <= 0):
            raise Behovsfel("Tidens längd och tålamodet ska vara större än noll sekunder.")
        if self.talamod is not None and self.talamod > LANGSTA_TALAMOD:
            raise Behovsfel("Tålamodet kan vara högst ett dygn.")

    @property
    def last(self) -> float:
        """The offered load in erlang: so many would be busy at once if nobody ever waited."""
        return self.antal * self.hantering / self.sekunder


@dataclass(frozen=True)
class Kolage:
    """How the queue goes: shares of 0–1, waiting in seconds (infinite when more come than can be handled)."""

    inom_mal: float
    vantar: float
    avbryter: float
    belaggning: float
    medelvantan: float


OANDLIG_KO = Kolage(0.0, 1.0, 0.0, 1.0, math.inf)
"""More comes than the agents can handle, and nobody hangs up."""
INGET_KOMMER = Kolage(1.0, 0.0, 0.0, 0.0, 0.0)
"""Nothing comes, or what comes takes no time."""


def queue(trafik: Trafik, agenter: int, *, mal: float) -> Kolage:
    """How it goes with so many agents; `mal` is the time in seconds within which an arrival should be taken. Raises Behovsfel."""
    if agenter < 0 or mal < 0 or not math.isfinite(mal):
        raise Behovsfel("Antalet medarbetare och väntetidens mål kan inte vara negativa.")
    if trafik.last == 0:
        return INGET_KOMMER
    if trafik.talamod is None:
        return OANDLIG_KO if agenter <= trafik.last else _erlang_c(trafik, agenter, mal)
    return _erlang_a(trafik, agenter, mal)


def erlang_b(last: float, agenter: int) -> float:
    """The share that finds all busy when nobody waits: the recursion B(n) = aB(n-1) / (n + aB(n-1))."""
    blocked = 1.0
    for n in range(1, agenter + 1):
        blocked = last * blocked / (n + last * blocked)
    return blocked


def _erlang_c(trafik: Trafik, agenter: int, mal: float) -> Kolage:
    last = trafik.last
    blocked = erlang_b(last, agenter)
    waits = blocked / (1 - last / agenter * (1 - blocked))
    rate = (agenter - last) / trafik.hantering
    return Kolage(1 - waits * math.exp(-rate * mal), waits, 0.0, last / agenter, waits / rate)


def _erlang_a(trafik: Trafik, agenter: int, mal: float) -> Kolage:
    """Every state is taken relative to the one where all are just busy, in logarithms, so that nothing over- or underflows."""
    if agenter == 0:
        return Kolage(0.0, 1.0, 1.0, 1.0, float(trafik.talamod or 0))
    blocked = erlang_b(trafik.last, agenter)
    if blocked == 0:
        return Kolage(1.0, 0.0, 0.0, trafik.last / agenter, 0.0)
    arrival, patience = trafik.antal / trafik.sekunder, 1 / float(trafik.talamod or 1)
    drain = agenter / trafik.hantering
    longest = max(0.0, (arrival - drain) / patience) + 12 * math.sqrt(arrival / patience) + 50
    queued = np.arange(int(longest) + 1)
    chance = np.concatenate(([0.0], np.cumsum(math.log(arrival) - np.log(drain + patience * queued[1:]))))
    top = max(float(chance.max()), -math.log(blocked))
    state = np.exp(chance - top)
    state /= state.sum() + math.exp(-math.log(blocked) - top) - math.exp(-top)
    waits, length = min(1.0, float(state.sum())), float((state * queued).sum())
    lost = min(1.0, patience * length / arrival)
    in_time = float((state * _served_within(drain / patience, mal * patience, len(queued))).sum())
    return Kolage(min(1.0, 1 - waits + in_time), waits, lost, min(1.0, trafik.last * (1 - lost) / agenter), length / arrival)


def _served_within(drain: float, mal: float, antal: int) -> np.ndarray:
    """The chance to be served in time for who finds 0, 1, 2 … waiting; rates and times are counted in patience.

    exp(-waiting) has a beta distribution (drain, k + 1), as a product of independent beta variables, and who waits is still
    there with the chance exp(-waiting): hence drain / (drain + k + 1) times the beta distribution (drain + 1, k + 1) above
    exp(-mal), which falls by one term for each that is ahead.
    """
    k = np.arange(antal)
    stays = drain / (drain + k + 1)
    if mal == 0:
        return np.zeros(antal)
    log_y, b = math.log(-math.expm1(-mal)), drain + 1
    first = -math.expm1(-mal * b)
    terms = log_y + math.log(b) - mal * b + np.concatenate(([0.0], np.cumsum(log_y + np.log((k[1:] + b) / (k[1:] + 1)))))
    above = first - np.concatenate(([0.0], np.cumsum(np.exp(terms))[:-1]))
    return stays * np.clip(above, 0.0, 1.0)
