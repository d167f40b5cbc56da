"""What work costs as its input grows, in processor time of this process: others on the machine do not change the answer."""

import time
from collections.abc import Callable

GANGER = 5
"""How much longer the long input is."""


def is_linear(work: Callable[[int], object], length: int) -> bool:
    """Whether `work(5 * length)` costs less than 12 times `work(length)`: in proportion it is 5 times, as the square 25.

    The least of some tries is the work's own cost; what disturbs only adds.
    """
    return _cost(work, GANGER * length) < 12 * _cost(work, length)


def _cost(work: Callable[[int], object], length: int) -> float:
    costs = []
    for _try in range(3):
        began = time.process_time()
        work(length)
        costs.append(time.process_time() - began)
    return min(costs)
