"""The numbers of cases, one series over both halves of the simulation."""

import heapq
from bisect import bisect_left, bisect_right
from collections import deque
from datetime import date

from arenden.arendenummer import make_nummer
from arenden.demodata.delning import Halva
from arenden.demodata.tid import Tid


class Turordning:
    """Counts the cases in the order in which they are registered.

    In the morning it is known when each case of the day will be registered. Each half tells the other, and both can count.
    """

    def __init__(self, halva: Halva) -> None:
        """No case has come yet."""
        self.halva = halva
        self.antal = 0
        """Cases of both halves."""
        self.per_ar: dict[int, int] = {}
        self._vantade: list[Tid] = []
        self._dagens: deque[tuple[int, str]] = deque()

    def expect(self, tid: Tid) -> None:
        """A case will be registered at `tid`."""
        heapq.heappush(self._vantade, tid)

    def begin_day(self, datum: date, slutar: Tid) -> None:
        """Count the cases that both halves register before the day ends at `slutar`."""
        egna = []
        while self._vantade and self._vantade[0] < slutar:
            egna.append(heapq.heappop(self._vantade))
        self.halva.granne.send(egna)
        andras: list[Tid] = self.halva.granne.recv()
        # Of two at the same moment, that of the first half comes first.
        before = bisect_right if self.halva.nr else bisect_left
        i_ar = self.per_ar.get(datum.year, 0)
        for n, tid in enumerate(egna, start=1):
            plats = n + before(andras, tid)
            self._dagens.append((self.antal + plats, make_nummer(datum.year, i_ar + plats)))
        dagens = len(egna) + len(andras)
        self.antal += dagens
        if dagens:
            self.per_ar[datum.year] = i_ar + dagens

    def next_case(self) -> tuple[int, str]:
        """The id and the number of the case that is registered now."""
        return self._dagens.popleft()
