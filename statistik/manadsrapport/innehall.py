"""What a monthly report says. It leaves the staff's pages, so small numbers are hidden in all of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kontaktcenter.models import Enhet
from statistik.benamningar import Benamningar
from statistik.bestallning import Bestallning
from statistik.fragor import Siffra, figures
from statistik.jamforelse import Jamforelse, compare
from statistik.malmatning import measure
from statistik.malvag import month_after
from statistik.models import Mal
from statistik.nyckeltal import NYCKELTAL
from statistik.oversikt import basis_of, overview, tal_of
from statistik.period import Granularitet, Period
from statistik.smatal import suppress
from statistik.synlighet import ALLT, Synlighet
from statistik.tabell import Kolumn, Rad, Tabell, Tal
from statistik.talslag import talslag_of

VIKTIGAST = ("kontakter", "losningsgrad", "aterkommande", "i_tid", "svarstid", "nojdhet", "besok", "skapade", "besvarade", "kvittenstid")
"""What a manager asks for first, in order: those at the top of the report are the first that there is something to say of."""
ANTAL_RUTOR = 6
ANTAL_KURVOR = 3
MANADER_BAKAT = 13
"""The month, and the twelve before it: the same month of the year before is the first."""


@dataclass(frozen=True)
class Ruta:
    """One of the most important figures: its name, how it stands, how it has changed and of how much it is."""

    namn: str
    text: str
    andring: str
    underlag: str


@dataclass(frozen=True)
class Rapport:
    """A report as it is read. `enhet` is whose figures they are, in words."""

    enhet: str
    manad: date
    rutor: Sequence[Ruta]
    tabeller: Sequence[Tabell]

    @property
    def rubrik(self) -> str:
        """Its heading: "Månadsrapport oktober 2026"."""
        return _("Månadsrapport %(manad)s") % {"manad": format_date(self.manad, "F Y")}


class Utlamnad(Bestallning):
    """Figures that leave the staff's pages: those of a few are hidden."""

    def figures(self, koder: Sequence[str], *, period: Period | None = None, **annat: Any) -> list[Siffra]:
        """The figures as `Bestallning` gives them, without small numbers."""
        return suppress(super().figures(koder, period=period, **annat))


def name_of(enhet: Enhet | None) -> str:
    """Whose figures a report has, in words."""
    return str(enhet) if enhet is not None else _("Hela kommunen")


def file_name(enhet: Enhet | None, manad: date) -> str:
    """What the file of a report is called."""
    return f"manadsrapport-{manad:%Y-%m}-{enhet.kortnamn if enhet is not None else 'hela-kommunen'}.pdf"


def assemble(enhet: Enhet | None, manad: date) -> Rapport:
    """The report of a unit, with all below it, or of the whole municipality, for the month that begins on `manad`."""
    period = Period(manad, month_after(manad) - timedelta(days=1))
    synligt = ALLT if enhet is None else Synlighet.of_units({enhet.pk} | Enhet.objects.subtree_ids([enhet.pk]))
    asked = Utlamnad(period=period, synligt=synligt, benamningar=Benamningar.read(), jamforelse=Jamforelse.FJOL)
    rutor = _most_important(asked)
    tabeller = [_by_month(asked, manad, list(rutor)), *map(_measured_rows, overview(asked)), _targets(enhet, synligt, period)]
    return Rapport(name_of(enhet), manad, list(rutor.values()), [tabell for tabell in tabeller if tabell.rader])


def _most_important(asked: Bestallning) -> dict[str, Ruta]:
    """The first figures that there is something to say of, by code."""
    koder = [kod for kod in VIKTIGAST if asked.fits(kod)]
    nu, da = ({siffra.kod: siffra for siffra in asked.figures(koder, period=period)} for period in (asked.period, asked.jamford))
    told = [kod for kod in koder if kod in nu and nu[kod].varde is not None and nu[kod].antal][:ANTAL_RUTOR]
    return {kod: _box(nu[kod], da.get(kod), asked.jamforelse) for kod in told}


def _box(nu: Siffra, da: Siffra | None, mot: Jamforelse) -> Ruta:
    n = NYCKELTAL[nu.kod]
    andring = compare(n, nu.varde, da.varde if da else None, mot.namn).text
    return Ruta(str(n.namn), talslag_of(n).text(nu.varde), capfirst(andring), basis_of(n, nu))


def _by_month(asked: Bestallning, manad: date, koder: Sequence[str]) -> Tabell:
    """The first of the most important ones month by month."""
    koder = koder[:ANTAL_KURVOR]
    manader = [month_after(manad, -n) for n in reversed(range(MANADER_BAKAT))]
    told = asked.figures(koder, period=Period(manader[0], asked.period.till), granularitet=Granularitet.MANAD) if koder else []
    by_month = {(siffra.kod, siffra.start): siffra for siffra in told}
    rader = [
        Rad((capfirst(format_date(m, "F Y")), *(tal_of(by_month.get((kod, m)), talslag_of(NYCKELTAL[kod])) for kod in koder)))
        for m in manader
        if any((kod, m) in by_month for kod in koder)
    ]
    kolumner = [Kolumn(_("Månad")), *(Kolumn(str(NYCKELTAL[kod].namn), talslag_of(NYCKELTAL[kod])) for kod in koder)]
    return Tabell("manader", _("Månad för månad"), kolumner, rader)


def _measured_rows(tabell: Tabell) -> Tabell:
    """The table without what the month has nothing of."""
    return replace(tabell, rader=[rad for rad in tabell.rader if not (isinstance(rad.celler[1], Tal) and rad.celler[1].varde is None)])


def _targets(enhet: Enhet | None, synligt: Synlighet, period: Period) -> Tabell:
    """The targets that the month is part of."""
    rows = Mal.objects.filter(fran__lte=period.till, till__gte=period.fran).select_related("enhet").order_by("enhet__namn", "pk")
    if enhet is not None:
        rows = rows.filter(enhet__in=synligt.center | synligt.enheter)
    measured = measure(list(rows), synligt=synligt, idag=month_after(period.fran), read=_told)
    kolumner = [Kolumn(rubrik) for rubrik in (_("Mål"), _("Gäller"), _("Läge"), _("Nu"), _("Ska nå"), _("När"))]
    rader = [
        Rad((str(lopp.rad.figure.namn), str(lopp.rad.enhet), lopp.vag.lage.etikett, lopp.nu, lopp.mal, format_date(lopp.rad.till, "F Y")))
        for lopp in measured
    ]
    return Tabell("mal", _("Målen"), kolumner, rader)


def _told(*args: Any, **kwargs: Any) -> list[Siffra]:
    return suppress(figures(*args, **kwargs))

