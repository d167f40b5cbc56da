"""Who leads a unit."""

from kontaktcenter.models import Anvandare, Enhet


def managers_of(enhet: Enhet) -> list[Anvandare]:
    """The unit's manager, or the nearest one above it that has one."""
    current: Enhet | None = enhet
    while current is not None:
        if current.chef is not None and current.chef.is_active:
            return [current.chef]
        chefer = list(
            Anvandare.objects.filter(medlemskap__in=current.medlemskap.valid().filter(roll="chef")).distinct().order_by("pk")
        )
        if chefer:
            return chefer
        current = current.foralder
    return []
