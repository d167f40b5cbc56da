"""What every part of the simulation shares, and what is remembered of a case while it lives."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from arenden.aktor import Aktor
from arenden.demodata.aterkomster import Aterkomster
from arenden.demodata.befolkning import Befolkning, Personvarde
from arenden.demodata.foljdsvar import Foljdsvar
from arenden.demodata.slump import Slump
from arenden.demodata.tabeller import Tabell, Tabeller
from arenden.demodata.texter import Fragetext, Texter
from arenden.demodata.tid import DYGN, FORSTA_DAGEN, Tid
from arenden.demodata.tidslinje import Tidslinje
from arenden.demodata.turordning import Turordning
from arenden.demodata.varld import Enhetsvarde, Typvarde, Varld
from arenden.models import Arende
from arenden.status import OPPNA, Status

Av = int | Aktor
"""Who does something: the id of an employee, the citizen or the system."""
Rad = dict[str, Any]
"""A row that is not finished: written when nothing more can happen to it."""


NOTISER = 60 * DYGN
"""How far back notices are written: older ones are many, all read, and nobody asks for them."""


@dataclass(eq=False, slots=True)
class Spel:
    """One half of the simulation: the world, chance, time, and where rows go. `slut` is the moment when it ends: now.

    """

    varld: Varld
    slump: Slump
    tidslinje: Tidslinje
    tabeller: Tabeller
    befolkning: Befolkning
    texter: Texter
    foljdsvar: Foljdsvar
    turordning: Turordning
    slut: Tid
    notiser_fran: Tid = field(init=False)
    """Since when notices are written."""
    antal: int = 0
    """Cases that this half has made and not erased."""
    brytningar: dict[tuple, str] = field(default_factory=dict)
    """What events are broken down by, as it is written: see `HANDELSENS_FASTA`."""
    aterkomster: Aterkomster = field(default_factory=Aterkomster)
    levande: "Levande" = field(default_factory=lambda: Levande())
    """The open cases."""
    oskrivna: dict[int, "Arendelage"] = field(default_factory=dict)
    """Cases whose row is not written, since something may still happen to them."""

    def __post_init__(self) -> None:
        """Count back from now."""
        self.notiser_fran = self.slut - NOTISER

    def may_be_erased(self, typ: Typvarde, tid: Tid) -> bool:
        """Whether a case of the type that was closed at `tid` has been kept long enough by now."""
        return _months_later(tid // DYGN, typ.rad.gallring_manader) * DYGN + tid % DYGN <= self.slut


@lru_cache(maxsize=1 << 14)
def _months_later(dag: int, manader: int) -> int:
    """The day so many months after another, both by their number since 1970."""
    datum = date.fromordinal(FORSTA_DAGEN + dag)
    months = datum.month - 1 + manader
    ar, manad = datum.year + months // 12, months % 12 + 1
    return date(ar, manad, min(datum.day, monthrange(ar, manad)[1])).toordinal() - FORSTA_DAGEN


@dataclass(eq=False, slots=True)
class Kontaktlage:
    """A contact as its questions and events need it."""

    id: int
    nyckel: str
    kanal: str
    center: Enhetsvarde
    kontor: str
    person: Personvarde | None
    sprak: str
    inkommen: Tid
    sparad: Tid
    is_gallrad: bool = False
    """Whether it has been erased by now, so that only its events are left."""
    is_ut: bool = False
    """Whether it is we who were in touch."""
    is_om: bool = False
    """Whether it is about a case that there was."""
    rad: str = ""
    """Its line for COPY."""


@dataclass(eq=False, slots=True)
class Fragelage:
    """A question of a contact."""

    id: int
    ordning: int
    typ: Typvarde
    utfall: str
    text: str
    rad: str = ""


@dataclass(eq=False, slots=True)
class Lofte:
    """A call that has been promised in a contact and is not made."""

    kontakt: Kontaktlage
    rad: Rad


@dataclass(eq=False, slots=True)
class Vakt:
    """A deadline that is watched, and how far its reminders have come: a Bevakning."""

    slag: str
    objekt_id: int
    enhet: Enhetsvarde | None
    """Whose deadline it is; None for whoever has the case."""
    forfaller: Tid
    steg: int
    nasta: Tid
    is_levande: bool = True


@dataclass(eq=False, slots=True)
class Arendelage:
    """A case as it stands, with what belongs to it and is not finished."""

    id: int
    nummer: str
    kontaktnyckel: str
    typ: Typvarde
    center: Enhetsvarde
    enhet: Enhetsvarde
    kanal: str
    kontor: str
    fragetext: Fragetext
    uppgifter: str
    inkommen: Tid
    registrerad: Tid
    frist_borjar: Tid
    svar_senast: Tid
    lovad_svar_senast: Tid
    is_bradskande: bool
    person: Personvarde | None
    fasta: str = ""
    """The columns that never change, as they are written."""
    agent: int | None = None
    handlaggare: int | None = None
    status: Status = Status.NY
    avslutsorsak: str = ""
    version: int = 1
    klockan_stannad: Tid | None = None
    vilar_till: date | None = None
    besvarad: Tid | None = None
    avslutad: Tid | None = None
    sammanslaget_med: int | None = None
    overlamning: Rad | None = None
    paus: Rad | None = None
    remisser: dict[int, Rad] = field(default_factory=dict)
    ateruppringningar: dict[int, Lofte] = field(default_factory=dict)
    vakter: dict[tuple[str, int], Vakt] = field(default_factory=dict)
    insyn: set[int] = field(default_factory=set)
    sammanslagna: list["Arendelage"] = field(default_factory=list)
    obesvarat_mejl: Kontaktlage | None = None
    """The mail that it came by, until somebody has written a first answer."""
    vantande: list[tuple[Tabell, str]] | None = None
    """Rows of a case so old that it may be erased when it is closed; None for one that will be kept."""

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits for an answer."""
        return self.status in OPPNA

    @property
    def is_at_center(self) -> bool:
        """Whether the owning center has the case."""
        return self.enhet is self.center

    @property
    def holder(self) -> int | None:
        """The agent or officer who has the case."""
        return self.agent if self.is_at_center else self.handlaggare

    def add(self, tabell: Tabell, rad: str) -> None:
        """Write a row that belongs to the case, and is erased with it."""
        if self.vantande is None:
            tabell.add(rad)
        else:
            self.vantande.append((tabell, rad))

    def keep(self) -> None:
        """The case is not erased: write what has waited."""
        rader, self.vantande = self.vantande or [], None
        for tabell, rad in rader:
            tabell.add(rad)


class Levande:
    """The open cases, so that one can be drawn when somebody asks about theirs or reports the same thing again."""

    def __init__(self) -> None:
        """No case is open."""
        self._plats: dict[int, int] = {}
        self._lista: list[Arendelage] = []

    def __iter__(self) -> Iterator[Arendelage]:
        return iter(self._lista)

    def __len__(self) -> int:
        return len(self._lista)

    def add(self, arende: Arendelage) -> None:
        """A case that is open."""
        if arende.id not in self._plats:
            self._plats[arende.id] = len(self._lista)
            self._lista.append(arende)

    def discard(self, arende: Arendelage) -> None:
        """A case that is open no longer."""
        plats = self._plats.pop(arende.id, None)
        if plats is not None:
            sista = self._lista.pop()
            if sista is not arende:
                self._lista[plats] = sista
                self._plats[sista.id] = plats

    def any_case(self, slump: Slump) -> Arendelage | None:
        """One of them, each as likely."""
        return slump.one_of(self._lista) if self._lista else None


ORSAK = Arende.Avslutsorsak
