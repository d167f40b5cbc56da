"""Written channels: work that may wait until its deadline is spread over the half-hours so that it costs least.

It goes first to who is there anyway, then where one more person costs least, and as evenly as that allows. The spread is a
linear program, so that no other spread is cheaper. Work with nobody there before its deadline is told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from statistik.bemanningsbehov.erlang import Behovsfel

HALVTIMME = 1800.0
FOR_SENT = 1e4
"""The cost of a half-hour's work that is not done in time: only when nothing else is possible."""
JAMNT = 1e-3
"""The cost of the highest number of people, so that of two spreads that cost the same the evener one is taken."""


@dataclass(frozen=True)
class Arbete:
    """Work of so many seconds that comes in the half-hour `fran` and is to be done before the half-hour `till` begins."""

    fran: int
    till: int
    sekunder: float


@dataclass(frozen=True)
class Spridning:
    """How many people each half-hour takes for the written work, and how much of each work cannot be done in time (half-hours)."""

    personer: np.ndarray
    for_sent: np.ndarray


def spread(arbeten: Sequence[Arbete], oppet: np.ndarray, ledigt: np.ndarray | None = None, kostnad: np.ndarray | None = None) -> Spridning:
    """`oppet` says which half-hours somebody works; `ledigt` how many there have nothing else to do (none unless told);
    `kostnad` what one more person costs (1 everywhere unless told). True to a millionth of a half-hour (two milliseconds), which
    the solver's own tolerance leaves room for. Raises Behovsfel for work that has no meaning.
    """
    for arbete in arbeten:
        if not (np.isfinite(arbete.sekunder) and arbete.sekunder >= 0 and arbete.fran < arbete.till):
            raise Behovsfel("Skriftligt arbete ska ha en tid som inte är negativ och en sista tidpunkt efter att det kom in.")
    slots = len(oppet)
    pairs = [(i, slot) for i, arbete in enumerate(arbeten) for slot in range(max(0, arbete.fran), min(arbete.till, slots)) if oppet[slot]]
    if not pairs:
        return Spridning(np.zeros(slots), np.array([arbete.sekunder / HALVTIMME for arbete in arbeten]))
    free = np.zeros(slots) if ledigt is None else ledigt
    price = np.ones(slots) if kostnad is None else kostnad
    return _solve([arbete.sekunder / HALVTIMME for arbete in arbeten], np.array(pairs), free, price)


def _solve(work: list[float], pairs: np.ndarray, free: np.ndarray, price: np.ndarray) -> Spridning:
    """Variables: the work of each pair, what each work lacks, the extra people of each half-hour, and the most people at once."""
    # scipy takes a second to import: only who spreads has need of it.
    from scipy.optimize import linprog
    from scipy.sparse import csr_array, eye_array, hstack, vstack

    n, works, slots = len(pairs), len(work), len(free)
    ones, every = np.ones(n), np.arange(n)
    done = hstack([csr_array((ones, (pairs[:, 0], every)), (works, n)), eye_array(works), csr_array((works, slots + 1))])
    people = csr_array((ones, (pairs[:, 1], every)), (slots, n))
    none, column = csr_array((slots, works)), csr_array(np.ones((slots, 1)))
    extra = hstack([people, none, -eye_array(slots), csr_array((slots, 1))])
    highest = hstack([people, none, csr_array((slots, slots)), -column])
    cost = np.concatenate([np.zeros(n), np.full(works, FOR_SENT), price, [JAMNT * slots]])
    found = linprog(cost, vstack([extra, highest]), np.concatenate([free, np.zeros(slots)]), done, np.array(work), method="highs")
    return Spridning(people @ found.x[:n], found.x[n : n + works])
