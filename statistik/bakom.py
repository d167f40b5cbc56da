"""The cases behind a figure: what the figure itself counts, found by its own conditions, of which users open those they may see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden.etiketter import status_etikett
from arenden.models import Arende, Overlamning
from arenden.models.arende import ArendeQuerySet
from arenden.status import HOS_CENTER
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare
from kontaktcenter.tidsord import whole_date
from statistik.bestallning import Bestallning
from statistik.kallor.handelser import HANDELSER
from statistik.matt import IDN
from statistik.nulage import visible_cases
from statistik.synlighet import Synlighet, with_predecessors
from statistik.tabell import Kolumn, Rad, Tabell

BAKOM = {
    "skapade": "skapade",
    "besvarade": "besvarade",
    "svarstid": "besvarade",
    "i_tid": "forsenade",
    "overlamningar": "overlamnade",
    "kvittenstid": "kvitterade",
    "atersant": "atersanda",
    "var_ar_mitt_arende": "om_arende",
}
"""By figure, the column of the facts whose cases are listed. Of I tid, those that were late: they are what one looks for."""
LANGST_DAGAR = 366
FLEST = 1_000
"""The newest cases that are looked through."""
NU: dict[str, Callable[[ArendeQuerySet], QuerySet[Arende]]] = {
    "forsenade": lambda cases: cases.overdue(),
    "ko": lambda cases: cases.filter(status__in=HOS_CENTER, agent__isnull=True),
    "ej-mottagna": lambda cases: cases.filter(
        overlamningar__lage=Overlamning.Lage.SKICKAD, overlamningar__kvittens_senast__lt=timezone.now()
    ),
}
"""By the box of the page Nu, its cases."""


@dataclass(frozen=True)
class Arendelista:
    """The cases that the user may open, of `antal` that the figure counts."""

    tabell: Tabell
    antal: int

    @property
    def antal_dolda(self) -> int:
        """Those that are erased, lie with units that the user does not see, or are beyond FLEST."""
        return self.antal - len(self.tabell.rader)


def cases_behind(bestallning: Bestallning, user: Anvandare) -> Arendelista:
    """The cases that the figure asked for counts. Raises Inmatningsfel for one without cases, or too long a period."""
    column = BAKOM.get(bestallning.nyckeltal)
    if column is None:
        raise Inmatningsfel(_("Det nyckeltalet har inga ärenden att visa. Välj ett annat."), falt="nyckeltal")
    if bestallning.period.dagar > LANGST_DAGAR:
        raise Inmatningsfel(_("Välj högst ett år för att se ärendena."), falt="fran")
    ids, antal = _find_ids(bestallning, HANDELSER.antal[column])
    return Arendelista(_table(Arende.objects.filter(pk__in=ids).visible_to(user)), antal)


def cases_now(kod: str, *, synligt: Synlighet, user: Anvandare) -> Arendelista:
    """The cases of a box of the page Nu."""
    found = NU[kod](visible_cases(synligt))
    antal = found.count()
    return Arendelista(_table(found.visible_to(user)), antal)


def _find_ids(bestallning: Bestallning, villkor: str) -> tuple[list[int], int]:
    """The newest cases that the events of the period tell of, and how many events the figure counts. One query."""
    chosen = "".join(f" AND {namn} = ANY(%(u_{namn})s)" for namn in bestallning.urval)
    seen = "" if bestallning.synligt.is_allt else "AND (center = ANY(%(center)s) OR enhet = ANY(%(enheter)s))"
    sql = f"""
        SELECT arende, count(*) OVER () FROM ({HANDELSER.rader}) r WHERE ({villkor}) {seen} {chosen}
        ORDER BY arende DESC NULLS LAST LIMIT {FLEST}
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, _params(bestallning))
        rows = cursor.fetchall()
    return [arende for arende, _antal in rows if arende], rows[0][1] if rows else 0


def _params(bestallning: Bestallning) -> dict[str, Any]:
    period, synligt = bestallning.period, bestallning.synligt
    chosen: dict[str, Any] = {}
    for namn, varden in bestallning.urval.items():
        keys = [int(varde) for varde in varden] if namn in IDN else list(varden)
        chosen[f"u_{namn}"] = sorted(with_predecessors(keys)) if namn == "enhet" else keys
    return {
        "fran": timezone.make_aware(datetime.combine(period.fran, time.min)),
        "till": timezone.make_aware(datetime.combine(period.till + timedelta(days=1), time.min)),
        "center": [*synligt.center, *([0] if synligt.center else [])],
        "enheter": list(synligt.enheter),
        **chosen,
    }


def _table(cases: QuerySet[Arende]) -> Tabell:
    shown = cases.select_related("arendetyp", "ansvarig_enhet").order_by("-registrerad").distinct()[:FLEST]
    rows = [
        Rad(
            (a.nummer, str(a.arendetyp), str(a.ansvarig_enhet), status_etikett(a.status), whole_date(a.svar_senast)),
            lank=reverse("arende", args=[a.nummer]),
        )
        for a in shown
    ]
    columns = [Kolumn(_("Ärende")), Kolumn(_("Ärendetyp")), Kolumn(_("Finns hos")), Kolumn(_("Läge")), Kolumn(_("Svar senast"))]
    return Tabell("arenden", _("Ärendena"), columns, rows, tom=_("Du ser inget av ärendena."))
