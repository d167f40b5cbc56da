"""The need that a forecast makes: people to put on the roster in each half-hour of it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import numpy as np

from kontaktcenter.arbetstid import Kalender as Arbetstid
from kontaktcenter.arbetstid import add_working_days, is_open
from statistik.bemanningsbehov.behov import Servicekrav, required, rostered
from statistik.bemanningsbehov.erlang import Trafik
from statistik.bemanningsbehov.skriftligt import Arbete, spread
from statistik.models import Bemanningskrav
from statistik.models.prognos import HALVTIMMAR

MITT_I = 15
"""Minutes into a half-hour at which it is asked whether it is open."""
AVRUNDNING = 1e-6
"""Less than this of a person is an error of rounding."""

Antal = Sequence[float | None]


def open_half_hours(forsta: date, antal: int, arbetstid: Arbetstid) -> list[bool]:
    """Which half-hours from midnight of a day on are working time."""
    half = timedelta(minutes=MITT_I)
    return [is_open(_moment(forsta, n, arbetstid) + half, arbetstid) for n in range(antal)]


def oral_need(antal: Antal, oppet: Sequence[bool], krav: Bemanningskrav, hantering: float) -> list[int | None]:
    """For those who wait while they wait: Erlang in each half-hour, None where it is closed. Raises Behovsfel."""
    targets = Servicekrav(krav.andel / 100, krav.svarstid, krav.belaggning / 100, krav.bortfall / 100, krav.minst)
    return [
        required(Trafik(max(0.0, expected or 0.0), hantering, krav.talamod), targets).schemalagda if is_open_ else None
        for expected, is_open_ in zip(antal, oppet, strict=True)
    ]


def written_need(
    antal: Antal, oppet: Sequence[bool], krav: Bemanningskrav, hantering: float, forsta: date, arbetstid: Arbetstid
) -> list[int | None]:
    """For what may wait until its deadline: spread over the open half-hours before it."""
    arbeten = _works(antal, oppet, krav.frist, hantering, forsta, arbetstid)
    people = spread(arbeten, np.array(oppet, dtype=bool)).personer
    return [rostered(_whole(n), krav.bortfall / 100) if is_open_ else None for n, is_open_ in zip(people, oppet, strict=True)]


def _works(antal: Antal, oppet: Sequence[bool], frist: int, hantering: float, forsta: date, arbetstid: Arbetstid) -> list[Arbete]:
    """What comes before the same opening and has the same deadline is one work."""
    seconds: dict[tuple[int, int], float] = defaultdict(float)
    ends = {day: _deadline(forsta + timedelta(days=day), frist, forsta, arbetstid) for day in range(-(-len(antal) // HALVTIMMAR))}
    opens = len(oppet)
    for n in range(len(antal) - 1, -1, -1):
        opens = n if oppet[n] else opens
        if antal[n] and opens < len(oppet):
            seconds[opens, max(ends[n // HALVTIMMAR], opens + 1)] += float(antal[n] or 0) * hantering
    return [Arbete(fran, till, tid) for (fran, till), tid in sorted(seconds.items())]


def _deadline(dag: date, frist: int, forsta: date, arbetstid: Arbetstid) -> int:
    """The half-hour, counted from the first one, before which what comes on the day is to be answered."""
    noon = datetime.combine(dag, time(12), arbetstid.zon)
    end = add_working_days(noon, frist, arbetstid).astimezone(arbetstid.zon)
    return (end.date() - forsta).days * HALVTIMMAR + end.hour * 2 + end.minute // 30


def _moment(forsta: date, n: int, arbetstid: Arbetstid) -> datetime:
    dag, slot = divmod(n, HALVTIMMAR)
    return datetime.combine(forsta + timedelta(days=dag), time(slot // 2, slot % 2 * 30), arbetstid.zon)


def _whole(people: float) -> int:
    return int(np.ceil(people - AVRUNDNING))
