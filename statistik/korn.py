"""In what grains the facts are kept: the finest, and coarser ones beside it, so that no page adds up millions of rows."""

from collections.abc import Collection
from dataclasses import dataclass

from statistik.matt import DELAR

DAG, MANAD = "dag", "manad"


@dataclass(frozen=True)
class Korn:
    """Facts of each day or month (`langd`), divided by `delar`. The number stands in the rows and never changes meaning."""

    nummer: int
    langd: str
    delar: tuple[str, ...]


UPPDELNINGAR: tuple[tuple[str, ...], ...] = (
    ("center",),
    ("center", "enhet"),
    ("center", "kanal"),
    ("center", "amne"),
    ("center", "arendetyp"),
    ("center", "kontor"),
    ("center", "sprak"),
    ("center", "enhet", "kanal"),
    DELAR,
)
"""How each day and each month is divided, the cheapest to read first. Add at the end but one only together with a rebuild."""

DAGSKORN = tuple(Korn(n, DAG, delar) for n, delar in enumerate(UPPDELNINGAR, start=1))
MANADSKORN = tuple(Korn(100 + n, MANAD, delar) for n, delar in enumerate(UPPDELNINGAR, start=1))
FINAST = DAGSKORN[-1]


def choose_korn(delar: Collection[str]) -> tuple[Korn, Korn]:
    """The cheapest grains of a day and of a month that are divided by all of `delar`."""
    nr = next(n for n, har in enumerate(UPPDELNINGAR) if set(delar) <= set(har))
    return DAGSKORN[nr], MANADSKORN[nr]
