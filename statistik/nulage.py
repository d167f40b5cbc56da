"""What is so just now: read from the open cases themselves, whose number does not grow with the years."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Case, Count, IntegerField, Q, QuerySet, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arenden.models import Arende
from statistik.synlighet import Synlighet

ALDRAR = ((1, _("Under ett dygn")), (7, _("Ett dygn till en vecka")), (30, _("En vecka till en månad")), (None, _("Över en månad")))
"""How late, in days up to; None is any later."""


@dataclass(frozen=True)
class Forsenade:
    """Open cases past their deadline, of one unit and one age (its place in ALDRAR)."""

    enhet: int
    alder: int
    antal: int


def visible_cases(synligt: Synlighet) -> "QuerySet[Arende]":
    """The cases that a user counts: those that a center owns, and those that lie at a unit. Counted, never shown."""
    if synligt.is_allt:
        return Arende.objects.all()
    return Arende.objects.filter(Q(center__in=synligt.center) | Q(ansvarig_enhet__in=synligt.enheter))


def overdue_now(*, synligt: Synlighet, enheter: Collection[int] | None = None) -> list[Forsenade]:
    """Försenade nu: open cases past their deadline by the unit that has them and by age. One query."""
    cases = visible_cases(synligt).overdue()
    if enheter is not None:
        cases = cases.filter(ansvarig_enhet__in=enheter)
    nu = timezone.now()
    age = Case(
        *(When(svar_senast__gt=nu - timedelta(days=days), then=n) for n, (days, _namn) in enumerate(ALDRAR) if days),
        default=len(ALDRAR) - 1,
        output_field=IntegerField(),
    )
    rows = cases.annotate(alder=age).values_list("ansvarig_enhet", "alder").annotate(antal=Count("pk")).order_by("ansvarig_enhet", "alder")
    return [Forsenade(enhet, alder, antal) for enhet, alder, antal in rows]
