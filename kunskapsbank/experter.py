"""Who answers for a unit's articles."""

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.chefer import managers_of
from kontaktcenter.models import Anvandare, Enhet


def experts_at(enhet: Enhet) -> list[Anvandare]:
    """Those who review the unit's articles; where nobody at the unit does, its manager or the nearest one above."""
    members = enhet.medlemskap.valid().with_permission(Behorighet.GRANSKA_ARTIKLAR, [enhet])
    experts = list(Anvandare.objects.filter(medlemskap__in=members).distinct().order_by("pk"))
    return experts or managers_of(enhet)
