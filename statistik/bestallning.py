"""What a page of figures is asked for. It stands whole in the address, so that a page can be shared, saved and fetched as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from statistik.benamningar import DELNAMN, Benamningar
from statistik.fragor import Siffra, Varde, figures
from statistik.jamforelse import Jamforelse
from statistik.nyckeltal import NYCKELTAL
from statistik.period import Granularitet, Period
from statistik.perioder import EGEN, FORVALD, NAMNGIVNA, suit_granularitet
from statistik.synlighet import Synlighet


@dataclass(frozen=True)
class Bestallning:
    """A period with its comparison, breakdown and filter, and whose figures may be told.

    `periodkod` is the name of the period in `perioder`, or EGEN. `nyckeltal` is the figure asked for, "" for none in particular.
    `granularitet` is into what the period is divided over time.
    """

    period: Period
    synligt: Synlighet
    benamningar: Benamningar
    periodkod: str = EGEN
    jamforelse: Jamforelse = Jamforelse.FJOL
    granularitet: Granularitet = Granularitet.DAG
    uppdelning: tuple[str, ...] = ()
    urval: Mapping[str, Sequence[Varde]] = field(default_factory=dict)
    nyckeltal: str = ""

    def figures(self, koder: Sequence[str], *, period: Period | None = None, **annat: Any) -> list[Siffra]:
        """The figures of the period (or another one) within filter and rights; see `fragor.figures`. At most two queries."""
        return figures(koder, **{"period": period or self.period, "synligt": self.synligt, "urval": self.urval, **annat})

    @property
    def jamford(self) -> Period | None:
        """The period that this one is compared with."""
        return self.jamforelse.period_of(self.period)

    def fits(self, kod: str) -> bool:
        """Whether a figure can be filtered as this asks."""
        return set(self.urval) <= set(NYCKELTAL[kod].delar)

    def query(self, **andrat: Any) -> str:
        """The part of an address that asks for this, with some of it changed (None takes away): what is as it is by itself is left out."""
        asked: dict[str, Any] = {
            "nyckeltal": self.nyckeltal or None,
            "jamfor": None if self.jamforelse == Jamforelse.FJOL else self.jamforelse.value,
            "per": None if self.granularitet == suit_granularitet(self.period) else self.granularitet.value,
            "dela": list(self.uppdelning) or None,
            **{del_: list(varden) for del_, varden in self.urval.items()},
            **self._period_query(),
            **andrat,
        }
        return urlencode({namn: varde for namn, varde in asked.items() if varde is not None}, doseq=True)

    def _period_query(self) -> dict[str, Any]:
        if self.periodkod == EGEN:
            return {"fran": self.period.fran.isoformat(), "till": self.period.till.isoformat()}
        return {"period": None if self.periodkod == FORVALD else self.periodkod}

    @property
    def periodlankar(self) -> list[tuple[str, str, bool]]:
        """Each named period with the query that asks for it, and whether it is the one asked for."""
        dates = {"fran": None, "till": None}
        return [(str(n.namn), self.query(**dates, period=n.kod), n.kod == self.periodkod) for n in NAMNGIVNA.values()]

    @property
    def urvalsord(self) -> str:
        """The filter in words; "" without one."""
        parts = (
            f"{DELNAMN[del_]}: {', '.join(self.benamningar.of(del_, varde) for varde in varden)}" for del_, varden in self.urval.items()
        )
        return ". ".join(parts)

    @property
    def periodord(self) -> str:
        """The dates in words, with those that they are compared with."""
        if self.jamford is None:
            return str(self.period)
        return _("%(period)s, jämfört med %(mot)s") % {"period": self.period, "mot": self.jamford}

    @property
    def query_without_filter(self) -> str:
        """The query that asks for the same of everything the user sees."""
        return replace(self, urval={}).query()
