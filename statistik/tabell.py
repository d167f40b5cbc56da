"""A table of figures, computed once: the page, its chart, the CSV and the XLSX all read this, so that none can say anything else."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kontaktcenter.tidsord import Etikett
from statistik.talslag import Talslag

VISAS = 100
"""Rows on a page; a file has all of them."""


@dataclass(frozen=True)
class Tal:
    """A number in a unit of its own, in a column whose rows are of different things."""

    varde: float | None
    slag: Talslag


Cell = str | float | int | Etikett | Tal | None


class Diagram(StrEnum):
    """As what the drawn columns of a table are shown beside it: a line over time, or bars of kinds."""

    INGET = ""
    LINJE = "linje"
    STAPEL = "stapel"


@dataclass(frozen=True)
class Kolumn:
    """A column: words where `slag` is None, else numbers in that unit. `is_ritad`: it is a series of the chart.

    `is_bara_i_fil`: pages say the same in another way.
    """

    rubrik: str
    slag: Talslag | None = None
    is_ritad: bool = False
    is_bara_i_fil: bool = False

    @property
    def hel_rubrik(self) -> str:
        """The heading with the unit, for where numbers stand without it."""
        return f"{self.rubrik} ({self.slag.enhet})" if self.slag is not None and self.slag.enhet else self.rubrik


@dataclass(frozen=True)
class Rad:
    """A row: a value for each column. `lank` is where its first cell leads; `is_summa` is a sum of the others, which no chart draws."""

    celler: tuple[Cell, ...]
    lank: str = ""
    is_summa: bool = False


@dataclass(frozen=True)
class Ruta:
    """A cell as a page shows it. `tal` is the number in the column's unit, for the chart; "" of words and of nothing."""

    rubrik: str
    text: str
    tal: str = ""
    is_tal: bool = False
    etikett: Etikett | None = None


@dataclass(frozen=True)
class Visadrad:
    """A row as a page shows it."""

    forsta: Ruta
    andra: tuple[Ruta, ...]
    lank: str
    is_summa: bool


@dataclass(frozen=True)
class Tabell:
    """`kod` names it in addresses and files; `rubrik` is its caption, `forklaring` a sentence below it.

    `tom` is what stands there instead when it has no rows.
    """

    kod: str
    rubrik: str
    kolumner: Sequence[Kolumn]
    rader: Sequence[Rad]
    diagram: Diagram = Diagram.INGET
    forklaring: str = ""
    tom: str = ""

    @property
    def visade(self) -> list[Visadrad]:
        """The first rows, as a page shows them."""
        return [self._show(rad) for rad in self.rader[:VISAS]]

    @property
    def antal_dolda(self) -> int:
        """How many rows only the file has."""
        return max(0, len(self.rader) - VISAS)

    @property
    def enhet(self) -> str:
        """The unit of the drawn columns."""
        return next((str(kolumn.slag.enhet) for kolumn in self.kolumner if kolumn.is_ritad and kolumn.slag is not None), "")

    @property
    def visade_kolumner(self) -> list[Kolumn]:
        """The columns of a page."""
        return [kolumn for kolumn in self.kolumner if not kolumn.is_bara_i_fil]

    def _show(self, rad: Rad) -> Visadrad:
        pairs = zip(self.kolumner, rad.celler, strict=True)
        forsta, *andra = (_show_cell(kolumn, cell) for kolumn, cell in pairs if not kolumn.is_bara_i_fil)
        return Visadrad(forsta, tuple(andra), rad.lank, rad.is_summa)


def cell_value(kolumn: Kolumn, cell: Cell) -> str | float | int | None:
    """What stands in a file: words, or the number in the column's unit."""
    if isinstance(cell, Etikett):
        return cell.text
    if isinstance(cell, Tal):
        return None if cell.varde is None else cell.slag.number(cell.varde)
    if kolumn.slag is None or cell is None or isinstance(cell, str):
        return cell
    return kolumn.slag.number(cell)


def _show_cell(kolumn: Kolumn, cell: Cell) -> Ruta:
    if isinstance(cell, Etikett):
        return Ruta(kolumn.rubrik, cell.text, etikett=cell)
    if isinstance(cell, Tal):
        return Ruta(kolumn.rubrik, cell.slag.text(cell.varde), is_tal=True)
    if kolumn.slag is None:
        return Ruta(kolumn.rubrik, "–" if cell is None else str(cell))
    if isinstance(cell, str):
        return Ruta(kolumn.rubrik, cell, is_tal=True)
    tal = "" if cell is None else repr(kolumn.slag.number(cell))
    return Ruta(kolumn.rubrik, kolumn.slag.text(cell), tal, is_tal=True)
