"""The search for free times: the rows of the whole stretch in one query per kind, then `lediga_tider` computes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from kontaktcenter.arbetstid import parse_oppettider
from servicekontor.lediga_tider import INGET_UPPTAGET, Ledigtid, Matt, Mottagning, Oppen, Upptaget, free_times
from servicekontor.models import Belaggning, Bokning, Kontor, Motestyp, Mottagningstid, Mottagningsundantag, Resurs, Turstopp
from servicekontor.oppettider import Oppettidsplan, moments
from servicekontor.resande import read_occupied

Dagar = tuple[date, date]
"""From one date up to and with another."""


@dataclass(frozen=True)
class Sokning:
    """What is looked for: a kind of meeting on some dates, for `bokning` when one is to be moved (what it has is then free to it).

    `is_personal`: staff book for somebody and need not book as early as citizens.
    """

    motestyp: Motestyp
    dagar: Dagar
    nu: datetime
    is_personal: bool = False
    bokning: Bokning | None = None

    @property
    def matt(self) -> Matt:
        """The measures of the meeting, and the first and last moment it can begin."""
        typ = self.motestyp
        lead = timedelta() if self.is_personal else timedelta(hours=typ.framforhallning)
        return Matt(
            timedelta(minutes=typ.minuter), timedelta(minutes=typ.buffert), self.nu + lead, self.nu + timedelta(days=typ.dagar_fram)
        )


def find_free(
    motestyp: Motestyp,
    kontor: Iterable[Kontor],
    dagar: Dagar,
    *,
    nu: datetime | None = None,
    is_personal: bool = False,
    bokning: Bokning | None = None,
) -> dict[int, list[Ledigtid]]:
    """The free times of each office by its id. The number of queries does not grow with offices, dates or times."""
    sokning = Sokning(motestyp, dagar, nu or timezone.now(), is_personal, bokning)
    return Tidsok.read(sokning, [k.pk for k in kontor]).free()


NARA = timedelta(days=7)
"""Within which the next free times mostly are: whoever has just lost one should not wait for a search of months."""


def next_free(motestyp: Motestyp, kontor: Iterable[Kontor], *, antal: int = 3, nu: datetime | None = None) -> list[Ledigtid]:
    """The next free times at any of the offices."""
    nu, offices = nu or timezone.now(), list(kontor)
    today = timezone.localdate(nu)
    last = today + timedelta(days=motestyp.dagar_fram)
    found = _first(find_free(motestyp, offices, (today, min(today + NARA, last)), nu=nu), antal)
    if len(found) < antal and today + NARA < last:
        found = _first(find_free(motestyp, offices, (today, last), nu=nu), antal)
    return found


def _first(by_office: dict[int, list[Ledigtid]], antal: int) -> list[Ledigtid]:
    return sorted((tid for times in by_office.values() for tid in times), key=attrgetter("fran"))[:antal]


@dataclass(frozen=True)
class Tidsok:
    """The rows that decide, read once."""

    sokning: Sokning
    mottagningar: dict[int, list[Mottagning]]
    oppet: dict[int, dict[date, list[Oppen]]]
    resurser: Upptaget
    personer: Upptaget

    @classmethod
    def read(cls, sokning: Sokning, kontor: list[int]) -> "Tidsok":
        """Read them for the offices."""
        mottagningar = _mottagningar(sokning, kontor)
        rows = [m for found in mottagningar.values() for m in found]
        oppet = _oppet(sokning, list(mottagningar))
        resurser, personer = {r for m in rows for r in m.resurser}, {p for m in rows for p in m.handlaggare}
        return cls(sokning, mottagningar, oppet, *read_occupied(_taken(sokning), resurser, personer, oppet))

    def free(self, *, is_busy: bool = True) -> dict[int, list[Ledigtid]]:
        """The free times by office; with `is_busy` false those that there would be if nobody had booked."""
        zon, matt = ZoneInfo(settings.TIME_ZONE), self.sokning.matt
        resurser, personer = (self.resurser, self.personer) if is_busy else (INGET_UPPTAGET, INGET_UPPTAGET)
        return {
            kontor: free_times(kontor, rows, self.oppet[kontor], matt, resurser=resurser, personer=personer, zon=zon)
            for kontor, rows in self.mottagningar.items()
        }


def _mottagningar(sokning: Sokning, kontor: list[int]) -> dict[int, list[Mottagning]]:
    """The weekly stretches of each office with those who are there: one query, for of rows by the hundred it is the objects that cost."""
    fran, till = sokning.dagar
    rows = Mottagningstid.objects.filter(Q(galler_till__isnull=True) | Q(galler_till__gte=fran), motestyp=sokning.motestyp)
    own = {"mottagningstid": OuterRef("pk")}
    usable = Mottagningstid.resurser.through.objects.filter(**own, resurs__is_active=True, resurs__is_bokningsbar=True)
    people = Mottagningstid.handlaggare.through.objects.filter(**own)
    dates = Mottagningsundantag.objects.filter(**own, datum__range=(fran, till))
    found: dict[int, list[Mottagning]] = defaultdict(list)
    for pk, *weekly, things, present, has_people, exceptions in (
        rows.filter(kontor__in=kontor, galler_fran__lte=till)
        .order_by("pk")
        .values_list(
            "kontor",
            *("veckodag", "veckor", "fran", "till", "galler_fran", "galler_till"),
            ArraySubquery(usable.order_by("resurs").values("resurs")),
            ArraySubquery(people.filter(anvandare__is_active=True).order_by("anvandare").values("anvandare")),
            Exists(people),
            ArraySubquery(dates.order_by("datum").values(json=JSONObject(datum="datum", tider="tider"))),
        )
    ):
        hours = {date.fromisoformat(day["datum"]): parse_oppettider(day["tider"]) for day in exceptions}
        found[pk].append(Mottagning(*weekly, tuple(things), tuple(present), has_people, hours))
    return dict(found)


def _oppet(sokning: Sokning, kontor: list[int]) -> dict[int, dict[date, list[Oppen]]]:
    """When each office can receive on each date: a fixed one while it is open, a mobile one while it stops."""
    fran, till = sokning.dagar
    rows = Kontor.objects.filter(pk__in=kontor).with_hours(fran, till)
    zon = ZoneInfo(settings.TIME_ZONE)
    dates = [fran + timedelta(days=n) for n in range((till - fran).days + 1)]
    found: dict[int, dict[date, list[Oppen]]] = {}
    for row in rows:
        plan = Oppettidsplan.of(row)
        found[row.pk] = {
            datum: [Oppen(*(moment.astimezone(UTC) for moment in moments(datum, intervall, zon))) for intervall in plan.day(datum).oppet]
            for datum in dates
            if row.slag == Kontor.Slag.FAST
        }
    mobile = [row.pk for row in rows if row.slag == Kontor.Slag.MOBILT]
    for pk, datum, stretch in _stops(mobile, sokning.dagar) if mobile else ():
        found[pk].setdefault(datum, []).append(stretch)
    return found


def _stops(kontor: list[int], dagar: Dagar) -> Iterator[tuple[int, date, Oppen]]:
    stops = Turstopp.objects.held().filter(tur__fordon__kontor__in=kontor).between(*dagar)
    things = list(Resurs.objects.filter(kontor__in=kontor).values_list("pk", "kontor", "fordon"))
    for stop in stops:
        pk, fordon = stop.tur.fordon.kontor_id, stop.tur.fordon_id
        there = frozenset(r for r, k, f in things if k == pk and f in (None, fordon))
        yield pk, stop.tur.datum, Oppen(stop.begins.astimezone(UTC), stop.ends.astimezone(UTC), stop.pk, there)


def _taken(sokning: Sokning) -> QuerySet[Belaggning]:
    """What is occupied on the dates, but for what the booking that is to be moved has or is offered."""
    zon = ZoneInfo(settings.TIME_ZONE)
    begin = datetime.combine(sokning.dagar[0], datetime.min.time(), zon)
    end = datetime.combine(sokning.dagar[1] + timedelta(days=2), datetime.min.time(), zon)
    rows = Belaggning.objects.current(sokning.nu).filter(tid__overlap=(begin, end))
    if sokning.bokning is not None:
        own = Q(bokning=sokning.bokning) | Q(erbjuden__bokning=sokning.bokning)
        rows = rows.exclude(pk__in=Belaggning.objects.filter(own).values("pk"))
    return rows
