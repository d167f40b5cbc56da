"""What a server reads before its first request, in the process that the others are forked from, so that they share it in memory."""

import gc
from collections.abc import Callable

_steg: list[Callable[[], object]] = []


def register_warming(step: Callable[[], object]) -> None:
    """Read this too before the first request. It must ask neither database nor network, for their connections cannot be shared."""
    _steg.append(step)


def warm_up() -> None:
    """Read everything. The collector of garbage leaves what was read alone from then on: looking at it would copy it."""
    for step in _steg:
        step()
    gc.collect()
    gc.freeze()
