"""When contacts come and where they go: the heat map of a week's half-hours, and the way from channel over subject to outcome."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import F, Func, IntegerField, Sum
from django.db.models.functions import ExtractHour, ExtractIsoWeekDay, ExtractMinute
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from statistik.bestallning import Bestallning
from statistik.flodesbild import Flodesbild, draw_flow
from statistik.models import Halvtimmesvarde
from statistik.tabell import Kolumn, Rad, Tabell
from statistik.talslag import Talslag

HALVTIMMAR = 48
GRADER = 4
"""Shades above none."""
VECKODAGAR = ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag")
KARTANS_FILTER = {"center", "kanal"}
"""What half-hours are told apart by."""
FLEST_AMNEN = 12


@dataclass(frozen=True)
class Kartruta:
    """Contacts on average in a half-hour of a weekday, and how dark that is of the most, in shades."""

    medel: float
    grad: int


@dataclass(frozen=True)
class Veckokarta:
    """The heat map: each half-hour's clock with one cell a weekday, and the same as a table for files."""

    rader: list[tuple[str, list[Kartruta]]]
    tabell: Tabell
    topp: str


def week_map(bestallning: Bestallning) -> Veckokarta | None:
    """When contacts come on an average week of the period; None for who sees no center. One query.

    The average is over all days of that weekday in the period. Raises Inmatningsfel for a filter that half-hours do not know.
    """
    if not bestallning.synligt.center and not bestallning.synligt.is_allt:
        return None
    if set(bestallning.urval) - KARTANS_FILTER:
        raise Inmatningsfel(_("Halvtimmarna kan bara filtreras på center och kanal. Ta bort de andra filtren."))
    days = [0] * 7
    for number in range(bestallning.period.dagar):
        days[(bestallning.period.fran + timedelta(days=number)).weekday()] += 1
    counted = _count(bestallning)
    means = [[counted.get((day, slot), 0) / days[day] if days[day] else 0.0 for day in range(7)] for slot in range(HALVTIMMAR)]
    return _make_map(means)


def _count(bestallning: Bestallning) -> dict[tuple[int, int], int]:
    """Contacts by weekday (Monday is 0) and half-hour, by the clock on the wall."""
    first = timezone.make_aware(datetime.combine(bestallning.period.fran, time.min))
    after = timezone.make_aware(datetime.combine(bestallning.period.till + timedelta(days=1), time.min))
    rows = Halvtimmesvarde.objects.filter(start__gte=first, start__lt=after)
    if not bestallning.synligt.is_allt:
        rows = rows.filter(center__in=bestallning.synligt.center)
    rows = rows.filter(**{f"{namn}__in": list(varden) for namn, varden in bestallning.urval.items()})
    clock = ExtractHour("start") * 2 + Func(ExtractMinute("start"), 30, function="div", output_field=IntegerField())
    counted = rows.order_by().values(dagen=ExtractIsoWeekDay("start"), halvtimme=clock).annotate(antal=Sum(F("inkomna")))
    return {(row["dagen"] - 1, int(row["halvtimme"])): row["antal"] for row in counted}


def _make_map(means: Sequence[Sequence[float]]) -> Veckokarta | None:
    used = [slot for slot, row in enumerate(means) if any(row)]
    slots = range(used[0], used[-1] + 1) if used else range(0)
    most = max((mean for row in means for mean in row), default=0.0)
    clock = [f"{slot // 2:02}.{slot % 2 * 30:02}" for slot in range(HALVTIMMAR)]
    shades = [(clock[slot], [Kartruta(mean, round(mean * GRADER / most) if most else 0) for mean in means[slot]]) for slot in slots]
    columns = [Kolumn(_("Halvtimme")), *(Kolumn(_(dag), Talslag.KVOT) for dag in VECKODAGAR)]
    rows = [Rad((clock[slot], *means[slot])) for slot in slots]
    table = Tabell("veckan", _("Kontakter i genomsnitt per halvtimme"), columns, rows)
    top = max(((means[slot][day], slot, day) for slot in slots for day in range(7)), default=None)
    sentence = _("Flest kommer %(dag)s klockan %(klocka)s: %(antal)s i genomsnitt.")
    told = {"dag": _(VECKODAGAR[top[2]]).lower(), "klocka": clock[top[1]], "antal": Talslag.KVOT.text(top[0])} if top else {}
    return Veckokarta(shades, table, sentence % told if top else "")


def ways(bestallning: Bestallning) -> tuple[Tabell, Flodesbild]:
    """How questions go, as a table and as a picture: channel, subject, and whether they were answered at once. One query.

    The largest subjects stand for themselves, the rest together.
    """
    flows = _flows(bestallning)
    rows = [Rad((kanal, amne, antal, direkt, antal - direkt)) for (kanal, amne), (antal, direkt) in flows]
    number = [Kolumn(rubrik, Talslag.ANTAL) for rubrik in (_("Frågor"), _("Besvarade direkt"), _("Gick vidare"))]
    title = _("Frågornas väg från kanal över ämne till utfall")
    tabell = Tabell("vagar", title, [Kolumn(_("Kanal")), Kolumn(_("Ämne")), *number], rows)
    direct, onward = _("Besvarade direkt"), _("Gick vidare")
    steps = [((kanal, amne), antal) for (kanal, amne), (antal, _direkt) in flows]
    ends = [((amne, direct), direkt) for (_kanal, amne), (_antal, direkt) in flows]
    ends += [((amne, onward), antal - direkt) for (_kanal, amne), (antal, direkt) in flows]
    return tabell, draw_flow([steps, ends])


def _flows(bestallning: Bestallning) -> list[tuple[tuple[str, str], list[int]]]:
    """Questions and those answered at once, by the names of channel and subject, the largest first."""
    siffror = bestallning.figures(["losningsgrad"], uppdelning=["kanal", "amne"])
    sizes: Counter[Any] = Counter()
    for siffra in siffror:
        sizes[siffra.nyckel["amne"]] += siffra.namnare
    largest = {amne for amne, _antal in sizes.most_common(FLEST_AMNEN)}
    names, flows = bestallning.benamningar, {}
    for siffra in siffror:
        amne = siffra.nyckel["amne"]
        subject = names.of("amne", amne) if amne in largest else _("Övriga ämnen")
        flow = flows.setdefault((names.of("kanal", siffra.nyckel["kanal"]), subject), [0, 0])
        flow[0] += siffra.namnare
        flow[1] += siffra.taljare
    return sorted(flows.items(), key=lambda flow: -flow[1][0])
