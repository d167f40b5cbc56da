"""Who is on the published rosters: read from the service offices."""

from collections import Counter
from datetime import date, time, timedelta

from django.db.models import OuterRef, Subquery

from kontaktcenter.models import Enhet
from servicekontor.models import Publiceratpass, Publicering
from statistik.models.prognos import HALVTIMMAR


def rostered_people(center: Enhet, forsta: date, dagar: int) -> list[int]:
    """How many work in each half-hour from midnight of a day on, by each roster's latest publication; a half-hour worked in part counts."""
    newest = Publicering.objects.filter(schema=OuterRef("publicering__schema")).order_by("-nummer").values("pk")[:1]
    rows = Publiceratpass.objects.filter(
        publicering__schema__center=center, publicering=Subquery(newest), datum__gte=forsta, datum__lt=forsta + timedelta(days=dagar)
    )
    count: Counter[int] = Counter()
    for datum, fran, till in rows.values_list("datum", "fran", "till"):
        first = (datum - forsta).days * HALVTIMMAR
        count.update(range(first + _minutes(fran) // 30, first + -(-_minutes(till) // 30)))
    return [count[n] for n in range(dagar * HALVTIMMAR)]


def _minutes(klocka: time) -> int:
    return klocka.hour * 60 + klocka.minute
