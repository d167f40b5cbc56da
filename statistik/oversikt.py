"""All figures of a period held against another: what a manager reads first."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from statistik.bestallning import Bestallning
from statistik.fragor import Siffra
from statistik.jamforelse import compare
from statistik.nyckeltal import ALLA, NYCKELTAL
from statistik.nyckeltalsslag import Kalla, Nyckeltal, Slag
from statistik.tabell import Cell, Kolumn, Rad, Tabell, Tal
from statistik.talslag import Talslag, talslag_of

TEMAN: tuple[tuple[str, str | Promise, tuple[str, ...]], ...] = (
    (
        "kontakterna",
        gettext_lazy("Kontakter och frågor"),
        ("kontakter", "kontakter_ut", "fragor", "losningsgrad", "uppklarning", "aterkommande", "var_ar_mitt_arende", "inom_uppdraget"),
    ),
    ("tiderna", gettext_lazy("Väntan och svar"), ("vantetid", "hanteringstid", "efterarbete", "svarstid", "i_tid", "epost_1", "epost_2")),
    ("arendena", gettext_lazy("Ärenden hos förvaltningarna"), ("skapade", "besvarade", "overlamningar", "kvittenstid", "atersant")),
    ("kunskapen", gettext_lazy("Kunskapsbanken"), ("kunskapstraff", "avlastning")),
    ("kontoren", gettext_lazy("Kontoren"), ("besok", "besok_per_oppettimme", "besok_per_betjanad_timme", "uteblivna", "belaggning")),
)
"""The figures by what a manager asks; what stands in none comes last."""
OVRIGT = ("ovrigt", gettext_lazy("Nöjdhet och annat"))
FOR_FA = gettext_lazy("för få svar")
"""Instead of a figure that is told to nobody."""


def overview(bestallning: Bestallning) -> list[Tabell]:
    """Every figure of the period, by what it tells of, each row leading to the figure's own page. At most four queries."""
    koder = [n.kod for n in ALLA if n.kalla == Kalla.DAGSVARDEN and bestallning.fits(n.kod)]
    nu = {siffra.kod: siffra for siffra in bestallning.figures(koder)}
    da = {siffra.kod: siffra for siffra in bestallning.figures(koder, period=bestallning.jamford)} if bestallning.jamford else {}
    placed = {kod for _kod, _rubrik, koder_ in TEMAN for kod in koder_}
    teman = (*TEMAN, (*OVRIGT, tuple(kod for kod in koder if kod not in placed)))
    tables = [figure_table(bestallning, kod, str(rubrik), members, nu, da, is_lankad=True) for kod, rubrik, members in teman]
    return [table for table in tables if table.rader]


def figure_table(
    bestallning: Bestallning,
    kod: str,
    rubrik: str,
    koder: Sequence[str],
    nu: Mapping[str, Siffra],
    da: Mapping[str, Siffra],
    *,
    is_lankad: bool = False,
) -> Tabell:
    """One table with a row for each figure of `koder` that there is in `nu`. `is_lankad`: each leads to the figure's own page."""
    rows = [_overview_row(bestallning, NYCKELTAL[m], nu[m], da.get(m), is_lankad=is_lankad) for m in koder if m in nu]
    return Tabell(kod, rubrik, _overview_columns(bestallning), rows)


def left_out(bestallning: Bestallning) -> list[Nyckeltal]:
    """The figures that cannot be filtered as asked."""
    return [n for n in ALLA if n.kalla == Kalla.DAGSVARDEN and not bestallning.fits(n.kod)]


def _overview_columns(bestallning: Bestallning) -> list[Kolumn]:
    columns = [Kolumn(_("Nyckeltal")), Kolumn(_("Perioden"), Talslag.ANTAL)]
    if bestallning.jamford:
        columns += [Kolumn(capfirst(str(bestallning.jamforelse.namn)), Talslag.ANTAL), Kolumn(_("Förändring"))]
    return [*columns, Kolumn(_("Underlag")), Kolumn(_("Mäts i"), is_bara_i_fil=True)]


def _overview_row(bestallning: Bestallning, n: Nyckeltal, nu: Siffra, da: Siffra | None, *, is_lankad: bool) -> Rad:
    slag = talslag_of(n)
    cells: list[Cell] = [str(n.namn), tal_of(nu, slag)]
    if bestallning.jamford:
        change = compare(n, nu.varde, da.varde if da else None).etikett
        cells += [tal_of(da, slag), change if nu.varde is not None else None]
    return Rad((*cells, basis_of(n, nu), str(slag.enhet)), lank=f"?{bestallning.query(nyckeltal=n.kod)}" if is_lankad else "")


def basis_of(n: Nyckeltal, siffra: Siffra) -> str:
    """Of how much a figure is, in words; "" of a number, which says so itself, and of nothing."""
    antal = Talslag.ANTAL.text
    if n.slag == Slag.ANTAL or siffra.varde is None:
        return ""
    if n.slag == Slag.TID:
        return _("median av %(antal)s") % {"antal": antal(siffra.antal)}
    if n.slag == Slag.ANDEL:
        return _("%(del)s av %(antal)s") % {"del": antal(siffra.taljare), "antal": antal(siffra.namnare)}
    if n.slag == Slag.INDEX:
        return _basis_of_index(siffra)
    return _("%(antal)s i underlaget") % {"antal": antal(siffra.antal)}


def _basis_of_index(siffra: Siffra) -> str:
    """How many answered, of those asked, and how sure the mean is."""
    told = [_("%(antal)s svar") % {"antal": Talslag.ANTAL.text(siffra.antal)}]
    if siffra.svarsfrekvens is not None:
        told.append(_("svarsfrekvens %(andel)s") % {"andel": Talslag.ANDEL.text(siffra.svarsfrekvens)})
    if siffra.intervall is not None:
        fran, till = (Talslag.INDEX.text(grans) for grans in (siffra.intervall.fran, siffra.intervall.till))
        told.append(_("95 %% säkert mellan %(fran)s och %(till)s") % {"fran": fran, "till": till})
    return ", ".join(told)


def tal_of(siffra: Siffra | None, slag: Talslag) -> Cell:
    """The figure's value as a cell; nothing for no figure, words for one that is hidden."""
    if siffra is None:
        return None
    return str(FOR_FA) if siffra.is_dold else Tal(siffra.varde, slag)
