"""Which part of a roster is let loose while the rest stands: some people, some days, both, or the choices that good rows are made of.

A part grows while searching it to its end is easy, and shrinks when it is not; each kind has a size of its own.
"""

import random
from collections.abc import Collection
from dataclasses import dataclass, field

from servicekontor.bemanning.kolumner import Val
from servicekontor.bemanning.varden import Problem

LAGOM = 1200
"""Choices in a part that is neither too easy nor too hard, before anything has been learnt."""
STORST, MINST = 0.95, 0.02
VAXER, KRYMPER = 1.1, 0.85
BREDD = 1.6
"""How much wider a part is in both ways than one in one way only."""
MINST_PERSONER, MINST_DAGAR = 2, 3


SLAG = ("folk", "dagar", "bada", "fonster")
RADER = "rader"


@dataclass(frozen=True)
class Del:
    """A part: the choices that can be made in it; what the roster has of other persons' days stands."""

    slag: str
    val: frozenset[Val]
    lost: frozenset[tuple[str, int]]

    def is_loose(self, val: Val) -> bool:
        """Whether the choice is about a person's day that is let loose."""
        return (val[0], val[1].dag) in self.lost


@dataclass
class Grannskap:
    """Chooses parts by lot. `kanda` are the choices of the rows that column generation found, `val` all there are."""

    problem: Problem
    slump: random.Random
    val: Collection[Val]
    kanda: Collection[Val] = ()
    storlek: dict[str, float] = field(default_factory=dict)

    def draw(self) -> Del:
        """A part, by lot."""
        slag = self.slump.choice((*SLAG, RADER) if self.kanda else SLAG)
        people, days = self._extent(slag, self.storlek.setdefault(slag, min(STORST, LAGOM / len(self.val))))
        lost = frozenset((person, dag) for person in people for dag in days)
        choices = self.kanda if slag == RADER else self.val
        return Del(slag, frozenset(val for val in choices if (val[0], val[1].dag) in lost), lost)

    def _extent(self, slag: str, share: float) -> tuple[list[str], Collection[int]]:
        match slag:
            case "folk":
                return self._some(share), range(self.problem.dagar)
            case "dagar":
                return self._everybody, self._window(share)
            case "fonster":
                return self._everybody, {*self._window(share / 2), *self._window(share / 2)}
        return self._some(share * BREDD), self._window(share * BREDD)

    def learn(self, slag: str, *, is_finished: bool) -> None:
        """Whether the search of such a part came to its end."""
        share = self.storlek[slag]
        self.storlek[slag] = min(STORST, share * VAXER) if is_finished else max(MINST, share * KRYMPER)

    @property
    def _everybody(self) -> list[str]:
        return [person.id for person in self.problem.personer]

    def _some(self, share: float) -> list[str]:
        people = self._everybody
        count = max(MINST_PERSONER, round(len(people) * share))
        return self.slump.sample(people, min(len(people), count))

    def _window(self, share: float) -> range:
        days = self.problem.dagar
        length = min(days, max(MINST_DAGAR, round(days * share)))
        first = self.slump.randrange(days - length + 1)
        return range(first, first + length)
