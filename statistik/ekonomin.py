"""Money of a period: what the centers' programmes cost, what that is for each contact, and the officers' time that was freed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from statistik.bemanningsgap import staffing_gap
from statistik.bestallning import Bestallning
from statistik.fragor import Siffra, figures
from statistik.kostnad import Kostnad, assumption_of, cost_of, freed_time
from statistik.models import Budgetrad, Program, Tidsantagande
from statistik.nyckeltal import NYCKELTAL
from statistik.period import Granularitet, Period
from statistik.summor import add_up_by
from statistik.synlighet import Synlighet
from statistik.tabell import Cell, Kolumn, Rad, Tabell, Tal
from statistik.talslag import Talslag

LANGST_GAP = 366
RAKNADE = ("kontakter", "kontakter_ut", "losningsgrad", "besok")


@dataclass(frozen=True)
class Bokslut:
    """A period's costs with what they are divided by, of all centers together."""

    total: Kostnad
    kontor: Kostnad
    kontakter: int
    losta: int
    besok: int

    @property
    def per_kontakt(self) -> float | None:
        """The figure Kostnad per kontakt."""
        return self.total.per(self.kontakter)

    @property
    def per_lost(self) -> float | None:
        """Kronor for each question answered directly."""
        return self.total.per(self.losta)

    @property
    def per_besok(self) -> float | None:
        """What the offices cost for each visit."""
        return self.kontor.per(self.besok)


def close_books(rader: Sequence[Budgetrad], period: Period, told: Sequence[Siffra]) -> Bokslut:
    """The period's costs against its figures."""
    summed = {kod: sum(s.taljare for s in told if s.kod == kod) for kod in RAKNADE}
    kontor = cost_of([rad for rad in rader if rad.program == Program.KONTOR], period)
    contacts = summed["kontakter"] + summed["kontakter_ut"]
    return Bokslut(cost_of(rader, period), kontor, contacts, summed["losningsgrad"], summed["besok"])


def cost_per_contact(*, period: Period, synligt: Synlighet) -> Siffra:
    """The figure Kostnad per kontakt of all centers seen. Two queries."""
    rader = visible_budget(synligt)
    books = close_books(rader, period, figures(RAKNADE, period=period, synligt=synligt))
    siffra = Siffra("kostnad_per_kontakt", period.fran, {}, round(books.total.kronor), books.kontakter, antal=books.kontakter)
    return replace(siffra, varde=books.per_kontakt)


def visible_budget(synligt: Synlighet) -> list[Budgetrad]:
    """The lines of the centers whose figures are seen. One query."""
    rows = Budgetrad.objects.select_related("center")
    return list(rows if synligt.is_allt else rows.filter(center__in=synligt.center))


def economy(bestallning: Bestallning) -> list[Tabell]:
    """What it cost, the budgets, and the time that was freed. At most six queries."""
    order = replace(bestallning, urval={"center": list(bestallning.synligt.center)})
    rader = visible_budget(bestallning.synligt)
    told = order.figures(RAKNADE, granularitet=Granularitet.MANAD)
    now = close_books(rader, bestallning.period, told)
    before = close_books(rader, bestallning.jamford, order.figures(RAKNADE, period=bestallning.jamford)) if bestallning.jamford else None
    antaganden = list(Tidsantagande.objects.filter(center__in=bestallning.synligt.center))
    return [
        _costs(bestallning, now, before, _gap_row(bestallning)),
        _budgets(bestallning, rader),
        _freed(antaganden, told, bestallning.period),
    ]


def _gap_row(bestallning: Bestallning) -> Siffra | None:
    """The staffing gap of the one center that the user leads; of longer than a year it is not told, for it takes too long to read."""
    if len(bestallning.synligt.center) != 1 or bestallning.period.dagar > LANGST_GAP:
        return None
    return staffing_gap(period=bestallning.period, synligt=bestallning.synligt)


def _costs(bestallning: Bestallning, now: Bokslut, before: Bokslut | None, gap: Siffra | None) -> Tabell:
    lines: list[tuple[str, Talslag, float | None, float | None]] = []

    def add(rubrik: str, slag: Talslag, read: Callable[[Bokslut], float | None]) -> None:
        lines.append((rubrik, slag, read(now), read(before) if before else None))

    add(_("Kostnad"), Talslag.KRONOR, lambda b: None if b.total.saknade_ar else b.total.kronor)
    add(_("Varav ur budgeten, eftersom utfallet inte är känt"), Talslag.KRONOR, lambda b: b.total.budgeterat)
    add(_("Kontakter, in och ut"), Talslag.ANTAL, lambda b: b.kontakter)
    add(NYCKELTAL["kostnad_per_kontakt"].namn, Talslag.KRONOR, lambda b: b.per_kontakt)
    add(_("Kostnad per fråga som besvarades direkt"), Talslag.KRONOR, lambda b: b.per_lost)
    add(_("Servicekontorens kostnad per besök"), Talslag.KRONOR, lambda b: b.per_besok)
    rows = [Rad((rubrik, Tal(nu, slag), *([Tal(da, slag)] if before else []))) for rubrik, slag, nu, da in lines]
    if gap is not None:
        rows.append(Rad((NYCKELTAL["bemanningsgap"].namn, Tal(gap.varde, Talslag.ANDEL), *([None] if before else []))))
    columns = [Kolumn(_("Vad")), Kolumn(_("Perioden"), Talslag.ANTAL)]
    if before:
        columns.append(Kolumn(capfirst(str(bestallning.jamforelse.namn)), Talslag.ANTAL))
    return Tabell("kostnad", _("Vad det kostade"), columns, rows, forklaring=_explain(now))


def _explain(books: Bokslut) -> str:
    if books.total.saknade_ar:
        years = ", ".join(map(str, books.total.saknade_ar))
        return _("Det finns ingen budget för %(ar)s, så kostnaden går inte att räkna ut.") % {"ar": years}
    return _("Varje dag bär sin del av årets utfall, och av budgeten för dagar vars utfall inte är inskrivet.")


def _budgets(bestallning: Bestallning, rader: Sequence[Budgetrad]) -> Tabell:
    period = bestallning.period
    shown = [rad for rad in rader if period.fran.year <= rad.ar <= period.till.year]
    rows = []
    for rad in sorted(shown, key=lambda rad: (-rad.ar, str(rad.center), rad.program, rad.slag)):
        share = rad.utfall / rad.budget if rad.utfall is not None and rad.budget else None
        till = format_date(rad.utfall_till, "j F Y") if rad.utfall_till else None
        cells: list[Cell] = [
            str(rad.ar),
            str(rad.center),
            rad.get_program_display(),
            rad.get_slag_display(),
            rad.budget,
            rad.utfall,
            share,
            till,
        ]
        rows.append(Rad(tuple(cells)))
    columns = [
        *(Kolumn(rubrik) for rubrik in (_("År"), _("Center"), _("Program"), _("Slag"))),
        Kolumn(_("Budget"), Talslag.KRONOR),
        Kolumn(_("Utfall"), Talslag.KRONOR),
        Kolumn(_("Använt"), Talslag.ANDEL),
        Kolumn(_("Till och med")),
    ]
    return Tabell("budget", _("Budget och utfall"), columns, rows, tom=_("Ingen budget är inskriven för perioden."))


def _freed(antaganden: Sequence[Tidsantagande], told: Sequence[Siffra], period: Period) -> Tabell:
    by_year = add_up_by((s for s in told if s.kod == "losningsgrad"), lambda s: s.start.year, period.fran)
    rows = []
    for ar in sorted(by_year):
        solved = by_year[ar]["losningsgrad"].taljare
        valid, frigjort = assumption_of(antaganden, ar), freed_time(antaganden, {ar: solved})
        if valid is not None and frigjort is not None:
            assumed = (float(valid.minuter) * 60, valid.andel / 100)
            rows.append(Rad((str(ar), solved, *assumed, frigjort.timmar * 3600, frigjort.kronor, valid.grund)))
    columns = [
        Kolumn(_("År")),
        Kolumn(_("Frågor besvarade direkt"), Talslag.ANTAL),
        Kolumn(_("Antagen tid per fråga"), Talslag.MINUTER),
        Kolumn(_("Antagen andel"), Talslag.ANDEL),
        Kolumn(_("Frigjord tid"), Talslag.TIMMAR),
        Kolumn(_("Värde"), Talslag.KRONOR),
        Kolumn(_("Bygger på")),
    ]
    meaning = _("En uppskattning: antalet frågor är räknat. Antagna är tiden per fråga och andelen som annars hade nått en handläggare.")
    nothing = _("Skriv in vad ni antar om handläggarnas tid, så räknas den frigjorda tiden ut.")
    return Tabell("frigjort", _("Handläggartid som frigjordes"), columns, rows, forklaring=meaning, tom=nothing)
