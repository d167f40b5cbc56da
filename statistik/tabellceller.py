"""Figures as columns and cells of a table that may be handed out."""

from collections.abc import Collection, Sequence

from statistik.fragor import Siffra
from statistik.nyckeltal import NYCKELTAL
from statistik.smatal import MINST
from statistik.tabell import Cell, Kolumn
from statistik.talslag import talslag_of

DOLT = f"<\u00a0{MINST}"
"""Instead of a number that is too small to be handed out."""


def figure_columns(koder: Sequence[str], *, ritade: Collection[str] = ()) -> list[Kolumn]:
    """A column for each figure; `ritade` are those that the chart draws."""
    return [Kolumn(NYCKELTAL[kod].namn, talslag_of(NYCKELTAL[kod]), kod in ritade) for kod in koder]


def told_value(siffra: Siffra | None) -> Cell:
    """The figure's value, or that it is of too few."""
    if siffra is None:
        return None
    return DOLT if siffra.is_dold else siffra.varde
