"""Bookings of the weeks that have been and of those to come, on times that the offices really have."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from kontaktcenter.models import Foljdfraga
from servicekontor.demodata.grund import Grund
from servicekontor.demodata.handelser import Handelserader
from servicekontor.lediga_tider import Ledigtid
from servicekontor.models import Belaggning, Bokning, Motestyp
from servicekontor.status import Bokningslage, Kontorshandelsetyp
from servicekontor.tidsok import Sokning, Tidsok

ANTAL = 2_000
BAKAT, FRAMAT = timedelta(weeks=8), timedelta(weeks=6)
AVBOKAD, UTEBLIVEN = 0.08, 0.06
"""Shares of those booked who cancel, and who do not come."""
UTFALL = {
    Bokningslage.BETJANAD: Kontorshandelsetyp.BOKNING_BETJANAD,
    Bokningslage.UTEBLIVEN: Kontorshandelsetyp.BOKNING_UTEBLIVEN,
}


@dataclass(frozen=True)
class Besokare:
    """Somebody who books, with ways to be reached."""

    namn: str
    telefon: str
    epost: str
    sprak: str


@dataclass
class _Upptaget:
    """What has been taken, of desks and of people."""

    tider: dict[tuple[str, int], list[tuple[datetime, datetime]]] = field(default_factory=lambda: defaultdict(list))

    def first_free(self, slag: str, pks: Sequence[int], fran: datetime, till: datetime) -> int | None:
        """The first of them that nobody has then."""
        return next((pk for pk in pks if all(b <= fran or till <= a for a, b in self.tider[slag, pk])), None)

    def take(self, slag: str, pk: int | None, fran: datetime, till: datetime) -> None:
        """Now somebody has it."""
        if pk is not None:
            self.tider[slag, pk].append((fran, till))


def fill_bokningar(grund: Grund, besokare: Sequence[Besokare], *, slump: random.Random, nu: datetime) -> None:
    """Book some two thousand times, and write their events."""
    upptaget = _Upptaget()
    tider = sorted(((tid, typ) for typ in grund.motestyper for tid in _times(grund, typ, nu)), key=lambda par: (par[0].fran, par[1].kod))
    slump.shuffle(tider)
    bokningar: list[Bokning] = []
    belaggning: list[Belaggning] = []
    for tid, typ in tider:
        if len(bokningar) >= ANTAL or not besokare:
            break
        made = _book(tid, typ, upptaget, slump.choice(besokare), slump, nu)
        if made is not None:
            bokning, tagen = made
            bokningar.append(bokning)
            if bokning.lage != Bokningslage.AVBOKAD:
                belaggning.append(tagen)
    Bokning.objects.bulk_create(bokningar, batch_size=500)
    Belaggning.objects.bulk_create(belaggning, batch_size=500)
    berattare = _Berattare(grund, nu)
    for bokning in bokningar:
        berattare.tell(bokning)
    berattare.rader.write()


def _times(grund: Grund, typ: Motestyp, nu: datetime) -> Iterator[Ledigtid]:
    """The times of one kind of meeting, as if nobody had booked."""
    begin, end = (nu + step for step in (-BAKAT, FRAMAT))
    dates = timezone.localdate(begin), timezone.localdate(end)
    # Long ago everything was ahead: the search gives what could be booked then.
    for moment in (begin, nu):
        found = Tidsok.read(Sokning(typ, dates, moment, is_personal=True), [k.pk for k in grund.kontor.values()]).free(is_busy=False)
        wanted = (begin, nu) if moment is begin else (nu, end)
        yield from (tid for times in found.values() for tid in times if wanted[0] <= tid.fran < wanted[1])


def _book(
    tid: Ledigtid, typ: Motestyp, upptaget: _Upptaget, vem: Besokare, slump: random.Random, nu: datetime
) -> tuple[Bokning, Belaggning] | None:
    plats = slump.choice(tid.platser)
    till = tid.till + timedelta(minutes=typ.buffert)
    resurs = upptaget.first_free("resurs", plats.resurser, tid.fran, till)
    person = upptaget.first_free("person", plats.handlaggare, tid.fran, till)
    if resurs is None or (plats.has_personer and person is None):
        return None
    lage = _state(tid.fran, slump, nu)
    if lage != Bokningslage.AVBOKAD:
        upptaget.take("resurs", resurs, tid.fran, till)
        upptaget.take("person", person, tid.fran, till)
    bokning = Bokning(
        motestyp=typ,
        kontor_id=tid.kontor,
        resurs_id=resurs,
        handlaggare_id=person,
        stopp_id=plats.stopp,
        fran=tid.fran,
        till=tid.till,
        lage=lage,
        namn=vem.namn,
        telefon=vem.telefon,
        epost=vem.epost,
        sprak=vem.sprak,
        tolk=vem.sprak if vem.sprak == "ar" and slump.random() < 0.5 else "",
        svar=_answers(typ, slump),
        skapad=min(nu, tid.fran) - timedelta(hours=slump.uniform(4, 24 * 12)),
    )
    return bokning, Belaggning(resurs_id=resurs, handlaggare_id=person, tid=DateTimeTZRange(tid.fran, till), bokning=bokning)


def _answers(typ: Motestyp, slump: random.Random) -> dict[str, str]:
    """One of the alternatives of each question that has some."""
    fragor = typ.arendetyp.foljdfragor.all() if typ.arendetyp else ()
    return {fraga.nyckel: slump.choice(fraga.alternativ)["varde"] for fraga in fragor if fraga.slag == Foljdfraga.Slag.VAL}


def _state(fran: datetime, slump: random.Random, nu: datetime) -> Bokningslage:
    drawn = slump.random()
    if drawn < AVBOKAD:
        return Bokningslage.AVBOKAD
    if fran > nu:
        return Bokningslage.BEKRAFTAD
    return Bokningslage.UTEBLIVEN if drawn < AVBOKAD + UTEBLIVEN else Bokningslage.BETJANAD


class _Berattare:
    """Tells what happened to each booking."""

    def __init__(self, grund: Grund, nu: datetime) -> None:
        self.rader, self.nu = Handelserader(), nu
        self.koder = {kontor.pk: kod for kod, kontor in grund.kontor.items()}

    def tell(self, bokning: Bokning) -> None:
        """It was made, and what came of it."""
        self._add(Kontorshandelsetyp.BOKNING_BEKRAFTAD, bokning, bokning.skapad, is_av_medborgare=True)
        if bokning.lage == Bokningslage.AVBOKAD:
            between = bokning.skapad + (min(self.nu, bokning.fran) - bokning.skapad) / 2
            self._add(Kontorshandelsetyp.BOKNING_AVBOKAD, bokning, between, is_av_medborgare=True)
        elif bokning.lage in UTFALL:
            self._add(UTFALL[bokning.lage], bokning, bokning.fran)

    def _add(self, typ: Kontorshandelsetyp, bokning: Bokning, tid: datetime, *, is_av_medborgare: bool = False) -> None:
        motestyp = bokning.motestyp
        told = {"kategori": motestyp.kod, "enhet": motestyp.enhet_id, "sprak": bokning.sprak}
        self.rader.add(typ, tid, self.koder[bokning.kontor_id], **told, is_av_medborgare=is_av_medborgare, bokning=bokning.pk)
