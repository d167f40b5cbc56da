"""What hangs on that an office is open: bookings, reservations, shifts. Each kind registers how it is found and settled.

A stop that is late or cancelled, a date that is closed and an office that is wound down are one thing to those who have a time
there: a `Rubbning`. The actions that cause one call `settle` in their own transaction, so that everything that was booked is moved
or cancelled, and everyone concerned told, in the same step. Whatever holds times registers from `ServicekontorConfig.ready()`:

    from servicekontor import beroenden
    beroenden.register(Bokningar())
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from kontaktcenter.models import Anvandare
from servicekontor.models import Kontor, Turstopp


class Orsak(StrEnum):
    """Why times cannot be kept."""

    INSTALLT = "installt"
    FORSENAT = "forsenat"
    STANGT = "stangt"
    AVVECKLAS = "avvecklas"


@dataclass(frozen=True)
class Rubbning:
    """That times at an office which begin from `fran` and before `till` (None: all from then on) cannot be kept.

    `stopp` is the stop that it concerns, and None for a fixed office. `flyttas` is how much later the stop opens when it is only
    late: a time is then moved by as much where it still fits before the stop closes. `ersatts_av` is the office where other times
    are to be looked for first. `mening` is the reason in Swedish that those concerned read.
    """

    orsak: Orsak
    kontor: Kontor
    fran: datetime
    till: datetime | None
    mening: str
    stopp: Turstopp | None = None
    flyttas: timedelta = timedelta()
    ersatts_av: Kontor | None = None


@dataclass(frozen=True, order=True)
class Drabbad:
    """One thing that cannot be kept, for the list that is shown before the step is taken; `text` names no person.

    `is_att_ringa` when who has it has no e-mail, and so is told by nobody until somebody calls.
    """

    tid: datetime
    text: str
    id: int
    is_att_ringa: bool = False


@dataclass(frozen=True)
class Utfall:
    """What became of what one kind held. `att_ringa` are those whose holders have no e-mail, and are told by nobody yet."""

    flyttade: int = 0
    avbokade: int = 0
    att_ringa: tuple[Drabbad, ...] = ()

    def __add__(self, other: "Utfall") -> "Utfall":
        return Utfall(self.flyttade + other.flyttade, self.avbokade + other.avbokade, self.att_ringa + other.att_ringa)


class Beroende(ABC):
    """One kind of thing that needs the office to be open, such as bookings."""

    kod: ClassVar[str]

    @abstractmethod
    def find(self, rubbning: Rubbning) -> list[Drabbad]:
        """What the disruption would concern, in the order of time; changes nothing."""

    @abstractmethod
    def settle(self, rubbning: Rubbning, *, by: Anvandare | None) -> Utfall:
        """Move or cancel each, and tell everyone concerned with an alternative time. Runs in the caller's transaction.

        Leaves nothing behind that `find` would return; called again it does nothing. `by` is None for the clock.
        """


_beroenden: dict[str, Beroende] = {}


def register(beroende: Beroende) -> None:
    """Let this hang on that offices are open; registering the same `kod` again replaces it."""
    _beroenden[beroende.kod] = beroende


def unregister(kod: str) -> None:
    """Forget what was registered under `kod`."""
    _beroenden.pop(kod, None)


def find(rubbning: Rubbning) -> list[Drabbad]:
    """All that the disruption would concern, in the order of time."""
    return sorted(drabbad for beroende in _beroenden.values() for drabbad in beroende.find(rubbning))


def settle(rubbning: Rubbning, *, by: Anvandare | None) -> Utfall:
    """Move or cancel all that the disruption concerns, in the caller's transaction."""
    return sum((beroende.settle(rubbning, by=by) for beroende in _beroenden.values()), Utfall())
