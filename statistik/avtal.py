"""The agreements whose follow-up a user may read, and which units each of them covers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import JSONObject

from kontaktcenter.models import Overenskommelse
from statistik.bestallning import Bestallning
from statistik.period import Period
from statistik.synlighet import Synlighet, covered, read_units


@dataclass(frozen=True)
class Avtal:
    """An agreement with the department's units: those below it, and all that they have replaced."""

    overenskommelse: Overenskommelse
    enheter: frozenset[int]

    def order(self, bestallning: Bestallning) -> Bestallning:
        """The same order of what the center and the department have with each other, as far as it may be seen."""
        center, seen = self.overenskommelse.center_id, bestallning.synligt
        is_whole = seen.is_allt or center in seen.center
        units = self.enheter if is_whole else self.enheter & seen.enheter
        return replace(bestallning, synligt=Synlighet(enheter=units, trad=seen.trad), urval={"center": [center]})


def visible_overenskommelser(synligt: Synlighet) -> QuerySet[Overenskommelse]:
    """Those of the centers and departments that the user leads."""
    rows = Overenskommelse.objects.select_related("center", "forvaltning")
    return rows if synligt.is_allt else rows.filter(Q(center__in=synligt.center) | Q(forvaltning__in=synligt.enheter))


def read_avtal(synligt: Synlighet, period: Period) -> list[Avtal]:
    """The agreements that held some day of the period, by the department's name. One query."""
    open_end = Q(galler_till__isnull=True) | Q(galler_till__gte=period.fran)
    return with_units(visible_overenskommelser(synligt).filter(open_end, galler_fran__lte=period.till), synligt)


def find_avtal(synligt: Synlighet, pk: int) -> Avtal | None:
    """One agreement with its terms (`villkorslista`: pairs of case type and what was agreed), if it may be read. One query."""
    term = JSONObject(arendetyp="villkor__arendetyp", vem="villkor__vem_svarar")
    terms = ArrayAgg(term, filter=Q(villkor__isnull=False), default=Value([]), order_by="villkor__arendetyp__namn")
    rows = visible_overenskommelser(synligt).filter(pk=pk).annotate(villkorslista=terms)
    return next(iter(with_units(rows, synligt)), None)


def with_units(rows: Iterable[Overenskommelse], synligt: Synlighet) -> list[Avtal]:
    """Agreements with their units."""
    tree = read_units(synligt)
    return [Avtal(row, covered(row.forvaltning_id, tree)) for row in rows]
