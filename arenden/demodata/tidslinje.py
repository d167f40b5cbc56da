"""The time line of the simulation: what is to happen, in order of time."""

import heapq
from collections.abc import Callable, Generator
from datetime import datetime
from itertools import count

Steg = Callable[[datetime], datetime | None]
"""Something that happens: does its part at the moment given and says when it goes on, or None when it is over."""
Lopp = Generator[datetime, datetime, None]
"""A course of events: yields the moment when it wants to go on, and is sent it then."""


class Tidslinje:
    """A queue by time. What is planned for the same moment happens in the order it was planned."""

    def __init__(self) -> None:
        """Nothing is planned."""
        self._ko: list[tuple[datetime, int, Steg]] = []
        self._ordning = count()

    def plan(self, tid: datetime, steg: Steg) -> None:
        """Let `steg` happen at `tid`."""
        heapq.heappush(self._ko, (tid, next(self._ordning), steg))

    def start(self, lopp: Lopp) -> None:
        """Begin a course of events; what it does first happens at once."""
        tid = next(lopp, None)
        if tid is not None:
            self.plan(tid, lopp.send)

    def run_until(self, tid: datetime) -> None:
        """Let everything happen that is planned up to and including `tid`."""
        ko = self._ko
        while ko and ko[0][0] <= tid:
            nu, _ordning, steg = heapq.heappop(ko)
            try:
                then = steg(nu)
            except StopIteration:
                continue
            if then is not None:
                heapq.heappush(ko, (then, next(self._ordning), steg))
