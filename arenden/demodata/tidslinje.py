"""The time line of the simulation: what is to happen, in order of time."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Generator
from itertools import count

from arenden.demodata.tid import DYGN, Tid

Steg = Callable[[Tid], Tid | None]
"""Something that happens: does its part at the moment given and says when it goes on, or None when it is over."""
Lopp = Generator[Tid, Tid, None]
"""A course of events: yields the moment when it wants to go on, and is sent it then."""


class Tidslinje:
    """A queue by time. What is planned for the same moment happens in the order it was planned.

    Only what is planned for the days that have begun is kept in order: most waits for a later day.
    """

    def __init__(self) -> None:
        """Nothing is planned."""
        self._ko: list[tuple[Tid, int, Steg]] = []
        self._senare: defaultdict[int, list[tuple[Tid, int, Steg]]] = defaultdict(list)
        self._dag = -1
        """The last day, in UTC, whose plans are in the queue."""
        self._ordning = count()

    def plan(self, tid: Tid, steg: Steg) -> None:
        """Let `steg` happen at `tid`."""
        dag, post = tid // DYGN, (tid, next(self._ordning), steg)
        if dag > self._dag:
            self._senare[dag].append(post)
        else:
            heapq.heappush(self._ko, post)

    def start(self, lopp: Lopp) -> None:
        """Begin a course of events; what it does first happens at once."""
        tid = next(lopp, None)
        if tid is not None:
            self.plan(tid, lopp.send)

    def run_until(self, tid: Tid) -> None:
        """Let everything happen that is planned up to and including `tid`."""
        self._begin_days_until(tid // DYGN)
        ko, plan = self._ko, self.plan
        while ko and ko[0][0] <= tid:
            nu, _ordning, steg = heapq.heappop(ko)
            try:
                then = steg(nu)
            except StopIteration:
                continue
            if then is not None:
                plan(then, steg)

    def _begin_days_until(self, dag: int) -> None:
        for begun in sorted(d for d in self._senare if d <= dag):
            self._ko += self._senare.pop(begun)
        heapq.heapify(self._ko)
        self._dag = max(self._dag, dag)
