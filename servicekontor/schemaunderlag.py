"""From the rows of a center to what a roster is made from and checked against, and from a roster back to rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from math import ceil
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from kontaktcenter.arbetstid.intervall import MIDNATT, Intervall
from servicekontor.bemanning.granska import Granskning, count_breaches
from servicekontor.bemanning.kommunregler import Underlag, make_problem
from servicekontor.bemanning.passlag import make_shifts, merge_half_hours
from servicekontor.bemanning.regler import Onskan
from servicekontor.bemanning.varden import DYGN, KORKORT, TOMT, Behov, Passlag, Person, Schemalage
from servicekontor.models import (
    Arbetspass,
    Bokning,
    Franvaro,
    Kontor,
    Kontorsregel,
    Medarbetare,
    Onskemal,
    Publiceratpass,
    Schema,
    Schemaregel,
    Turstopp,
)
from servicekontor.models import Behov as Behovsrad
from servicekontor.models.schema import Passtid
from servicekontor.oppettider import Oppettidsplan
from servicekontor.turplan import distance_km, to_minutes, to_time

BUSSENS_FORE = 30
"""Minutes before its first stop opens, and after its last has closed, that the crew of the bus works."""
BOKNINGAR_PER_PERSON = 3
KM_I_TIMMEN = 60
"""How quickly one gets from one office to another, as the crow flies."""
VILOVECKA = 7
"""Days before the period whose shifts are read: the rest before its first day counts."""


@dataclass
class Schemaunderlag:
    """What is known of a roster's period. Reads what it is asked for, once."""

    schema: Schema

    @cached_property
    def personer(self) -> dict[int, Medarbetare]:
        """Those who are on the roster, or can be put on it."""
        rows = Medarbetare.objects.filter(center=self.schema.center_id).filter(Q(is_active=True) | Q(arbetspass__schema=self.schema))
        found = rows.distinct().select_related("anvandare", "hemkontor").prefetch_related("anvandare__kompetenser")
        return {rad.pk: rad for rad in found}

    @cached_property
    def kontor(self) -> dict[str, Kontor]:
        """The center's offices by code, with their hours."""
        period = self.schema.borjan, self.schema.slut
        is_used = Q(oppnar__isnull=True) | Q(oppnar__lte=period[1]), Q(sista_dag__isnull=True) | Q(sista_dag__gte=period[0])
        rows = Kontor.objects.filter(*is_used, enhet=self.schema.center_id).with_hours(*period)
        return {rad.kod: rad for rad in rows}

    @cached_property
    def oppet(self) -> dict[tuple[str, int], tuple[tuple[int, int], ...]]:
        """When each place is staffed on each day, in minutes: an office by its hours, the bus by its tours."""
        found = {}
        for kod, rad in self.kontor.items():
            plan = Oppettidsplan.of(rad)
            if rad.slag == Kontor.Slag.FAST:
                for dag, datum in enumerate(self._dates()):
                    found[kod, dag] = tuple(_minutes(intervall) for intervall in plan.day(datum).bemannat)
        stops: dict[tuple[str, int], list[Turstopp]] = defaultdict(list)
        for stopp in Turstopp.objects.held().between(self.schema.borjan, self.schema.slut):
            if stopp.kontor.kod in self.kontor:
                stops[stopp.kontor.kod, self.day(stopp.tur.datum)].append(stopp)
        for key, rows in stops.items():
            first, last = min(to_minutes(s.ankomst) for s in rows), max(to_minutes(s.avgang) for s in rows)
            found[key] = ((max(0, first - BUSSENS_FORE), min(DYGN - 1, last + BUSSENS_FORE)),)
        return {key: hours for key, hours in found.items() if hours}

    @cached_property
    def pass_rader(self) -> list[Arbetspass]:
        """The shifts being worked on, and those of the week before."""
        before = self.schema.borjan - timedelta(days=VILOVECKA)
        rows = Arbetspass.objects.filter(Q(schema=self.schema) | Q(medarbetare__center=self.schema.center_id, datum__gte=before))
        return list(rows.filter(datum__lte=self.schema.slut).select_related("kontor", "medarbetare__anvandare"))

    @property
    def lage(self) -> Schemalage:
        """The roster as it stands."""
        return self.as_lage(self.pass_rader)

    def as_lage(self, rader: Iterable[Passtid]) -> Schemalage:
        """Rows as a roster."""
        return Schemalage.of((str(rad.medarbetare_id), self.as_lag(rad)) for rad in rader if rad.medarbetare_id in self.personer)

    def as_lag(self, rad: Passtid) -> Passlag:
        """A row as a shift."""
        return Passlag(self.day(rad.datum), to_minutes(rad.fran), to_minutes(rad.till), rad.kontor.kod, rad.rast)

    def as_rader(self, lage: Schemalage) -> list[Arbetspass]:
        """The shifts of the period as new rows, not saved."""
        return [
            Arbetspass(
                schema=self.schema,
                medarbetare=self.personer[int(person)],
                kontor=self.kontor[lag.plats],
                datum=self.schema.borjan + timedelta(days=lag.dag),
                fran=to_time(lag.fran),
                till=to_time(lag.till),
                rast=lag.rast,
            )
            for person, lag in sorted(lage.pass_)
            if lag.dag >= 0 and lag.plats in self.kontor
        ]

    @cached_property
    def underlag(self) -> Underlag:
        """Everything that the rules are about. Locked shifts stand, and so does what was worked before."""
        lag = [
            rad
            for (kod, dag), hours in self.oppet.items()
            for rad in make_shifts(kod, dag, hours, is_hel=self.kontor[kod].slag == Kontor.Slag.MOBILT)
        ]
        must, should = self._needs()
        return Underlag(
            self.schema.borjan,
            self.schema.veckor * 7,
            tuple(self._person(rad) for rad in self.personer.values()),
            tuple(lag),
            tuple(must),
            tuple(should),
            tuple(kod for kod, rad in self.kontor.items() if rad.slag == Kontor.Slag.FAST),
            _ways(self.kontor.values()),
            {kod: rad.namn for kod, rad in self.kontor.items()},
            self._absences(),
            self._wishes(),
            self._published(),
            self.as_lage(rad for rad in self.pass_rader if rad.is_last or rad.datum < self.schema.borjan),
            Schemaregel.objects.of_center(self.schema.center_id),
        )

    def check(self, lage: Schemalage | None = None) -> Granskning:
        """How a roster (by default the one that stands) breaks the rules."""
        lage = self.lage if lage is None else lage
        return count_breaches(make_problem(self.underlag, lage), lage)

    def day(self, datum: date) -> int:
        """Which day of the period, from 0."""
        return (datum - self.schema.borjan).days

    def _dates(self) -> list[date]:
        return [self.schema.borjan + timedelta(days=dag) for dag in range(self.schema.veckor * 7)]

    def _person(self, rad: Medarbetare) -> Person:
        tags = {f"sprak:{sprak}" for sprak in rad.anvandare.sprak} | {f"kompetens:{k.namn}" for k in rad.anvandare.kompetenser.all()}
        hemort = rad.hemkontor.kod if rad.hemkontor else ""
        return Person(
            str(rad.pk), str(rad.anvandare), rad.veckominuter, frozenset(tags | ({KORKORT} if rad.has_korkort else set())), hemort
        )

    def _needs(self) -> tuple[list[Behov], list[Behov]]:
        crews = self._crews()
        must: list[Behov] = []
        should: list[Behov] = []
        for (kod, dag), hours in self.oppet.items():
            antal = crews.get(kod) or self._least(kod, dag)
            must += [Behov(kod, dag, fran, till, antal) for fran, till in hours]
            if kod in crews:
                must += [Behov(kod, dag, fran, till, 1, frozenset({KORKORT})) for fran, till in hours]
        for rad, dag in self._own_needs():
            if rad.slag == Behovsrad.Slag.PROGNOS:
                should += self._while_open(rad, dag)
                continue
            tags = {f"kompetens:{rad.kompetens.namn}"} if rad.kompetens else set()
            tags |= {f"sprak:{rad.sprak}"} if rad.sprak else set()
            need = Behov(rad.kontor.kod, dag, to_minutes(rad.fran), to_minutes(rad.till), rad.antal, frozenset(tags))
            (must if rad.is_tvingande else should).append(need)
        for (kod, dag), rows in self._booked().items():
            should += merge_half_hours(kod, dag, rows)
        return must, should

    def _while_open(self, rad: Behovsrad, dag: int) -> list[Behov]:
        """What is expected, as far as the place is staffed then: nobody can be put there before or after."""
        first, last = to_minutes(rad.fran), to_minutes(rad.till)
        cut = ((max(fran, first), min(till, last)) for fran, till in self.oppet.get((rad.kontor.kod, dag), ()))
        return [Behov(rad.kontor.kod, dag, fran, till, rad.antal) for fran, till in cut if fran < till]

    @cached_property
    def _rules(self) -> list[Kontorsregel]:
        rows = Kontorsregel.objects.filter(slag=Kontorsregel.Slag.BEMANNING, kontor__in=self.kontor.values())
        return list(rows.select_related("kontor"))

    def _least(self, kod: str, dag: int) -> int:
        """The people that the office's rule asks for on the day; one without a rule."""
        datum = self.schema.borjan + timedelta(days=dag)
        holding = [
            r for r in self._rules if r.kontor.kod == kod and r.galler_fran <= datum and (not r.galler_till or datum <= r.galler_till)
        ]
        return max((r.antal for r in holding), default=1)

    def _crews(self) -> dict[str, int]:
        mobile = [rad for rad in self.kontor.values() if rad.slag == Kontor.Slag.MOBILT]
        return {rad.kod: max((fordon.besattning for fordon in rad.fordon.filter(is_active=True)), default=2) for rad in mobile}

    def _own_needs(self) -> list[tuple[Behovsrad, int]]:
        rows = Behovsrad.objects.filter(kontor__in=self.kontor.values()).select_related("kontor", "kompetens")
        days = list(enumerate(self._dates()))
        return [
            (rad, dag)
            for rad in rows
            for dag, datum in days
            if rad.datum == datum or (rad.veckodag == datum.weekday() and (rad.kontor.kod, dag) in self.oppet)
        ]

    def _booked(self) -> dict[tuple[str, int], list[tuple[int, int, int]]]:
        """People wanted for the meetings that are booked, by half-hour."""
        zon = ZoneInfo(settings.TIME_ZONE)
        begin = datetime.combine(self.schema.borjan, time(0), zon)
        end = datetime.combine(self.schema.slut + timedelta(days=1), time(0), zon)
        rows = Bokning.objects.living().filter(kontor__in=self.kontor.values(), fran__gte=begin, fran__lt=end)
        halves: Counter[tuple[str, int, int]] = Counter()
        for kod, fran, till in rows.values_list("kontor__kod", "fran", "till"):
            local, last = timezone.localtime(fran), timezone.localtime(till)
            dag, first = self.day(local.date()), to_minutes(local.time()) // 30
            until = to_minutes(last.time()) if last.date() == local.date() else DYGN
            halves.update((kod, dag, half) for half in range(first, ceil(until / 30)))
        found: dict[tuple[str, int], list[tuple[int, int, int]]] = defaultdict(list)
        for (kod, dag, half), antal in halves.items():
            found[kod, dag].append((half * 30, half * 30 + 30, ceil(antal / BOKNINGAR_PER_PERSON)))
        return found

    def _absences(self) -> tuple[tuple[str, int, int], ...]:
        rows = Franvaro.objects.filter(medarbetare__in=self.personer, fran__date__lte=self.schema.slut, till__date__gte=self.schema.borjan)
        away = [(str(rad.medarbetare_id), self._minute(rad.fran), self._minute(rad.till)) for rad in rows]
        # Who is not put on rosters any longer, but still has shifts on this one, gets no more.
        gone = [(str(pk), 0, self.schema.veckor * 7 * DYGN) for pk, rad in self.personer.items() if not rad.is_active]
        return (*away, *gone)

    def _minute(self, moment: datetime) -> int:
        local = timezone.localtime(moment)
        return self.day(local.date()) * DYGN + to_minutes(local.time())

    def _wishes(self) -> tuple[Onskan, ...]:
        rows = Onskemal.objects.filter(medarbetare__in=self.personer, datum__range=(self.schema.borjan, self.schema.slut))
        return tuple(Onskan(str(rad.medarbetare_id), self.day(rad.datum), rad.vill_arbeta, rad.styrka) for rad in rows)

    def _published(self) -> Schemalage:
        latest = self.schema.publiceringar.first() if self.schema.pk else None
        return TOMT if latest is None else self.as_lage(Publiceratpass.objects.filter(publicering=latest).select_related("kontor"))


def _minutes(intervall: Intervall) -> tuple[int, int]:
    fran, till = intervall
    return to_minutes(fran), DYGN - 1 if till == MIDNATT else to_minutes(till)


def _ways(kontor: Iterable[Kontor]) -> dict[tuple[str, str], int]:
    """Minutes between the offices whose positions are known; the bus starts where its crew is."""
    known = [rad for rad in kontor if rad.latitud is not None and rad.slag == Kontor.Slag.FAST]
    pairs = [(a, b) for a in known for b in known if a.kod < b.kod]
    return {(a.kod, b.kod): ceil(distance_km((a.latitud, a.longitud), (b.latitud, b.longitud)) / KM_I_TIMMEN * 60) for a, b in pairs}
