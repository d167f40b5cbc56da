"""The page Nöjdhet: the indexes with their intervals and response rates, held against SKR's survey, over time and in own words."""

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from statistik.bestallning import Bestallning
from statistik.fragor import Siffra
from statistik.models import Enkatsvar
from statistik.nyckeltal import ENKATERNAS, NYCKELTAL
from statistik.nyckeltalsslag import Slag
from statistik.oversikt import tal_of
from statistik.period import Granularitet
from statistik.tabell import Cell, Diagram, Kolumn, Rad, Tabell
from statistik.talslag import Talslag
from statistik.utveckling import parts_of

SKR = (
    ("telefon", "nojdhet_bemotande", 83.8),
    ("telefon", "nojdhet_enkelhet", 74.9),
    ("epost", "nojdhet_tydlighet", 83.6),
    ("epost", "nojdhet_enkelhet", 80.2),
)
"""The means of all municipalities in SKR's service survey of 2024, by channel and question (docs/enkater.md)."""
FLEST_ORD = 50
DATUM = {Granularitet.DAG: "j M Y", Granularitet.VECKA: "j M Y", Granularitet.MANAD: "M Y", Granularitet.TOTAL: "j M Y"}


def indexes(bestallning: Bestallning) -> Tabell:
    """Each index of the period with its interval, the number of answers and the response rate. Two queries."""
    koder = [n.kod for n in ENKATERNAS if bestallning.fits(n.kod)]
    found = {siffra.kod: siffra for siffra in bestallning.figures(koder)}
    before = {siffra.kod: siffra for siffra in bestallning.figures(koder, period=bestallning.jamford)} if bestallning.jamford else {}
    rows = [
        Rad(
            (
                n.namn,
                *_index_cells(found[n.kod]),
                _rate(found.get(n.svarsfrekvens)),
                *([_value(before.get(n.kod))] if bestallning.jamford else []),
            ),
            lank=f"{reverse('utveckling')}?{bestallning.query(nyckeltal=n.kod)}",
        )
        for n in ENKATERNAS
        if n.slag == Slag.INDEX and n.kod in found
    ]
    columns = [
        Kolumn(_("Index")),
        Kolumn(_("Värde"), Talslag.INDEX),
        Kolumn(_("Osäkerhet, 95 %"), Talslag.INDEX),
        Kolumn(_("Svar"), Talslag.ANTAL),
        Kolumn(_("Svarsfrekvens"), Talslag.ANDEL),
        *([Kolumn(capfirst(str(bestallning.jamforelse.namn)), Talslag.INDEX)] if bestallning.jamford else []),
    ]
    text = _("Ett index av färre än fem svar visas inte. De öppna svaren har ingen svarsfrekvens: den som svarade valde det själv.")
    return Tabell("index", _("Nöjdhet, index 0–100"), columns, rows, forklaring=text)


def against_skr(bestallning: Bestallning) -> Tabell:
    """The four indexes that SKR publishes, by the channels that it asks about. One query."""
    koder = sorted({kod for _kanal, kod, _medel in SKR})
    found = {(s.kod, s.nyckel["kanal"]): s for s in bestallning.figures([*koder, "svarsfrekvens"], uppdelning=["kanal"])}
    rows = [
        Rad((NYCKELTAL[kod].namn, names, *_index_cells(found.get((kod, kanal))), medel, _rate(found.get(("svarsfrekvens", kanal)))))
        for kanal, kod, medel in SKR
        for names in [bestallning.benamningar.of("kanal", kanal)]
    ]
    columns = [
        Kolumn(_("Fråga")),
        Kolumn(_("Kanal")),
        Kolumn(_("Vi"), Talslag.INDEX),
        Kolumn(_("Osäkerhet, 95 %"), Talslag.INDEX),
        Kolumn(_("Svar"), Talslag.ANTAL),
        Kolumn(_("Kommunerna 2024"), Talslag.INDEX),
        Kolumn(_("Svarsfrekvens"), Talslag.ANDEL),
    ]
    text = _("Medelvärdet av de 89 kommuner som deltog i SKR:s servicemätning 2024, räknat på samma sätt.")
    return Tabell("skr", _("Jämfört med andra kommuner"), columns, rows, forklaring=text)


def over_time(bestallning: Bestallning) -> Tabell:
    """The index of the sample in each part of the period. One query."""
    asked = bestallning.figures(["nojdhet", "svarsfrekvens"], granularitet=bestallning.granularitet)
    found = {(s.kod, s.start): s for s in asked}
    rows = [
        Rad(
            (
                format_date(start, DATUM[bestallning.granularitet]),
                *_index_cells(found.get(("nojdhet", start))),
                _rate(found.get(("svarsfrekvens", start))),
            )
        )
        for start in parts_of(bestallning.period, bestallning.granularitet)
    ]
    head = {Granularitet.DAG: _("Dag"), Granularitet.VECKA: _("Vecka från"), Granularitet.MANAD: _("Månad")}
    columns = [
        Kolumn(head.get(bestallning.granularitet, _("Från"))),
        Kolumn(_("Nöjdhet"), Talslag.INDEX, is_ritad=True),
        Kolumn(_("Osäkerhet, 95 %"), Talslag.INDEX),
        Kolumn(_("Svar"), Talslag.ANTAL),
        Kolumn(_("Svarsfrekvens"), Talslag.ANDEL),
    ]
    return Tabell("over-tid", _("Nöjdhet över tid"), columns, rows, Diagram.LINJE)


def own_words(bestallning: Bestallning) -> list[str]:
    """What people wrote during the period, the latest days first and otherwise in no order; for whoever leads a center. One query.

    They stand alone: beside a grade, a day or a type a sentence could be led back to who got it.
    """
    synligt = bestallning.synligt
    rows = Enkatsvar.objects.exclude(fritext="").filter(dag__range=(bestallning.period.fran, bestallning.period.till))
    if not synligt.is_allt:
        rows = rows.filter(center__in=synligt.center)
    return list(rows.order_by("-dag", "id").values_list("fritext", flat=True)[:FLEST_ORD]) if synligt.is_allt or synligt.center else []


def _index_cells(siffra: Siffra | None) -> tuple[Cell, Cell, Cell]:
    """Value, interval and number of answers."""
    if siffra is None:
        return None, None, 0
    text = Talslag.INDEX.text
    interval = f"{text(siffra.intervall.fran)}–{text(siffra.intervall.till)}" if siffra.intervall else None
    return _value(siffra), interval, None if siffra.is_dold else siffra.antal


def _value(siffra: Siffra | None) -> Cell:
    """The index; words for one that is hidden."""
    if siffra is None:
        return None
    return tal_of(siffra, Talslag.INDEX) if siffra.is_dold else siffra.varde


def _rate(siffra: Siffra | None) -> float | None:
    return siffra.varde if siffra is not None else None
