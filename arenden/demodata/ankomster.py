"""When contacts come in: three years of days, each with its weekday, season, hours and share of what was to come."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from arenden.demodata.arbetsplan import Arbetsplan
from arenden.demodata.slump import Lottning, Slump
from arenden.demodata.tid import DYGN, MINUT, Tid
from arenden.models import Kanal

AR = 3
KONTAKTER_PER_ARENDE = 2.2
"""Contacts for each case: most questions are answered directly, and lead to no case."""
ETT_DYGN = timedelta(days=1)
AVSTAMNING = timedelta(days=60)
"""So long before the end the number of cases is counted: what then is left to make is made in the days that remain."""

VECKODAG = (1.25, 1.1, 1.05, 1.0, 0.85, 0.12, 0.1)
STANGT = 0.12
"""A public holiday against an ordinary weekday: only forms and mails come."""
MANAD = (1.15, 1.05, 1.05, 1.0, 1.0, 0.9, 0.55, 1.05, 1.15, 1.05, 1.05, 0.8)
FORSTA_DAGEN, SISTA_DAGEN = 0.2, 2.6
"""The first day against an average one, and the last: departments have joined the center one by one, more and more."""


class Slag(Enum):
    """What a contact leads to."""

    ARENDE = "arende"
    GALLRAT = "gallrat"  # a case that has been erased by now: of it only the events are left
    SVAR = "svar"  # an answer at once, or another end without a case


KANALER = {
    (True, True): Lottning(
        [(Kanal.WEBB, 40), (Kanal.TELEFON, 37), (Kanal.EPOST, 14), (Kanal.BESOK, 6), (Kanal.BREV, 2), (Kanal.API, 1)]
    ),
    (True, False): Lottning([(Kanal.WEBB, 75), (Kanal.EPOST, 23), (Kanal.API, 2)]),
    (False, True): Lottning([(Kanal.TELEFON, 78), (Kanal.BESOK, 11), (Kanal.EPOST, 11)]),
    (False, False): Lottning([(Kanal.EPOST, 1)]),
}
"""How people reach us, by whether it becomes a case and whether the center is open that day."""

PERSONLIGA = frozenset({Kanal.TELEFON, Kanal.BESOK})
"""Channels where somebody meets the caller, which is only possible while the center is open."""
HALVTIMMAR_OPPET = Lottning(
    zip(range(16, 34), (9, 10, 11, 12, 11, 10, 9, 8, 5, 6, 8, 9, 9, 8, 7, 6, 5, 3), strict=True)
)
"""Half-hours of the day from 8 to 17: mornings are busiest, the hour of lunch is calm."""
HALVTIMMAR_DYGNET = Lottning(
    (halvtimme, 1 if halvtimme < 12 else 4 if halvtimme < 16 else 8 if halvtimme < 34 else 6 if halvtimme < 44 else 3)
    for halvtimme in range(48)
)


class Ankomst(NamedTuple):
    """One contact on its way in."""

    tid: Tid
    slag: Slag
    kanal: Kanal


@dataclass(slots=True)
class Dag:
    """One day: when it begins and ends (UTC), how much of everything comes on it, and whether the center is open."""

    datum: date
    borjar: Tid
    slutar: Tid
    vikt: float
    is_oppen: bool


def make_dagar(till: Tid, plan: Arbetsplan) -> list[Dag]:
    """The days of three years up to the moment `till`; the last one as far as it has come."""
    sista = plan.local_date(till)
    antal = (sista - sista.replace(year=sista.year - AR, day=min(sista.day, 28))).days
    dagar = []
    for n in range(antal + 1):
        datum = sista - timedelta(days=antal - n)
        borjar, slutar = plan.midnight(datum), plan.midnight(datum + ETT_DYGN)
        is_oppen = plan.is_working_day(datum)
        veckodag = VECKODAG[datum.weekday()] if is_oppen else min(STANGT, VECKODAG[datum.weekday()])
        tillvaxt = FORSTA_DAGEN + (SISTA_DAGEN - FORSTA_DAGEN) * (n / antal) ** 2
        dagar.append(Dag(datum, borjar, slutar, veckodag * MANAD[datum.month - 1] * tillvaxt, is_oppen))
    dagar[-1].vikt *= (till - dagar[-1].borjar) / DYGN
    return dagar


def last_days(dagar: list[Dag], antal: int) -> set[date]:
    """The last days of so many (or fewer) parts of the time that each hold equally many contacts, the very last day among them."""
    summor = list(accumulate(dag.vikt for dag in dagar))
    delar = [int(antal * summa / summor[-1]) for summa in summor]
    return {dag.datum for dag, del_, nasta in zip(dagar, delar, [*delar[1:], antal + 1], strict=True) if del_ != nasta}


def arrivals_of(dag: Dag, antal: dict[Slag, int], *, till: Tid, slump: Slump) -> list[Ankomst]:
    """The contacts of one day in no order, none after `till`."""
    return [_arrival(dag, slag, till, slump) for slag, n in antal.items() for _ in range(n)]


def _arrival(dag: Dag, slag: Slag, till: Tid, slump: Slump) -> Ankomst:
    kanal = KANALER[slag is not Slag.SVAR, dag.is_oppen].draw(slump)
    halvtimme = (HALVTIMMAR_OPPET if kanal in PERSONLIGA else HALVTIMMAR_DYGNET).draw(slump)
    # The day in spring that is an hour short ends at the same place.
    tid = min(dag.borjar + halvtimme * 1800 + int(slump.random() * 1790), dag.slutar - MINUT)
    if tid > till:
        # The last day is not over: what would come later came by a form or a mail earlier in the day.
        kanal = Kanal.EPOST if slag is Slag.SVAR else Kanal.WEBB
        tid = dag.borjar + int((till - dag.borjar) * slump.random())
    return Ankomst(tid, slag, kanal)


class Fordelning:
    """How many contacts of each kind come on each day, so that at the end there are exactly so many cases as were asked for."""

    def __init__(self, dagar: list[Dag], arenden: int, andel_kvar: Callable[[date], float], slump: Slump) -> None:
        """`andel_kvar` tells which share of the cases that come on a date have not been erased by now."""
        self.arenden = arenden
        self.slump = slump
        self.kvar_att_ge = dict.fromkeys(Slag, 0.0)
        self.kvar = {dag.datum: andel_kvar(dag.datum) for dag in dagar}
        self.skala = arenden / sum(dag.vikt * self.kvar[dag.datum] for dag in dagar)
        self.avstams = dagar[-1].datum - AVSTAMNING
        self.vikt_efter = sum(dag.vikt for dag in dagar if dag.datum >= self.avstams)

    def of_day(self, dag: Dag, arenden_nu: int) -> dict[Slag, int]:
        """The numbers for one day; the days are asked for in order, `arenden_nu` are the cases made or on their way before it."""
        alla = self.skala * dag.vikt
        kvar = self.kvar[dag.datum]
        if dag.datum < self.avstams:
            arenden = self._around(Slag.ARENDE, alla * kvar)
        else:
            arenden = max(0, round((self.arenden - arenden_nu) * dag.vikt / self.vikt_efter))
            self.vikt_efter -= dag.vikt
        return {
            Slag.ARENDE: arenden,
            Slag.GALLRAT: self._around(Slag.GALLRAT, alla * (1 - kvar)),
            Slag.SVAR: self._around(Slag.SVAR, alla * (KONTAKTER_PER_ARENDE - 1)),
        }

    def _around(self, slag: Slag, vantat: float) -> int:
        """A whole number near `vantat`; what one day has too many or too few of is evened out by the days after it."""
        if not vantat:
            return 0
        vantat += self.kvar_att_ge[slag]
        antal = max(0, round(vantat + self.slump.gauss(0, 1) * min(max(vantat, 0), 10) ** 0.5))
        self.kvar_att_ge[slag] = vantat - antal
        return antal
