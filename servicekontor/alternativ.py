"""Other times for those whose meetings cannot be held: nothing is reserved, but while there are enough no two are sent to the same."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

from servicekontor.lediga_tider import Ledigtid
from servicekontor.models import Bokning, Kontor, Motestyp, Turstopp
from servicekontor.tidsok import next_free
from servicekontor.tidval import with_places

ANTAL = 3
"""Other times that each is told of."""
FLEST = 200
"""Times that are dealt out of each office or group of offices."""


@dataclass(frozen=True)
class Alternativ:
    """A free time, at which office, and of a mobile one at which stop."""

    kontor: Kontor
    tid: Ledigtid
    stopp: Turstopp | None


@dataclass
class _Kort:
    """A time with how many more can be sent to it before somebody else must be."""

    alternativ: Alternativ
    kvar: int = field(init=False)

    def __post_init__(self) -> None:
        self.fill()

    def fill(self) -> None:
        """As many as can have the time."""
        self.kvar = max(self.alternativ.tid.antal, 1)


class Alternativgivare:
    """Deals out the next free times to one after the other: the first gets the first ones, and when all are dealt it begins anew.

    The times are read once for each kind of meeting, when everything that is not to be offered is gone.
    """

    def __init__(self) -> None:
        self._stackar: dict[tuple[int, str], list[_Kort]] = {}

    def deal(self, bokning: Bokning, *, efter: datetime | None, ersatts_av: Kontor | None) -> list[Alternativ]:
        """Times for who had the booking: at the office that takes over, at the same one from `efter` on, then at any other.

        None for a kind of meeting that citizens cannot book themselves.
        """
        typ = bokning.motestyp
        if not (typ.is_public and typ.is_active):
            return []
        public = Kontor.objects.public().in_use()
        sources: list[Callable[[], Iterable[_Kort]]] = [
            *([lambda: self._stack(typ, ersatts_av.kod, public.filter(pk=ersatts_av.pk))] if ersatts_av else []),
            *([lambda: self._later(typ, bokning.kontor, efter)] if efter else []),
            lambda: self._stack(typ, f"alla utom {bokning.kontor.kod}", public.exclude(pk=bokning.kontor_id)),
        ]
        dealt = _take(chain.from_iterable(source() for source in sources), ANTAL)
        if len(dealt) < ANTAL:
            for kort in chain.from_iterable(self._stackar.values()):
                kort.fill()
            dealt = _take(chain(dealt, chain.from_iterable(source() for source in sources)), ANTAL)
        for kort in dealt:
            kort.kvar -= 1
        return sorted((kort.alternativ for kort in dealt), key=lambda alternativ: alternativ.tid.fran)

    def _later(self, typ: Motestyp, kontor: Kontor, efter: datetime) -> Iterator[_Kort]:
        stack = self._stack(typ, kontor.kod, Kontor.objects.public().in_use().filter(pk=kontor.pk))
        return (kort for kort in stack if kort.alternativ.tid.fran >= efter)

    def _stack(self, typ: Motestyp, namn: str, kontor: Iterable[Kontor]) -> list[_Kort]:
        key = typ.pk, namn
        if key not in self._stackar:
            offices = {rad.pk: rad for rad in kontor}
            times = with_places(next_free(typ, offices.values(), antal=FLEST)) if offices else []
            self._stackar[key] = [_Kort(Alternativ(offices[val.tid.kontor], val.tid, val.plats)) for val in times]
        return self._stackar[key]


def _take(cards: Iterable[_Kort], antal: int) -> list[_Kort]:
    """The first different times that somebody can still be sent to."""
    taken: list[_Kort] = []
    seen: set[tuple[int, datetime]] = set()
    for kort in cards:
        key = kort.alternativ.kontor.pk, kort.alternativ.tid.fran
        if kort.kvar > 0 and key not in seen:
            seen.add(key)
            taken.append(kort)
            if len(taken) == antal:
                break
    return taken
