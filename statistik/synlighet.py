"""Whose figures a user sees, and which units share a history."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Enhet

Trad = tuple[tuple[int, int | None, int | None], ...]


@dataclass(frozen=True)
class Synlighet:
    """What is seen: everything at the centers, and what is charged to the units. `is_allt` sees the whole municipality.

    `trad` is what was read to tell: every unit with the one above it and the one that has replaced it.
    """

    center: frozenset[int] = frozenset()
    enheter: frozenset[int] = frozenset()
    is_allt: bool = False
    trad: Trad = field(default=(), repr=False, compare=False)

    @classmethod
    def of(cls, user: Anvandare) -> "Synlighet":
        """What the user may see: with the right at a center, all of the center; at a unit, that unit and those below.

        Units that have gone up in one of them count as it, so that its history is seen.
        """
        allowed = user.units_with(Behorighet.SE_STATISTIK)
        return cls.of_units(allowed) if allowed else cls()

    @classmethod
    def of_units(cls, allowed: Collection[int]) -> "Synlighet":
        """What is seen by whoever has the right at those units, with all that have gone up in them."""
        rows = list(Enhet.objects.values_list("pk", "foralder", "ersatt_av", "slag"))
        units = _follow_back(allowed, {pk: till for pk, _above, till, _slag in rows if till})
        centers = frozenset(pk for pk, _above, _till, slag in rows if slag == Enhet.Slag.CENTER) & units
        return cls(center=centers, enheter=units - centers, trad=tuple(row[:3] for row in rows))

    def __bool__(self) -> bool:
        """Whether anything is seen at all."""
        return self.is_allt or bool(self.center or self.enheter)


ALLT = Synlighet(is_allt=True)
"""For what is made for everybody: the monthly report, open data, the forecast."""


def read_units(synligt: Synlighet) -> Trad:
    """Every unit with the one above it and the one that has replaced it. One query, or none when `synligt` has read them."""
    return synligt.trad or tuple(Enhet.objects.values_list("pk", "foralder", "ersatt_av"))


def covered(enhet: int, trad: Trad) -> frozenset[int]:
    """The unit with all below it, and all that any of them has replaced."""
    found = {enhet}
    while new := {pk for pk, above, till in trad if above in found or till in found} - found:
        found |= new
    return frozenset(found)


def with_predecessors(enheter: Collection[int]) -> set[int]:
    """The units and all that they have replaced, through however many steps. One query."""
    return set(_follow_back(enheter, dict(Enhet.objects.filter(ersatt_av__isnull=False).values_list("pk", "ersatt_av"))))


def _follow_back(enheter: Collection[int], replaced: Mapping[int, int]) -> frozenset[int]:
    found = set(enheter)
    while new := {pk for pk, till in replaced.items() if till in found} - found:
        found |= new
    return frozenset(found)
