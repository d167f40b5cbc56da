"""What a figure is: how it is made, where it is read, what better means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from statistik.matt import DELAR


class Slag(StrEnum):
    """How a figure is made: a number of things, one number of another, one sum per another, a distribution of times, a mean of grades."""

    ANTAL = "antal"
    ANDEL = "andel"
    KVOT = "kvot"
    TID = "tid"
    INDEX = "index"


class Kalla(StrEnum):
    """Where a figure is read: from the daily facts through `fragor.figures`, or by the module that is named."""

    DAGSVARDEN = "dagsvärden"
    NULAGE = "nuläge"
    BEMANNING = "bemanning"
    EKONOMI = "ekonomi"


class Battre(StrEnum):
    """In which direction a figure gets better."""

    UPP = "högre är bättre"
    NED = "lägre är bättre"
    INGEN = "varken högre eller lägre är bättre i sig"


Summa = Mapping[str, int]
"""Columns of `Dagsvarde` that are added (1) or taken away (-1)."""


@dataclass(frozen=True)
class Nyckeltal:
    """One figure. For a distribution `tid` names it, and numerator ÷ denominator is the share within the promised time.

    An index is the sum of points per graded answer, `kvadrat` the column of their squares, `svarsfrekvens` the code of its response rate.
    `faktor` turns the ratio into its `enhet`; `is_publik` says whether it may leave the staff pages, small numbers suppressed.
    """

    kod: str
    namn: str
    definition: str
    slag: Slag
    enhet: str
    battre: Battre
    taljare: Summa = field(default_factory=dict)
    namnare: Summa = field(default_factory=dict)
    tid: str = ""
    kvadrat: str = ""
    svarsfrekvens: str = ""
    faktor: float = 1.0
    delar: tuple[str, ...] = DELAR
    is_publik: bool = True
    kalla: Kalla = Kalla.DAGSVARDEN
