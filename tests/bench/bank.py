"""The bench: the two municipalities that everything is measured on, and the ways of measuring."""

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from tests.bench.besokare import Sida
from tests.bench.kommun import Kommun
from tests.bench.resultat import Matt, median, times

LITEN, STOR = 10_000, 250_000
UPPVARMNING, GANGER = 8, 40
T = TypeVar("T")


class Bank:
    """Use as a context: databases are there and servers answer inside it."""

    def __init__(self, *, is_new: bool = False) -> None:
        """`is_new`: fill the databases anew."""
        self.liten, self.stor = Kommun(LITEN, redis=14), Kommun(STOR, redis=15)
        self.kommuner = (self.liten, self.stor)
        self.is_new = is_new

    def __enter__(self) -> "Bank":
        try:
            for kommun in self.kommuner:
                kommun.prepare(is_new=self.is_new)
            for kommun in self.kommuner:
                kommun.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_args: object) -> None:
        for kommun in self.kommuner:
            kommun.stop()

    def compare(
        self,
        matt: str,
        prepare: Callable[[Kommun], T],
        http: Callable[[T, int], Sida | float],
        sql: Callable[[T, int], object],
        *,
        krav: float | None,
        ganger: int = GANGER,
    ) -> Iterator[Matt]:
        """Times of one thing over HTTP at both sizes, against its bare SQL, and how it grows.

        `http` does it and gives the page or the seconds; `sql` does the same work in the database alone. Both get what
        `prepare` made and the number of the time. The sizes take turns, so that what else the machine does falls on both.
        """
        subjects = {kommun: prepare(kommun) for kommun in self.kommuner}
        seen = {kommun: ([], []) for kommun in self.kommuner}
        for n in range(-UPPVARMNING, ganger):
            for kommun, subject in subjects.items():
                answer = http(subject, n + UPPVARMNING)
                start = time.perf_counter()
                sql(subject, n + UPPVARMNING)
                bare = time.perf_counter() - start
                if n >= 0:
                    seen[kommun][0].append(answer.sekunder if isinstance(answer, Sida) else answer)
                    seen[kommun][1].append(bare)
        for kommun, (tider, bare) in seen.items():
            yield from times(f"{matt}, {kommun}", tider)
            yield Matt(f"{matt}, {kommun}, mot ren SQL", median(tider) / median(bare), "gånger")
        growth = median(seen[self.stor][0]) / median(seen[self.liten][0])
        yield Matt(f"{matt}, {STOR} mot {LITEN}", growth, "gånger", krav)
