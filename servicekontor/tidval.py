"""Free times as a page offers them: day by day, a week at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils import timezone

from servicekontor.lediga_tider import Ledigtid
from servicekontor.models import Bokning, Kontor, Motestyp, Turstopp
from servicekontor.tidsok import find_free

DAGAR_PER_SIDA = 7
FORSTA_AR, SISTA_AR = 2000, 2200
"""Years that a moment can be in without ever falling off the calendar in some time zone."""


@dataclass(frozen=True)
class Valbar:
    """One time to choose, and at a mobile office where it stands then."""

    tid: Ledigtid
    plats: Turstopp | None

    @property
    def varde(self) -> str:
        """What the button sends."""
        return self.tid.fran.isoformat()


@dataclass(frozen=True)
class Dagsplats:
    """The free times of a date in one place: at a fixed office all of them, at a mobile one those of a stop."""

    plats: Turstopp | None
    tider: list[Valbar]


@dataclass(frozen=True)
class Dag:
    """The free times of one date, each under the place where it is."""

    datum: date
    platser: list[Dagsplats]


@dataclass(frozen=True)
class Tidval:
    """A week of free times, and where earlier and later ones are."""

    dagar: list[Dag]
    tidigare: date | None
    senare: date | None

    def find(self, fran: datetime) -> Valbar | None:
        """The choice that begins at the moment, if it is among them."""
        choices = (val for dag in self.dagar for plats in dag.platser for val in plats.tider)
        return next((val for val in choices if val.tid.fran == fran), None)


@dataclass(frozen=True)
class Kontorsval:
    """An office where the meeting can be had, and the first free time there."""

    kontor: Kontor
    forsta: Ledigtid | None


def choose_office(motestyp: Motestyp) -> list[Kontorsval]:
    """The offices where citizens can have the meeting, the one with the earliest time first."""
    nu = timezone.now()
    today = timezone.localdate(nu)
    offices = list(Kontor.objects.public().in_use().filter(mottagningstider__motestyp=motestyp).distinct())
    found = find_free(motestyp, offices, (today, today + timedelta(days=motestyp.dagar_fram)), nu=nu)
    rows = [Kontorsval(kontor, next(iter(found.get(kontor.pk, ())), None)) for kontor in offices]
    return sorted(rows, key=lambda rad: (rad.forsta is None, rad.forsta.fran if rad.forsta else nu, rad.kontor.namn))


def choose_time(
    motestyp: Motestyp, kontor: Kontor, fran: date | None, *, bokning: Bokning | None = None, is_personal: bool = False
) -> Tidval:
    """The times of the week from `fran`, or of the first week that has any."""
    nu = timezone.now()
    today = timezone.localdate(nu)
    last = today + timedelta(days=motestyp.dagar_fram)
    found = find_free(motestyp, [kontor], (today, last), nu=nu, bokning=bokning, is_personal=is_personal).get(kontor.pk, [])
    if not found:
        return Tidval([], None, None)
    first = timezone.localdate(found[0].fran)
    begin = max(first, min(fran or first, timezone.localdate(found[-1].fran)))
    end = begin + timedelta(days=DAGAR_PER_SIDA)
    week = [tid for tid in found if begin <= timezone.localdate(tid.fran) < end]
    later = next((timezone.localdate(tid.fran) for tid in found if timezone.localdate(tid.fran) >= end), None)
    return Tidval(_by_day(week), max(first, begin - timedelta(days=DAGAR_PER_SIDA)) if begin > first else None, later)


def _by_day(times: Iterable[Ledigtid]) -> list[Dag]:
    choices = with_places(times)
    return [Dag(datum, _by_place(rows)) for datum, rows in groupby(choices, key=lambda val: timezone.localdate(val.tid.fran))]


def _by_place(choices: Iterable[Valbar]) -> list[Dagsplats]:
    found: dict[int | None, Dagsplats] = {}
    for val in choices:
        found.setdefault(val.plats.pk if val.plats else None, Dagsplats(val.plats, [])).tider.append(val)
    return list(found.values())


def with_places(times: Iterable[Ledigtid]) -> list[Valbar]:
    """The times with the stops that they are at."""
    times = list(times)
    ids = {plats.stopp for tid in times for plats in tid.platser if plats.stopp}
    stops = Turstopp.objects.select_related("plats__ort").in_bulk(ids) if ids else {}
    return [Valbar(tid, stops.get(tid.platser[0].stopp)) for tid in times]


def describe_place(kontor: Kontor, stopp: Turstopp | None) -> str:
    """Where one goes: to the stop of a mobile office, else to the address."""
    return str(stopp.plats) if stopp else ", ".join(filter(None, (kontor.adress, kontor.ort)))


def read_time(text: str) -> datetime | None:
    """The moment that a button sent; None for what nobody's button sends."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None and FORSTA_AR <= moment.year <= SISTA_AR else None


def read_date(text: str) -> date | None:
    """The date in an address; None for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
