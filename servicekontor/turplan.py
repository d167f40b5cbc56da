"""What a tour can be, as pure functions: the dates of a pattern, and whether a vehicle can drive between its stops in time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise
from math import asin, ceil, cos, radians, sin, sqrt
from typing import Protocol

from django.utils.translation import gettext as _

from servicekontor.models import Kontor, Korstid, Stopplats, Turmonster
from servicekontor.oppettider import has_clock, takes_week

JORDRADIE_KM = 6371
SNABBAST_KM_I_TIMMEN = 80
"""Nobody drives quicker than this as the crow flies: the least that is asked between places without a Korstid."""


class Stopp(Protocol):
    """A stop of a tour or of a pattern."""

    plats: Stopplats
    ankomst: time
    avgang: time


@dataclass(frozen=True)
class Korstider:
    """How many minutes there are between places."""

    kanda: Mapping[tuple[int, int], int]

    @classmethod
    def load(cls) -> "Korstider":
        """As the rows stand; one query."""
        return cls({(fran, till): minuter for fran, till, minuter in Korstid.objects.values_list("fran", "till", "minuter")})

    def minutes(self, fran: Stopplats, till: Stopplats) -> int:
        """What is given for the way, or for the way back; else the least that the distance takes; 0 where nothing is known."""
        if fran.pk == till.pk:
            return 0
        known = self.kanda.get((fran.pk, till.pk), self.kanda.get((till.pk, fran.pk)))
        return known if known is not None else least_minutes(fran, till)


def distance_km(fran: tuple[float, float], till: tuple[float, float]) -> float:
    """As the crow flies between two places (latitude, longitude), by the haversine formula."""
    lat1, lon1, lat2, lon2 = map(radians, (*fran, *till))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * JORDRADIE_KM * asin(sqrt(half))


def dates_of(monster: Turmonster, fran: date, till: date) -> Iterator[date]:
    """The dates of the pattern from `fran` up to and with `till`, within the time that it holds."""
    day = max(fran, monster.galler_fran)
    day += timedelta(days=(monster.veckodag - day.weekday()) % 7)
    last = till if monster.galler_till is None else min(till, monster.galler_till)
    while day <= last:
        if _takes(monster, day):
            yield day
        day += timedelta(days=7)


def find_contradiction(stopp: Iterable[Stopp], korstider: Korstider, datum: date | None = None) -> str:
    """Why a vehicle cannot make these stops, as a Swedish sentence; empty when it can. On a `datum` the clock may leave an hour out."""
    ordered = sorted(stopp, key=lambda s: (s.ankomst, s.avgang))
    for rad in ordered:
        if rad.avgang <= rad.ankomst:
            return _("Stoppet vid %(plats)s måste stänga senare än det öppnar, samma dag.") % {"plats": rad.plats}
        if datum is not None and not (has_clock(datum, rad.ankomst) and has_clock(datum, rad.avgang)):
            return _("Klockan ställs om den natten, så tiderna vid %(plats)s finns inte.") % {"plats": rad.plats}
    for before, after in pairwise(ordered):
        if after.ankomst < before.avgang:
            return _("Stoppen vid %(forra)s och %(nasta)s överlappar varandra.") % {"forra": before.plats, "nasta": after.plats}
        needed = korstider.minutes(before.plats, after.plats)
        if minutes_between(before.avgang, after.ankomst) < needed:
            return _("Det tar %(minuter)d minuter från %(forra)s till %(nasta)s. Stoppet kan öppna tidigast %(tid)s.") % {
                "minuter": needed,
                "forra": before.plats,
                "nasta": after.plats,
                "tid": format_minutes(to_minutes(before.avgang) + needed),
            }
    return ""


def push(stopp: Sequence[Stopp], korstider: Korstider, minuter: int) -> list[int] | None:
    """How many minutes later each stop of a tour opens and closes when the first is so late: the others only as far as they must.

    None when the tour would not be done before midnight.
    """
    late = [minuter]
    for before, after in pairwise(stopp):
        free = to_minutes(before.avgang) + late[-1] + korstider.minutes(before.plats, after.plats)
        late.append(max(0, free - to_minutes(after.ankomst)))
    is_within_day = all(to_minutes(rad.avgang) + delay < 24 * 60 for rad, delay in zip(stopp, late, strict=True))
    return late if is_within_day else None


def to_minutes(klockslag: time) -> int:
    """Minutes since midnight."""
    return klockslag.hour * 60 + klockslag.minute


def to_time(minuter: int) -> time:
    """The clock time so many minutes after midnight."""
    return time(*divmod(minuter, 60))


def minutes_between(fran: time, till: time) -> int:
    """Minutes from one clock time to a later one on the same day."""
    return to_minutes(till) - to_minutes(fran)


def format_minutes(minuter: int) -> str:
    """As people write it: 13.30; what is after midnight is "efter midnatt"."""
    return to_time(minuter).strftime("%H.%M") if minuter < 24 * 60 else _("efter midnatt")


def _takes(monster: Turmonster, day: date) -> bool:
    if monster.rytm != Turmonster.Rytm.MANAD:
        return takes_week(monster.rytm, day)
    if monster.manadsvecka == Turmonster.Manadsvecka.SISTA:
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 == monster.manadsvecka


def least_minutes(fran: Kontor | Stopplats, till: Kontor | Stopplats) -> int:
    """The least that the distance takes; 0 where a position is not known."""
    if fran.latitud is None or till.latitud is None:
        return 0
    km = distance_km((fran.latitud, fran.longitud), (till.latitud, till.longitud))
    return ceil(km / SNABBAST_KM_I_TIMMEN * 60)
