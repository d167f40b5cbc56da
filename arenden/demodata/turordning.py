"""The numbers of cases, one series over both halves of the simulation and all editions of a case."""

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

    def __init__(self, halva: Halva, upplagor: int) -> None:
        """No case has come yet."""
        self.halva = halva
        self.upplagor = upplagor
        self.antal = 0
        """Cases of both halves, each of them once."""
        self.per_ar: dict[int, int] = {}
        """The last number of each year."""
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
            fore = (plats - 1) * self.upplagor
            self._dagens.append((self.antal * self.upplagor + fore + 1, make_nummer(datum.year, i_ar + fore + 1)))
        dagens = len(egna) + len(andras)
        self.antal += dagens
        if dagens:
            self.per_ar[datum.year] = i_ar + dagens * self.upplagor

    def next_case(self) -> tuple[int, str]:
        """The id and the number of the case that is registered now."""
        return self._dagens.popleft()
