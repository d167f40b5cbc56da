"""Which desks and people are occupied when, and how long the people travel from there to where they are asked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import product

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BigIntegerField, F, FloatField, Func, Q, QuerySet, Value
from django.db.models.functions import Cast, Ceil, Floor
from django.utils import timezone

from servicekontor.lediga_tider import Oppen, Resande, Stalle, Upptaget
from servicekontor.models import Belaggning, Bokning, Kontor, Stopplats, Turstopp
from servicekontor.turplan import Korstider, least_minutes

LANGSTA_VAG = timedelta(hours=12)
"""Nobody travels longer between two meetings."""


def _seconds(bound: str, rounded: type[Func]) -> Cast:
    """One end of a stretch as whole seconds of Unix time, rounded so that the stretch is never made shorter."""
    seconds = Func(Value("epoch"), Func(F("tid"), function=bound), function="date_part", output_field=FloatField())
    return Cast(rounded(seconds), BigIntegerField())


STRACKOR = {"begins": ArrayAgg(_seconds("lower", Floor)), "ends": ArrayAgg(_seconds("upper", Ceil))}
"""When the stretches of one begin, and when they end."""


def read_occupied(
    rows: QuerySet[Belaggning], resurser: set[int], personer: set[int], oppet: Mapping[int, Mapping[object, Sequence[Oppen]]]
) -> tuple[Upptaget, Upptaget]:
    """What keeps the resources, and what keeps the people from where each office receives: what they have, and the way there from
    where they have it.

    One query for both, since a booking mostly has one of each, and one row for all stretches of a pair, since to read a moment costs
    as much as to find it; at most three more when somebody is occupied elsewhere.
    """
    things: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    people: list[tuple[int, Stalle, Sequence[int], Sequence[int]]] = []
    keys = ("resurs", "handlaggare", "resurs__kontor", "bokning__stopp")
    found = rows.filter(Q(resurs__in=resurser) | Q(handlaggare__in=personer)).values(*keys).annotate(**STRACKOR)
    for resurs, vem, kontor, stopp, begins, ends in found.values_list(*keys, *STRACKOR):
        if resurs in resurser:
            things[resurs][0].extend(begins)
            things[resurs][1].extend(ends)
        if vem in personer:
            people.append((vem, (kontor, stopp), begins, ends))
    here = {(kontor, stretch.stopp) for kontor, dates in oppet.items() for hours in dates.values() for stretch in hours}
    kept = Upptaget((resurs, *stretches) for resurs, stretches in things.items())
    return kept, Resande(people, _ways({stalle for _vem, stalle, *_times in people}, here))


def arrives(bokning: Bokning, tid: tuple[datetime, datetime]) -> bool:
    """Whether who receives the meeting can be at its place for the whole of another time, with the way there and on to the next."""
    if bokning.handlaggare_id is None:
        return True
    here = bokning.kontor_id, bokning.stopp_id
    rows = Belaggning.objects.current(timezone.now()).filter(handlaggare=bokning.handlaggare_id).exclude(bokning=bokning)
    near = rows.filter(tid__overlap=(tid[0] - LANGSTA_VAG, tid[1] + LANGSTA_VAG))
    others = {((kontor, stopp), span) for kontor, stopp, span in near.values_list("resurs__kontor", "bokning__stopp", "tid")}
    ways = _ways({stalle for stalle, _span in others}, {here})
    gaps = ((timedelta(seconds=ways.get((stalle, here), 0)), span) for stalle, span in others)
    return not any(span.lower < tid[1] + way and tid[0] < span.upper + way for way, span in gaps)


def _ways(fran: set[Stalle], till: set[Stalle]) -> dict[tuple[Stalle, Stalle], int]:
    """Seconds between the places, both ways alike."""
    pairs = [(a, b) for a, b in product(fran, till) if a != b]
    if not pairs:
        return {}
    places = _places({stalle for pair in pairs for stalle in pair})
    korstider = Korstider.load() if any(isinstance(place, Stopplats) for place in places.values()) else None
    return {(a, b): 60 * _minutes(places[a], places[b], korstider) for a, b in pairs}


def _minutes(fran: Kontor | Stopplats, till: Kontor | Stopplats, korstider: Korstider | None) -> int:
    if isinstance(fran, Stopplats) and isinstance(till, Stopplats):
        return korstider.minutes(fran, till)
    return least_minutes(fran, till)


def _places(stallen: Iterable[Stalle]) -> dict[Stalle, Kontor | Stopplats]:
    """Of an office itself, of a stop where it is; of a mobile office without a stop nothing is known."""
    kontor = Kontor.objects.in_bulk({pk for pk, _stopp in stallen})
    ids = {stopp for _pk, stopp in stallen if stopp is not None}
    stops = Turstopp.objects.select_related("plats").in_bulk(ids) if ids else {}
    return {(pk, stopp): stops[stopp].plats if stopp is not None else kontor[pk] for pk, stopp in stallen}
