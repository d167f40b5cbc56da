"""A queue played out event by event: what the formulas are held against."""

import heapq
import math
import random
import statistics
from collections import deque
from dataclasses import dataclass

from statistik.bemanningsbehov.erlang import Trafik


@dataclass(frozen=True)
class Utfall:
    """A share with the half width of its 99 % confidence interval, from batch means."""

    andel: float
    osakerhet: float

    @classmethod
    def of(cls, happened: list[bool], batches: int = 40) -> "Utfall":
        size = len(happened) // batches
        means = [sum(happened[n * size : (n + 1) * size]) / size for n in range(batches)]
        return cls(statistics.fmean(means), 2.71 * statistics.stdev(means) / math.sqrt(batches))


def simulate(trafik: Trafik, agenter: int, *, mal: float, antal: int, fro: int) -> tuple[Utfall, Utfall]:
    """So many arrivals after a warm-up: the share served within `mal` seconds, and the share that hung up."""
    dice, now, busy = random.Random(fro), 0.0, []
    waiting: deque[tuple[int, float, float]] = deque()
    waits = [math.inf] * (antal + antal // 10)

    def serve_until(time: float) -> None:
        while busy and busy[0] <= time:
            free = heapq.heappop(busy)
            while waiting:
                number, came, gives_up = waiting.popleft()
                if gives_up > free:
                    waits[number] = free - came
                    heapq.heappush(busy, free + dice.expovariate(1 / trafik.hantering))
                    break

    for number in range(len(waits)):
        now += dice.expovariate(trafik.antal / trafik.sekunder)
        serve_until(now)
        patience = dice.expovariate(1 / trafik.talamod) if trafik.talamod else math.inf
        if len(busy) < agenter:
            waits[number] = 0.0
            heapq.heappush(busy, now + dice.expovariate(1 / trafik.hantering))
        else:
            waiting.append((number, now, now + patience))
    serve_until(math.inf)
    counted = waits[antal // 10 :]
    return Utfall.of([wait <= mal for wait in counted]), Utfall.of([wait == math.inf for wait in counted])
