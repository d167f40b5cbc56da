"""Open reports of the same fault nearby, as anybody may see them: kind, distance and age, nothing of who or what was written."""

import math
from dataclasses import dataclass
from datetime import datetime

from arenden.models import Arende
from kontaktcenter.models import Arendetyp, Sekretess

RADIE = 100
"""Metres within which a report may be about the same thing."""
FLEST, FLEST_LASTA = 5, 200
"""How many are shown, and how many are looked at where very many lie close together."""
JORDRADIE = 6_371_000
GRAD = math.pi / 180


@dataclass(frozen=True)
class Narliggande:
    """A report close by; `avstand` in metres, in tens, so that it tells no exact place."""

    arende_id: int
    avstand: int
    anmald: datetime


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Metres between two positions (haversine)."""
    a = (
        math.sin((other_lat - lat) * GRAD / 2) ** 2
        + math.cos(lat * GRAD) * math.cos(other_lat * GRAD) * math.sin((other_lon - lon) * GRAD / 2) ** 2
    )
    return 2 * JORDRADIE * math.asin(math.sqrt(min(1.0, a)))


def find_nearby(arendetyp: Arendetyp, lat: float, lon: float) -> list[Narliggande]:
    """The nearest open, public reports of the type within RADIE metres, the nearest first; one query by the index arende_plats."""
    if arendetyp.slag != Arendetyp.Slag.FELANMALAN or arendetyp.sekretess != Sekretess.OPPEN:
        return []
    high = RADIE / JORDRADIE / GRAD
    wide = high / max(math.cos(lat * GRAD), 0.01)
    rows = Arende.objects.open().order_by("-registrerad").filter(
        arendetyp=arendetyp,
        sekretess=Sekretess.OPPEN,
        plats_lat__range=(lat - high, lat + high),
        plats_lon__range=(lon - wide, lon + wide),
    )
    found = [
        Narliggande(pk, max(10, round(metres / 10) * 10), anmald)
        for pk, a_lat, a_lon, anmald in rows.values_list("pk", "plats_lat", "plats_lon", "registrerad")[:FLEST_LASTA]
        if (metres := int(distance(lat, lon, a_lat, a_lon))) <= RADIE
    ]
    return sorted(found, key=lambda n: n.avstand)[:FLEST]
