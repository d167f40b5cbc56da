"""The offices: how much they are visited, in the evening and at each stop, and the evidence for changing or closing one."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from servicekontor.models import Kontor, Kontorshandelse, Turstopp
from servicekontor.status import Kontorshandelsetyp
from statistik.bestallning import Bestallning
from statistik.fragor import Siffra
from statistik.nyckeltal import NYCKELTAL
from statistik.oversikt import figure_table
from statistik.period import Granularitet, Period
from statistik.smatal import suppress
from statistik.summor import add_up, add_up_by
from statistik.tabell import Diagram, Kolumn, Rad, Tabell
from statistik.tabellceller import figure_columns, told_value
from statistik.talslag import Talslag

BESOKEN = ("besok", "besok_per_oppettimme", "besok_per_betjanad_timme", "besok_per_kvallstimme")
KODER = (*BESOKEN, "vantetid", "uteblivna", "belaggning")
UNDERLAGETS = (*KODER, "nojdhet_besok")
PER_DAG = ("besok", "besok_per_oppettimme")


def compare_offices(bestallning: Bestallning) -> list[Tabell]:
    """A row for each office, and each place where a mobile one stopped. At most four queries."""
    told = [s for s in bestallning.figures(KODER, uppdelning=("kontor",)) if s.nyckel["kontor"]]
    by_office = add_up_by(told, lambda s: s.nyckel["kontor"], bestallning.period.fran)
    names, rows = bestallning.benamningar, []
    for kod, figures in sorted(by_office.items(), key=lambda row: names.of("kontor", str(row[0]))):
        lank = f"{reverse('statistik_kontoret', args=[kod])}?{bestallning.query(period='365', fran=None, till=None)}"
        rows.append(Rad((names.of("kontor", str(kod)), *(told_value(figures.get(k)) for k in KODER)), lank=lank))
    columns = [Kolumn(_("Kontor")), *figure_columns(KODER)]
    meaning = _("Välj ett kontor för underlaget till att ändra eller stänga det. Kvällen börjar klockan 16.")
    offices = Tabell("kontor", _("Kontoren"), columns, rows, forklaring=meaning, tom=_("Inget kontor hade öppet under perioden."))
    return [offices, _stops(bestallning)]


def _stops(bestallning: Bestallning) -> Tabell:
    period = bestallning.period
    stops = Turstopp.objects.held().between(period.fran, period.till).filter(tur__fordon__kontor__enhet__in=bestallning.synligt.center)
    held = list(stops)
    visits = _visits({stop.tur.fordon.kontor.kod for stop in held}, period)
    hours: dict[str, float] = defaultdict(float)
    times, met = Counter[str](), Counter[str]()
    for stop in held:
        place = f"{stop.plats}, {stop.plats.ort}" if str(stop.plats.ort) not in str(stop.plats) else str(stop.plats)
        times[place] += 1
        hours[place] += (stop.ends - stop.begins) / timedelta(hours=1)
        there = visits[stop.tur.fordon.kontor.kod]
        met[place] += bisect_left(there, stop.ends) - bisect_left(there, stop.begins)
    rows = [Rad((place, times[place], hours[place], met[place], met[place] / hours[place])) for place in sorted(times) if hours[place]]
    columns = [
        Kolumn(_("Stopp")),
        Kolumn(_("Gånger"), Talslag.ANTAL),
        Kolumn(_("Timmar"), Talslag.KVOT),
        Kolumn(_("Besök"), Talslag.ANTAL),
        Kolumn(_("Besök per timme"), Talslag.KVOT, is_ritad=True),
    ]
    return Tabell(
        "stopp", _("Det mobila kontorets stopp"), columns, rows, Diagram.STAPEL, tom=_("Inget mobilt kontor stannade under perioden.")
    )


def _visits(koder: set[str], period: Period) -> Mapping[str, list[datetime]]:
    """When visits began at the offices, in order, but those that were counted by mistake."""
    zon, found = ZoneInfo(settings.TIME_ZONE), defaultdict(list)
    if koder:
        fran, till = (datetime.combine(dag, time.min, zon) for dag in (period.fran, period.till + timedelta(days=1)))
        typer = (Kontorshandelsetyp.BESOK_BORJADE, Kontorshandelsetyp.BESOK_RAKNAT, Kontorshandelsetyp.BESOK_ANGRAT)
        events = Kontorshandelse.objects.filter(kontor__in=koder, tid__gte=fran, tid__lt=till, typ__in=typer).order_by("tid")
        rows = list(events.values_list("id", "kontor", "tid", "typ", "data"))
        regretted = {data.get("handelse") for _pk, _kontor, _tid, typ, data in rows if typ == Kontorshandelsetyp.BESOK_ANGRAT}
        for pk, kontor, tid, typ, _data in rows:
            if typ != Kontorshandelsetyp.BESOK_ANGRAT and pk not in regretted:
                found[kontor].append(tid)
    return found


def office_evidence(bestallning: Bestallning, kontor: Kontor) -> list[Tabell]:
    """What speaks for and against changing or closing an office; small numbers are hidden, for it is handed out. At most five queries."""
    every = [s for s in bestallning.figures(UNDERLAGETS, uppdelning=("kontor",)) if s.nyckel["kontor"]]
    own = replace(bestallning, urval={"kontor": [kontor.kod]})
    days = own.figures(PER_DAG, granularitet=Granularitet.DAG)
    start = bestallning.period.fran
    return [
        _in_short(own, [s for s in every if s.nyckel["kontor"] == kontor.kod]),
        _beside_others(bestallning, every, kontor),
        _by_part(days, lambda s: s.start.weekday(), start, "veckodagar", _("Veckodagarna"), _weekday),
        _by_part(days, lambda s: s.start.replace(day=1), start, "manader", _("Månad för månad"), lambda m: format_date(m, "F Y")),
        _languages(own),
    ]


def _in_short(own: Bestallning, figures: Sequence[Siffra]) -> Tabell:
    start = own.period.fran
    now = {kod: Siffra(kod, start, {}) if NYCKELTAL[kod].kvadrat else add_up([], kod=kod, start=start) for kod in UNDERLAGETS}
    now |= {s.kod: s for s in figures}
    then = [kod for kod in UNDERLAGETS if not NYCKELTAL[kod].tid]
    before = own.figures(then, period=own.jamford) if own.jamford else []
    shown = {s.kod: s for s in suppress(now.values())}
    return figure_table(own, "korthet", _("I korthet"), UNDERLAGETS, shown, {s.kod: s for s in suppress(before)})


def _beside_others(bestallning: Bestallning, every: Sequence[Siffra], kontor: Kontor) -> Tabell:
    told = suppress(s for s in every if s.kod in BESOKEN)
    by_office: dict[str, dict[str, Siffra]] = defaultdict(dict)
    for siffra in told:
        by_office[str(siffra.nyckel["kontor"])][siffra.kod] = siffra
    rows = [
        Rad((bestallning.benamningar.of("kontor", kod), *(told_value(found.get(k)) for k in BESOKEN)), is_summa=kod == kontor.kod)
        for kod, found in sorted(by_office.items(), key=lambda row: -(row[1]["besok"].antal if "besok" in row[1] else 0))
    ]
    return Tabell("andra", _("Bredvid de andra kontoren"), [Kolumn(_("Kontor")), *figure_columns(BESOKEN)], rows)


def _by_part(
    days: Sequence[Siffra], part_of: Callable[[Siffra], object], start: object, kod: str, rubrik: str, name: Callable[[object], str]
) -> Tabell:
    parts = add_up_by(days, part_of, start)
    rows = []
    for part in sorted(parts):
        told = {s.kod: s for s in suppress(parts[part].values())}
        rows.append(Rad((name(part), *(told_value(told.get(k)) for k in PER_DAG))))
    columns = [Kolumn(_("Del")), *figure_columns(PER_DAG, ritade=PER_DAG[1:])]
    return Tabell(kod, rubrik, columns, rows, Diagram.STAPEL if kod == "veckodagar" else Diagram.LINJE)


def _weekday(number: int) -> str:
    monday = datetime(2024, 1, 1)
    return capfirst(date_format(monday + timedelta(days=number), "l"))


def _languages(own: Bestallning) -> Tabell:
    told = suppress(own.figures(["besok"], uppdelning=("sprak",)))
    rows = [Rad((own.benamningar.of("sprak", str(s.nyckel["sprak"])), told_value(s))) for s in sorted(told, key=lambda s: -s.antal)]
    return Tabell("sprak", _("Besökarnas språk"), [Kolumn(_("Språk")), *figure_columns(["besok"])], rows)
