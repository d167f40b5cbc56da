"""Which offices a citizen is shown, in what order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter

from django.db.models import Avg
from django.utils import timezone

from servicekontor.models import Kontor, Stopplats, Turstopp
from servicekontor.oppettider import Oppettidsplan
from servicekontor.turplan import distance_km
from servicekontor.views.medborgare.lage import Lage, describe

FRAM = timedelta(days=60)
"""How far ahead it is looked for when an office opens next."""
Position = tuple[float, float]


@dataclass(frozen=True)
class Kontorsrad:
    """An office in a list, as it is now; `km` as the crow flies from the town that was chosen."""

    kontor: Kontor
    lage: Lage
    km: float | None = None

    @property
    def position(self) -> Position | None:
        """Of the office; of the mobile one where it stands or stops next."""
        place = self.lage.nasta.plats if self.lage.nasta else self.kontor
        return None if place.latitud is None else (place.latitud, place.longitud)

    @property
    def ort(self) -> str:
        """The town; of the mobile office that of the next stop."""
        return self.lage.nasta.plats.ort.namn if self.lage.nasta else self.kontor.ort


def list_offices(nu: datetime) -> list[Kontorsrad]:
    """The public offices that are in use, those that are open first; four queries."""
    today = timezone.localdate(nu)
    offices = list(Kontor.objects.public().in_use(today).with_hours(today - timedelta(days=1), today + FRAM))
    stops = _coming_stops(offices, nu)
    rows = [Kontorsrad(kontor, describe(kontor, Oppettidsplan.of(kontor), stops.get(kontor.pk, ()), nu)) for kontor in offices]
    return sorted(rows, key=lambda rad: (not rad.lage.is_oppet, rad.kontor.namn))


@dataclass(frozen=True)
class Startrad:
    """What the start page says of the offices: those that are open now, and where the mobile one stops next when it is not."""

    oppna: list[Kontorsrad]
    nasta: Lage | None


def find_start(nu: datetime) -> Startrad | None:
    """For the start page; None where there are no offices."""
    rader = list_offices(nu)
    coming = [rad.lage for rad in rader if rad.lage.nasta and not rad.lage.is_oppet]
    nasta = min(coming, key=lambda lage: lage.nasta.begins, default=None)
    return Startrad([rad for rad in rader if rad.lage.is_oppet], nasta) if rader else None


def nearest(rader: Sequence[Kontorsrad], ort: str) -> list[Kontorsrad]:
    """Those of the town first, then the others by how far they are from it; those without a position last."""
    centre = find_town(ort)
    measured = [Kontorsrad(rad.kontor, rad.lage, distance_km(centre, rad.position) if centre and rad.position else None) for rad in rader]
    return sorted(measured, key=lambda rad: (rad.ort != ort, rad.km is None, rad.km or 0))


def list_towns() -> list[str]:
    """The towns where there is an office, or the mobile one can stop."""
    offices = Kontor.objects.public().in_use().exclude(ort="").values_list("ort", flat=True)
    return sorted({*offices, *Stopplats.objects.values_list("ort__namn", flat=True)})


def find_town(ort: str) -> Position | None:
    """Where a town is: the middle of its places; None when nothing is known."""
    for places in (Stopplats.objects.filter(ort__namn=ort), Kontor.objects.public().filter(ort=ort)):
        found = places.filter(latitud__isnull=False).aggregate(lat=Avg("latitud"), lon=Avg("longitud"))
        if found["lat"] is not None:
            return found["lat"], found["lon"]
    return None


def _coming_stops(offices: Sequence[Kontor], nu: datetime) -> dict[int, list[Turstopp]]:
    mobile = [kontor.pk for kontor in offices if kontor.slag == Kontor.Slag.MOBILT]
    if not mobile:
        return {}
    today = timezone.localdate(nu)
    stops = Turstopp.objects.upcoming(nu).held().filter(tur__fordon__kontor__in=mobile, tur__datum__lte=today + FRAM)
    by_office: dict[int, list[Turstopp]] = {}
    for rad in sorted(stops, key=attrgetter("begins")):
        by_office.setdefault(rad.tur.fordon.kontor_id, []).append(rad)
    return by_office
