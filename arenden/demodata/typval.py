"""Which case type a contact is about: after how common it is, the time of the year and how people reach us."""

from datetime import date

from arenden.demodata.ankomster import Slag
from arenden.demodata.slump import Lottning, Slump
from arenden.demodata.varld import Enhetsvarde, Typvarde
from arenden.models import Kanal

SASONGER: dict[str, tuple[float, ...]] = {
    "": (1,) * 12,
    "vinter": (2.6, 2.4, 1.4, 0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.4, 1.4, 2.6),
    "var": (0.8, 1.0, 1.6, 2.0, 1.8, 1.1, 0.5, 0.7, 0.8, 0.7, 0.5, 0.4),
    "sommar": (0.3, 0.3, 0.5, 0.9, 1.6, 2.2, 2.3, 1.9, 1.0, 0.5, 0.3, 0.3),
    "host": (0.6, 0.6, 0.6, 0.7, 0.7, 0.7, 0.5, 1.2, 2.0, 2.2, 1.6, 0.7),
    "host-vinter": (1.8, 1.5, 1.0, 0.6, 0.4, 0.3, 0.2, 0.6, 1.1, 1.6, 2.0, 2.0),
    "skolstart": (0.8, 0.7, 0.8, 0.9, 1.2, 1.2, 0.8, 3.0, 1.6, 0.6, 0.5, 0.4),
    "januari": (3.2, 2.0, 1.1, 0.8, 0.7, 0.6, 0.4, 0.6, 0.7, 0.7, 0.7, 0.9),
}
"""How common the types of a season are in each month, from January."""
BLIR_ARENDE = {"svarar": 0.1, "vagleder": 0.2, "handlagger": 0.45, "lamnar_over": 0.8}
"""Share of the questions of a type that become a case, by what the agreement says."""
STANGS_INOM = 1.5
"""Months from registered to closed that are counted with when it is foreseen whether a case has been erased."""


class Typval:
    """Draws case types."""

    def __init__(self, typer: list[Typvarde], slut: date) -> None:
        """`slut` is now: what was closed longer ago than its type is kept has been erased."""
        self.typer = typer
        self.slut = slut
        self._kvar: dict[date, float] = {}
        self._lottningar: dict[tuple, Lottning[Typvarde]] = {}

    def draw(self, datum: date, slag: Slag, kanal: Kanal, slump: Slump, *, center: Enhetsvarde | None = None) -> Typvarde:
        """The type of a contact on that date; of `center` when it is given."""
        key = (datum.year, datum.month, slag, kanal == Kanal.WEBB, center)
        lottning = self._lottningar.get(key)
        if lottning is None:
            lottning = self._lottningar[key] = Lottning(
                (typ, self._weight(typ, datum, slag))
                for typ in self.typer
                if (kanal != Kanal.WEBB or typ.rad.is_public) and center in (None, typ.center)
            )
        return lottning.draw(slump)

    def share_kept(self, datum: date) -> float:
        """Which share of the cases that come in on a date have not been erased by now."""
        datum = datum.replace(day=1)
        if datum in self._kvar:
            return self._kvar[datum]
        kept, gone = (sum(self._weight(typ, datum, slag) for typ in self.typer) for slag in (Slag.ARENDE, Slag.GALLRAT))
        self._kvar[datum] = kept / (kept + gone)
        return self._kvar[datum]

    def _weight(self, typ: Typvarde, datum: date, slag: Slag) -> float:
        vikt = typ.vikt * SASONGER[typ.sasong][datum.month - 1]
        if slag is Slag.SVAR:
            return vikt * (1 - BLIR_ARENDE[typ.vem_svarar])
        months = (self.slut.year - datum.year) * 12 + self.slut.month - datum.month
        is_kept = months < typ.rad.gallring_manader + STANGS_INOM
        return vikt * BLIR_ARENDE[typ.vem_svarar] if is_kept == (slag is Slag.ARENDE) else 0.0
