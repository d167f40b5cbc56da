"""How far a target has come: the path from where it began to where it is to end, and how what happened stands to it. Pure functions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kontaktcenter.tidsord import Etikett


class Strackning(Protocol):
    """What a path is made of: first and last month, the values at both ends, and in which direction better lies."""

    fran: date
    till: date
    start: float
    mal: float
    is_upp: bool


class Mallage(StrEnum):
    """Where a target stands."""

    KOMMANDE = "kommande"
    OMATT = "omatt"
    I_FAS = "i_fas"
    EFTER = "efter"
    NATT = "natt"
    MISSAT = "missat"

    @property
    def etikett(self) -> Etikett:
        """The state as words, shape and colour."""
        text, farg, ikon = ETIKETTER[self]
        return Etikett(str(text), farg, ikon)


ETIKETTER: dict[Mallage, tuple[str | Promise, str, str]] = {
    Mallage.KOMMANDE: (_("Har inte börjat"), "neutral", "clock"),
    Mallage.OMATT: (_("Inte mätt än"), "neutral", "question"),
    Mallage.I_FAS: (_("I fas med planen"), "info", "trend-up"),
    Mallage.EFTER: (_("Efter planen"), "warning", "warning"),
    Mallage.NATT: (_("Målet är nått"), "success", "check-circle"),
    Mallage.MISSAT: (_("Målet nåddes inte"), "danger", "x-circle"),
}


@dataclass(frozen=True)
class Manad:
    """A month of the path: what it was to be at its end, and what it was; None before it is over, or when nothing was measured."""

    start: date
    planerat: float
    utfall: float | None


@dataclass(frozen=True)
class Malvag:
    """The whole path with the state at the end of what is over."""

    manader: Sequence[Manad]
    lage: Mallage

    @property
    def senaste(self) -> Manad | None:
        """The latest month that was measured."""
        return next((manad for manad in reversed(self.manader) if manad.utfall is not None), None)


def month_after(manad: date, antal: int = 1) -> date:
    """The first day of the month so many months later."""
    number = manad.year * 12 + manad.month - 1 + antal
    return date(number // 12, number % 12 + 1, 1)


def follow(strackning: Strackning, utfall: Mapping[date, float], idag: date) -> Malvag:
    """The path month by month. A month counts when it is over; `utfall` are values by the first day of the month."""
    months = [strackning.fran]
    while months[-1] < strackning.till:
        months.append(month_after(months[-1]))
    step = (strackning.mal - strackning.start) / len(months)
    path = [
        Manad(manad, strackning.start + step * number, utfall.get(manad) if month_after(manad) <= idag else None)
        for number, manad in enumerate(months, start=1)
    ]
    return Malvag(path, _judge(strackning, path, idag))


def _judge(strackning: Strackning, path: Sequence[Manad], idag: date) -> Mallage:
    if idag < strackning.fran:
        return Mallage.KOMMANDE
    latest = next((manad for manad in reversed(path) if manad.utfall is not None), None)
    if latest is None or latest.utfall is None:
        return Mallage.OMATT
    if _is_reached(strackning, latest.utfall, strackning.mal):
        return Mallage.NATT
    if month_after(strackning.till) <= idag:
        return Mallage.MISSAT
    return Mallage.I_FAS if _is_reached(strackning, latest.utfall, latest.planerat) else Mallage.EFTER


def _is_reached(strackning: Strackning, utfall: float, varde: float) -> bool:
    return utfall >= varde if strackning.is_upp else utfall <= varde
