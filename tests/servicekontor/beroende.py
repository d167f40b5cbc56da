"""A kind of thing that hangs on open offices, for tests: it remembers what it was asked to settle."""

from datetime import datetime

from kontaktcenter.models import Anvandare
from servicekontor.beroenden import Beroende, Drabbad, Rubbning, Utfall


class Tider(Beroende):
    """Times at an office, in memory."""

    kod = "provtider"

    def __init__(self, *tider: datetime) -> None:
        self.tider = list(tider)
        self.avgjorda: list[Rubbning] = []

    def find(self, rubbning: Rubbning) -> list[Drabbad]:
        """Those within the disruption."""
        return [Drabbad(tid, "Möte", nr) for nr, tid in enumerate(self.tider) if _is_hit(tid, rubbning)]

    def settle(self, rubbning: Rubbning, *, by: Anvandare | None) -> Utfall:
        """Cancel them."""
        self.avgjorda.append(rubbning)
        hit = [tid for tid in self.tider if _is_hit(tid, rubbning)]
        self.tider = [tid for tid in self.tider if tid not in hit]
        return Utfall(avbokade=len(hit))


def _is_hit(tid: datetime, rubbning: Rubbning) -> bool:
    return rubbning.fran <= tid and (rubbning.till is None or tid < rubbning.till)
