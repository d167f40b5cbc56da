"""One figure: what it was in all, over time, and by the parts asked for, held against another period."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from statistik.benamningar import DELNAMN
from statistik.bestallning import Bestallning
from statistik.fordelning import quantile
from statistik.fragor import Siffra
from statistik.jamforelse import Andring, compare
from statistik.nyckeltal import NYCKELTAL
from statistik.nyckeltalsslag import Nyckeltal, Slag
from statistik.oversikt import FOR_FA, basis_of
from statistik.period import Granularitet, Period
from statistik.tabell import Cell, Diagram, Kolumn, Rad, Tabell
from statistik.talslag import Talslag, talslag_of

DELRUBRIK = {Granularitet.DAG: "Dag", Granularitet.VECKA: "Vecka", Granularitet.MANAD: "Månad"}


@dataclass(frozen=True)
class Rubriktal:
    """The figure that a page is about, as it is said above everything else."""

    nyckeltal: Nyckeltal
    text: str
    andring: Andring | None
    underlag: str
    tillagg: str


@dataclass(frozen=True)
class Avsnitt:
    """A figure of one period: the whole, its parts over time by their first day, and by the keys of the breakdown."""

    period: Period
    hela: Siffra
    over_tid: dict[date, Siffra]
    delar: dict[tuple[Any, ...], Siffra]

    @classmethod
    def read(cls, bestallning: Bestallning, n: Nyckeltal, period: Period) -> "Avsnitt":
        """At most three queries. Times are asked for once, the finest, and put together here: reading them is what costs."""
        asked: dict[str, Any] = {"period": period, "granularitet": bestallning.granularitet}
        dela = bestallning.uppdelning
        if n.slag == Slag.TID:
            fine = bestallning.figures([n.kod], **asked, uppdelning=dela)
            whole = add_up_times(fine, kod=n.kod, start=period.fran)
            return cls(period, whole, _grouped(fine, lambda s: s.start), _grouped(fine, _key) if dela else {})
        (whole,) = bestallning.figures([n.kod], period=period)
        over = bestallning.figures([n.kod], **asked)
        parts = bestallning.figures([n.kod], period=period, uppdelning=dela) if dela else []
        return cls(period, whole, {siffra.start: siffra for siffra in over}, {_key(siffra): siffra for siffra in parts})


def development(bestallning: Bestallning) -> tuple[Rubriktal, list[Tabell]]:
    """The heading and the tables of the figure asked for. At most six queries."""
    n = NYCKELTAL[bestallning.nyckeltal]
    nu = Avsnitt.read(bestallning, n, bestallning.period)
    da = Avsnitt.read(bestallning, n, bestallning.jamford) if bestallning.jamford else None
    tables = [_over_time(bestallning, n, nu, da)]
    if bestallning.uppdelning:
        tables.insert(0, _by_parts(bestallning, n, nu, da))
    return _heading(bestallning, n, nu.hela, da.hela if da else None), tables


def add_up_times(siffror: Sequence[Siffra], *, kod: str, start: date) -> Siffra:
    """One time of several that share nothing: exactly what would be told of the whole."""
    summed: dict[int, int] = {}
    for siffra in siffror:
        for klass, antal in siffra.fordelning.items():
            summed[klass] = summed.get(klass, 0) + antal
    whole = Siffra(kod, start, {}, sum(s.taljare for s in siffror), sum(s.namnare for s in siffror))
    return replace(whole, varde=quantile(summed, 0.5), p90=quantile(summed, 0.9), antal=sum(summed.values()), fordelning=summed)


def _key(siffra: Siffra) -> tuple[Any, ...]:
    return tuple(siffra.nyckel.values())


def _grouped(siffror: Iterable[Siffra], part_of: Callable[[Siffra], Any]) -> dict[Any, Siffra]:
    groups: dict[Any, list[Siffra]] = {}
    for siffra in siffror:
        groups.setdefault(part_of(siffra), []).append(siffra)
    return {key: add_up_times(members, kod=members[0].kod, start=members[0].start) for key, members in groups.items()}


def _heading(bestallning: Bestallning, n: Nyckeltal, nu: Siffra, da: Siffra | None) -> Rubriktal:
    slag = talslag_of(n)
    andring = compare(n, nu.varde, da.varde, bestallning.jamforelse.namn) if da else None
    told = []
    if nu.p90 is not None:
        told.append(_("90 procent tog högst %(tid)s.") % {"tid": slag.text(nu.p90)})
    if n.slag == Slag.TID and nu.andel is not None:
        told.append(_("%(andel)s klarades inom den lovade tiden.") % {"andel": Talslag.ANDEL.text(nu.andel)})
    return Rubriktal(n, str(FOR_FA) if nu.is_dold else slag.text(nu.varde), andring, basis_of(n, nu), " ".join(told))


def _over_time(bestallning: Bestallning, n: Nyckeltal, nu: Avsnitt, da: Avsnitt | None) -> Tabell:
    parts = parts_of(nu.period, bestallning.granularitet)
    then = parts_of(da.period, bestallning.granularitet) if da else []
    rows = []
    for number, start in enumerate(parts):
        earlier = (da.over_tid.get(then[number]) if number < len(then) else None) if da else None
        cells = [_part_name(start, bestallning.granularitet), *_measures(n, nu.over_tid.get(start))]
        if da:
            cells.append(_value(n, earlier) if number < len(then) else None)
        rows.append(Rad(tuple(cells)))
    slag = talslag_of(n)
    columns = [Kolumn(_(DELRUBRIK[bestallning.granularitet])), *_measure_columns(n, is_ritad=True, is_p90_ritad=True)]
    if da:
        columns.append(Kolumn(capfirst(str(bestallning.jamforelse.namn)), slag, is_ritad=True))
    return Tabell("over-tid", _("%(nyckeltal)s över tid") % {"nyckeltal": n.namn}, columns, rows, Diagram.LINJE)


def _by_parts(bestallning: Bestallning, n: Nyckeltal, nu: Avsnitt, da: Avsnitt | None) -> Tabell:
    names, dela = bestallning.benamningar, bestallning.uppdelning
    rows = []
    for key, siffra in sorted(nu.delar.items(), key=lambda row: -row[1].antal):
        cells: list[Cell] = [*(names.of(del_, value) for del_, value in zip(dela, key, strict=True)), *_measures(n, siffra)]
        if da:
            earlier = da.delar.get(key)
            cells += [_value(n, earlier), compare(n, siffra.varde, earlier.varde if earlier else None).etikett]
        rows.append(Rad(tuple(cells), lank=_narrowed(bestallning, dict(zip(dela, key, strict=True)))))
    columns = [*(Kolumn(str(DELNAMN[del_])) for del_ in dela), *_measure_columns(n, is_ritad=len(dela) == 1)]
    if da:
        columns += [Kolumn(capfirst(str(bestallning.jamforelse.namn)), talslag_of(n), is_ritad=len(dela) == 1), Kolumn(_("Förändring"))]
    parts = ", ".join(str(DELNAMN[del_]).lower() for del_ in dela)
    title = _("%(nyckeltal)s per %(delar)s") % {"nyckeltal": n.namn, "delar": parts}
    return Tabell("uppdelad", title, columns, rows, Diagram.STAPEL if len(dela) == 1 else Diagram.INGET)


def _narrowed(bestallning: Bestallning, key: dict[str, Any]) -> str:
    """The same page of one row alone; "" of a row of what is unknown, which no filter asks for."""
    return f"?{bestallning.query(dela=None, **key)}" if all(key.values()) else ""


def _measure_columns(n: Nyckeltal, *, is_ritad: bool, is_p90_ritad: bool = False) -> list[Kolumn]:
    slag = talslag_of(n)
    if n.slag == Slag.ANTAL:
        return [Kolumn(n.namn, slag, is_ritad)]
    if n.slag != Slag.TID:
        rate = [Kolumn(_("Svarsfrekvens"), Talslag.ANDEL)] if n.svarsfrekvens else []
        return [Kolumn(n.namn, slag, is_ritad), Kolumn(_("Underlag"), Talslag.ANTAL), *rate]
    share = [Kolumn(_("Inom lovad tid"), Talslag.ANDEL)] if n.namnare else []
    times = [Kolumn(_("Median"), slag, is_ritad), Kolumn(_("90:e percentil"), slag, is_p90_ritad)]
    return [*times, *share, Kolumn(_("Underlag"), Talslag.ANTAL)]


def _measures(n: Nyckeltal, siffra: Siffra | None) -> list[Cell]:
    if n.slag == Slag.ANTAL:
        return [_value(n, siffra)]
    antal = siffra.antal if siffra else 0
    if n.slag != Slag.TID:
        rate = [siffra.svarsfrekvens if siffra else None] if n.svarsfrekvens else []
        return [_value(n, siffra), antal, *rate]
    share = [siffra.andel if siffra else None] if n.namnare else []
    return [_value(n, siffra), siffra.p90 if siffra else None, *share, antal]


def _value(n: Nyckeltal, siffra: Siffra | None) -> Cell:
    if siffra is None:
        return 0 if n.slag == Slag.ANTAL else None
    return str(FOR_FA) if siffra.is_dold else siffra.varde


def parts_of(period: Period, granularitet: Granularitet) -> list[date]:
    """The first day of each part of a period, as `figures` tells them: Mondays and first days of months, also those cut off by it."""
    if granularitet == Granularitet.DAG:
        return [period.fran + timedelta(days=n) for n in range(period.dagar)]
    if granularitet == Granularitet.VECKA:
        first = period.fran - timedelta(days=period.fran.weekday())
        return [first + timedelta(days=n) for n in range(0, (period.till - first).days + 1, 7)]
    months = range(period.fran.year * 12 + period.fran.month - 1, period.till.year * 12 + period.till.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def _part_name(start: date, granularitet: Granularitet) -> str:
    if granularitet == Granularitet.DAG:
        return format_date(start, "D j/n Y")
    if granularitet == Granularitet.MANAD:
        return format_date(start, "F Y")
    ar, vecka, _dag = start.isocalendar()
    return _("v. %(vecka)d %(ar)d") % {"vecka": vecka, "ar": ar}
