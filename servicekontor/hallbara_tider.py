"""Which of what is booked lies where the office is open and on something that is in use: no change of hours leaves it outside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from servicekontor.models import Belaggning, Kontor
from servicekontor.oppettider import Oppettidsplan, moments


@dataclass(frozen=True)
class Hallbara:
    """What is booked at some offices and can be kept, as the ids of its stretches, with what it is: a meeting or a room."""

    moten: frozenset[int]
    lokaler: frozenset[int]

    def __sub__(self, other: "Hallbara") -> "Hallbara":
        return Hallbara(self.moten - other.moten, self.lokaler - other.lokaler)

    def __len__(self) -> int:
        return len(self.moten) + len(self.lokaler)


def read_keepable(kontor: Iterable[int]) -> Hallbara:
    """What is to come at the offices and can be kept, as hours, stops and resources stand now."""
    nu = timezone.now()
    booked = Q(bokning__isnull=False) | Q(reservation__isnull=False)
    rows = Belaggning.objects.current(nu).filter(booked, resurs__kontor__in=kontor, tid__startswith__gte=nu)
    stretches = list(rows.select_related("resurs", "bokning__stopp__tur"))
    planer = {k.pk: None if k.slag == Kontor.Slag.MOBILT else Oppettidsplan.of(k) for k in Kontor.objects.filter(pk__in=kontor)}
    kept = [stretch for stretch in stretches if _is_keepable(stretch, planer[stretch.resurs.kontor_id])]
    return Hallbara(
        frozenset(stretch.pk for stretch in kept if stretch.bokning_id), frozenset(stretch.pk for stretch in kept if stretch.reservation_id)
    )


def _is_keepable(stretch: Belaggning, plan: Oppettidsplan | None) -> bool:
    """A mobile office has no plan: it receives at its stops, with what the vehicle carries."""
    if not stretch.resurs.is_active:
        return False
    if stretch.bokning is None:
        return plan is None or not plan.is_closed(timezone.localdate(stretch.tid.lower))
    if plan is not None:
        return _is_open(plan, stretch.bokning.fran, stretch.bokning.till)
    stopp = stretch.bokning.stopp
    return stopp is None or stretch.resurs.fordon_id in (None, stopp.tur.fordon_id)


def _is_open(plan: Oppettidsplan, fran: datetime, till: datetime) -> bool:
    datum, zon = timezone.localdate(fran), ZoneInfo(settings.TIME_ZONE)
    stretches = (moments(datum, intervall, zon) for intervall in plan.day(datum).oppet)
    return any(begin <= fran and till <= end for begin, end in stretches)
