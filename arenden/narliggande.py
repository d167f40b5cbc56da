"""Open reports of the same fault nearby, as anybody may see them: kind, place, age and state, nothing of who or what was written."""

import math
import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from arenden.indata import Plats
from arenden.models import Arende
from arenden.status import Status
from kontaktcenter.models import Arendetyp, Sekretess

RADIE = 100
"""Metres within which a report may be about the same thing."""
FLEST, FLEST_LASTA = 5, 200
"""How many are shown, and how many are looked at where very many lie close together."""
JORDRADIE = 6_371_000
GRAD = math.pi / 180


GATA = re.compile(
    r"\b((?:(?:norra|södra|östra|västra|stora|lilla|gamla|nya|övre|nedre)\s+)?"
    r"[^\W\d_]{2,}(?:gatan|gata|vägen|väg|gränden|gränd|torget|stigen|stig|allén|backen|leden|platsen|esplanaden|kajen)\b)"
    r"(?:\s+(\d{1,4}\s?[a-z]?)\b)?",
    re.IGNORECASE,
)
"""A street, perhaps with a number: all that is shown of what was typed about a place, for the rest may name somebody."""
OBORJADE = (Status.NY, Status.OVERLAMNAD)


@dataclass(frozen=True)
class Narliggande:
    """A report close by; `avstand` in metres, in tens (None: nobody knows), `gata` its street and number when it tells them."""

    arende_id: int
    avstand: int | None
    anmald: datetime
    gata: str
    is_paborjad: bool


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Metres between two positions (haversine)."""
    a = (
        math.sin((other_lat - lat) * GRAD / 2) ** 2
        + math.cos(lat * GRAD) * math.cos(other_lat * GRAD) * math.sin((other_lon - lon) * GRAD / 2) ** 2
    )
    return 2 * JORDRADIE * math.asin(math.sqrt(min(1.0, a)))


def find_reported(arendetyp: Arendetyp, plats: Plats) -> list[Narliggande]:
    """What is reported near the pin, and in the street that was written: a pin may be put in the wrong place, and so may a word."""
    near = find_nearby(arendetyp, plats.lat, plats.lon) if plats.lat is not None and plats.lon is not None else []
    known = {n.arende_id for n in near}
    return [*near, *(n for n in find_in_street(arendetyp, plats.text) if n.arende_id not in known)][:FLEST]


def find_nearby(arendetyp: Arendetyp, lat: float, lon: float) -> list[Narliggande]:
    """The nearest open, public reports of the type within RADIE metres, the nearest first; one query by the index arende_plats."""
    if not _is_public(arendetyp):
        return []
    high = RADIE / JORDRADIE / GRAD
    wide = high / max(math.cos(lat * GRAD), 0.01)
    rows = _open_reports(arendetyp).filter(plats_lat__range=(lat - high, lat + high), plats_lon__range=(lon - wide, lon + wide))
    found = [
        _describe(row, max(10, round(metres / 10) * 10))
        for row in rows[:FLEST_LASTA]
        if (metres := int(distance(lat, lon, row.plats_lat, row.plats_lon))) <= RADIE
    ]
    return sorted(found, key=lambda n: n.avstand)[:FLEST]


def find_in_street(arendetyp: Arendetyp, text: str) -> list[Narliggande]:
    """The open, public reports of the type in the street that `text` names, those at the same number first, then the newest. One query."""
    asked = GATA.search(text)
    if asked is None or not _is_public(arendetyp):
        return []
    street, number = _normalised(asked)
    found = []
    for row in _open_reports(arendetyp).filter(plats_text__icontains=asked[1].split()[-1])[:FLEST_LASTA]:
        place = GATA.search(row.plats_text)
        if place is not None and _normalised(place)[0] == street:
            found.append((_normalised(place)[1] != number, _describe(row, None)))
    return [narliggande for _other, narliggande in sorted(found, key=lambda one: one[0])][:FLEST]


def _is_public(arendetyp: Arendetyp) -> bool:
    return arendetyp.slag == Arendetyp.Slag.FELANMALAN and arendetyp.sekretess == Sekretess.OPPEN


def _open_reports(arendetyp: Arendetyp) -> QuerySet[Arende]:
    rows = Arende.objects.open().filter(arendetyp=arendetyp, sekretess=Sekretess.OPPEN).order_by("-registrerad")
    return rows.only("pk", "status", "inkommen", "plats_text", "plats_lat", "plats_lon")


def _describe(arende: Arende, avstand: int | None) -> Narliggande:
    place = GATA.search(arende.plats_text)
    gata = " ".join(place[0].split()) if place else ""
    return Narliggande(arende.pk, avstand, arende.inkommen, gata, arende.status not in OBORJADE)


def _normalised(place: re.Match[str]) -> tuple[str, str]:
    """The street and the number, so that the same ones are equal however they were typed."""
    return " ".join(place[1].casefold().split()), "".join((place[2] or "").casefold().split())
