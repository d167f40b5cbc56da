"""A year of visitors: what statistics count of all of them, and the queue tickets of the last weeks."""

import random
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.utils import timezone

from kontaktcenter.models import Anvandare, Medlemskap
from servicekontor.demodata.grund import Grund
from servicekontor.demodata.handelser import Handelserader
from servicekontor.models import Besok, Besokskategori, Kobiljett, Kontor, Resurs, Resursbruk, Turstopp
from servicekontor.models.mottagning import derive_kod, hash_kod
from servicekontor.oppettider import Oppettidsplan, moments
from servicekontor.status import Kontorshandelsetyp

ETT_AR = timedelta(days=365)
MED_RADER = timedelta(days=28)
"""So far back the tickets and visits themselves are there, not only what happened."""
MANAD = (1.1, 1.05, 1.0, 1.0, 0.95, 0.85, 0.5, 1.0, 1.15, 1.1, 1.0, 0.75)
ENKLA = 0.45
"""Share of the visitors who are helped in passing, and only counted."""
SPRAK = ("sv",) * 82 + ("en",) * 6 + ("ar",) * 8 + ("fi",) * 4
DATOR = "dator"
BOKAT = "bokat"
SIST_IN = timedelta(minutes=20)
"""Nobody is let in so shortly before closing."""


@dataclass(frozen=True)
class _Dag:
    """An office on one date, or a stop of the bus, with its hours as moments."""

    kontor: Kontor
    datum: date
    borjar: datetime
    slutar: datetime
    diskar: Sequence[Resurs]
    datorer: Sequence[Resurs]
    andel: float = 1.0
    """The part of the day's visitors that come here."""


class Besoksar:
    """Makes the visitors of a year."""

    def __init__(self, grund: Grund, *, slump: random.Random, nu: datetime) -> None:
        """Who serves is drawn from the center that staffs the offices."""
        self.grund, self.slump, self.nu = grund, slump, nu
        self.kategorier = {rad.kod: rad for rad in Besokskategori.objects.all()}
        center = next(iter(grund.kontor.values())).enhet
        members = Medlemskap.objects.filter(enhet=center, roll="kommunvagledare", anvandare__is_active=True).order_by("pk")
        self.personal: list[Anvandare] = [m.anvandare for m in members.select_related("anvandare")]
        self.handelser = Handelserader()
        self.biljetter: list[Kobiljett] = []
        self.besok: list[Besok] = []
        self.bruk: list[Resursbruk] = []
        self.upptagna_till: dict[int, datetime] = {}
        self.betjanade = 0
        """The last ticket, and the visit that it led to: both have their number. Rows are written of the last ones only."""
        self.nummer: Counter[tuple[str, date]] = Counter()
        """How many tickets each office has given on each date."""

    def fill(self) -> None:
        """Write everything, a batch at a time."""
        for dag in self._dagar():
            self._live(dag)
        for rader in (self.biljetter, self.besok, self.bruk):
            if rader:
                type(rader[0]).objects.bulk_create(rader, batch_size=2_000)
        self.handelser.write()
        with connection.cursor() as cursor:
            for modell in (Kobiljett, Besok):
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [modell._meta.db_table, max(1, self.betjanade)])

    def _dagar(self) -> Iterator[_Dag]:
        """What has been: every day that an office was staffed, and every stop."""
        today = timezone.localdate(self.nu)
        fran = today - ETT_AR
        yield from self._office_days(fran, today)
        yield from self._stops(fran, today - timedelta(days=1))

    def _office_days(self, fran: date, today: date) -> Iterator[_Dag]:
        zon = ZoneInfo(settings.TIME_ZONE)
        rows = Kontor.objects.filter(slag=Kontor.Slag.FAST, kod__in=self.grund.kontor).with_hours(fran, today).prefetch_related("resurser")
        for kontor in rows:
            plan = Oppettidsplan.of(kontor)
            diskar, datorer = _desks_and_computers(kontor.resurser.all())
            for n in range((today - fran).days):
                datum = fran + timedelta(days=n)
                hours = [moments(datum, intervall, zon) for intervall in plan.day(datum).bemannat]
                if hours:
                    yield _Dag(kontor, datum, hours[0][0], hours[-1][1], diskar, datorer)

    def _stops(self, fran: date, till: date) -> Iterator[_Dag]:
        for _tur, stops in groupby(Turstopp.objects.held().between(fran, till), lambda stopp: stopp.tur_id):
            stopp_pa_turen = list(stops)
            for stopp in stopp_pa_turen:
                diskar, datorer = _desks_and_computers(stopp.resurser())
                andel = 1 / len(stopp_pa_turen)
                yield _Dag(stopp.kontor, stopp.tur.datum, stopp.begins, stopp.ends, diskar, datorer, andel)

    def _live(self, dag: _Dag) -> None:
        expected = dag.andel * self.grund.besok[dag.kontor.kod] * MANAD[dag.datum.month - 1] * (1.15 if dag.datum.weekday() == 0 else 1.0)
        antal = max(0, round(self.slump.gauss(expected, expected**0.5)))
        seconds = (dag.slutar - SIST_IN - dag.borjar).total_seconds()
        comes = sorted(dag.borjar + timedelta(seconds=round(self.slump.betavariate(1.6, 1.9) * seconds)) for _ in range(antal))
        lediga = dict.fromkeys((disk.pk for disk in dag.diskar), dag.borjar)
        for kom in comes:
            kategori = self._draw_kategori()
            if kategori.kod == DATOR and dag.datorer:
                self._use_computer(dag, kom)
            if kategori.kod != BOKAT and self.slump.random() < ENKLA:
                self._note(Kontorshandelsetyp.BESOK_RAKNAT, dag, kom, kategori)
            else:
                self._serve(dag, kom, kategori, lediga)

    def _draw_kategori(self) -> Besokskategori:
        kod = self.slump.choices(list(self.grund.kategorier), list(self.grund.kategorier.values()))[0]
        return self.kategorier[kod]

    def _serve(self, dag: _Dag, kom: datetime, kategori: Besokskategori, lediga: dict[int, datetime]) -> None:
        """A ticket, the wait for a desk, and the help there."""
        disk = min(lediga, key=lediga.__getitem__)
        kallad = max(kom + timedelta(seconds=self.slump.randint(20, 90)), lediga[disk])
        slutade = kallad + timedelta(seconds=round(self.slump.lognormvariate(6.3, 0.6)))
        lediga[disk] = slutade
        sprak, by = self.slump.choice(SPRAK), self.slump.choice(self.personal)
        vantad = max(0, round((kallad - kom).total_seconds() / 60 + self.slump.gauss(0, 2)))
        self.betjanade += 1
        biljett, is_bokad = {"sprak": sprak, "kobiljett": self.betjanade}, kategori.kod == BOKAT
        besok = biljett | {"by": by, "besok": self.betjanade}
        self._note(
            Kontorshandelsetyp.KOBILJETT_TAGEN, dag, kom, kategori, **biljett, vantad=vantad, dorr="kiosk", is_bokad=is_bokad, is_egen=True
        )
        called = {"vantad": vantad, "vantade_sekunder": round((kallad - kom).total_seconds()), "is_forsta": True, "is_bokad": is_bokad}
        self._note(Kontorshandelsetyp.KOBILJETT_KALLAD, dag, kallad, kategori, **biljett, by=by, disk=disk, **called)
        self._note(Kontorshandelsetyp.BESOK_BORJADE, dag, kallad, kategori, **besok, disk=disk, is_bokad=is_bokad)
        self._note(Kontorshandelsetyp.BESOK_SLUTADE, dag, slutade, kategori, **besok, sekunder=round((slutade - kallad).total_seconds()))
        if kom > self.nu - MED_RADER:
            self._keep(dag, disk, kategori, (kom, kallad, slutade), vantad, sprak, by)

    def _keep(
        self,
        dag: _Dag,
        disk: int,
        kategori: Besokskategori,
        tider: tuple[datetime, datetime, datetime],
        vantad: int,
        sprak: str,
        by: Anvandare,
    ) -> None:
        kom, kallad, slutade = tider
        self.nummer[dag.kontor.kod, dag.datum] += 1
        nyckel = uuid.UUID(int=self.slump.getrandbits(128), version=4)
        biljett = Kobiljett(
            pk=self.betjanade,
            kontor=dag.kontor,
            datum=dag.datum,
            nummer=self.nummer[dag.kontor.kod, dag.datum],
            kategori=kategori,
            sprak=sprak,
            dorr=Kobiljett.Dorr.KIOSK,
            lage=Kobiljett.Lage.KLAR,
            nyckel=nyckel,
            kod_hash=hash_kod(derive_kod(nyckel)),
            turtid=kom,
            tagen=kom,
            vantad=vantad,
            disk_id=disk,
            forst_kallad=kallad,
            kallad=kallad,
            antal_kallelser=1,
            kallad_av=by,
            slutade=slutade,
        )
        self.biljetter.append(biljett)
        self.besok.append(
            Besok(
                pk=self.betjanade,
                kontor=dag.kontor,
                disk_id=disk,
                kategori=kategori,
                sprak=sprak,
                kobiljett=biljett,
                borjade=kallad,
                slutade=slutade,
                av=by,
            )
        )

    def _use_computer(self, dag: _Dag, kom: datetime) -> None:
        """One that is free, if any is; visitors come in the order of time."""
        lediga = [dator for dator in dag.datorer if self.upptagna_till.get(dator.pk, kom) <= kom]
        if not lediga:
            return
        dator, by = self.slump.choice(lediga), self.slump.choice(self.personal)
        slutade = min(dag.slutar, kom + timedelta(minutes=self.slump.randint(10, 60)))
        self.upptagna_till[dator.pk] = slutade
        told = {"by": by, "resurs": dator.pk, "slag": dator.slag}
        self._note(Kontorshandelsetyp.RESURS_BORJADE, dag, kom, None, **told)
        self._note(Kontorshandelsetyp.RESURS_SLUTADE, dag, slutade, None, **told, sekunder=round((slutade - kom).total_seconds()))
        if kom > self.nu - MED_RADER:
            self.bruk.append(Resursbruk(resurs=dator, borjade=kom, slutade=slutade, av=by))

    def _note(
        self,
        typ: Kontorshandelsetyp,
        dag: _Dag,
        tid: datetime,
        kategori: Besokskategori | None,
        *,
        by: Anvandare | None = None,
        sprak: str = "",
        is_egen: bool = False,
        **data: object,
    ) -> None:
        told = {"kategori": kategori.kod, "enhet": kategori.enhet_id} if kategori is not None else {}
        self.handelser.add(typ, tid, dag.kontor.kod, **told, sprak=sprak, av=by.pk if by else None, is_av_medborgare=is_egen, **data)


def _desks_and_computers(resurser: Iterable[Resurs]) -> tuple[list[Resurs], list[Resurs]]:
    things = list(resurser)
    return [r for r in things if r.slag == Resurs.Slag.DISK], [r for r in things if r.slag == Resurs.Slag.DATOR]
