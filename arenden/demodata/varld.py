"""The demo municipality as plain values: what the simulation asks for millions of times, without the database."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from arenden.demodata.arbetsplan import Arbetsplan
from arenden.demodata.katalogfiler import Katalog
from arenden.demodata.personal import KONTON
from arenden.demodata.slump import Slump
from arenden.demodata.texter import Exempel
from arenden.demodata.tid import Tid, hours
from kontaktcenter.behorigheter import ROLLER, Behorighet
from kontaktcenter.models import Anvandare, Arbetstidskalender, Arendetyp, Enhet, Foljdfraga, Fristenhet, Medlemskap

TIMMAR_PER_DAG = 8
FLITIGA = 5
"""Whoever has a demo log-in has so many times more to do than a colleague, so that there is something to look at."""
AR_FORE, AR_EFTER = 4, 2
"""Years before and after the end of the simulation that deadlines may fall in."""


@dataclass(eq=False, slots=True)
class Enhetsvarde:
    """A unit with those who take its cases, and the pace it keeps: some are quick, some are slow."""

    id: int
    kortnamn: str
    is_center: bool
    plan: Arbetsplan
    chef: int | None
    personal: list[int]
    takt: float
    """How much of the time limits the unit uses, against the others: 1 is usual."""
    aterlamnar: float
    """Share of hand-offs that it sends back."""

    def after(self, start: Tid, timmar: float) -> Tid:
        """The moment when so many working hours of the unit have passed since `start`."""
        return self.plan.after(start, hours(timmar))


@dataclass(eq=False, slots=True)
class Typvarde:
    """A case type with all that its cases take from it, and its examples."""

    id: int
    kod: str
    amne: int
    center: Enhetsvarde
    mottagare: Enhetsvarde
    rad: Arendetyp
    vikt: int
    sasong: str
    vem_svarar: str
    fragor: list[Foljdfraga]
    exempel: list[Exempel]
    svarstimmar: float
    """The answer limit in working hours."""


@dataclass(eq=False, slots=True)
class Varld:
    """Everything that stands still while contacts and cases come and go."""

    enheter: dict[int, Enhetsvarde]
    typer: list[Typvarde]
    centers: list[Enhetsvarde]
    forvaltningar: list[Enhetsvarde]
    typer_per_enhet: dict[int, list[Typvarde]] = field(default_factory=lambda: defaultdict(list))


def read_varld(katalog: Katalog, slump: Slump, slut: datetime) -> Varld:
    """The values of what `kommun` and `personal` have written, for the years up to `slut`."""
    enheter = _read_enheter(slump, slut)
    typer = _read_typer(katalog, enheter)
    varld = Varld(
        enheter=enheter,
        typer=typer,
        centers=[e for e in enheter.values() if e.is_center],
        forvaltningar=[e for e in enheter.values() if not e.is_center],
    )
    for typ in typer:
        varld.typer_per_enhet[typ.mottagare.id].append(typ)
    return varld


def _read_enheter(slump: Slump, slut: datetime) -> dict[int, Enhetsvarde]:
    planer = {
        pk: Arbetsplan(kalender, slut.year - AR_FORE, slut.year + AR_EFTER)
        for pk, kalender in Arbetstidskalender.objects.as_kalendrar().items()
    }
    behorighet = {True: Behorighet.REGISTRERA_KONTAKT, False: Behorighet.HANDLAGGA}
    personal: dict[tuple[int, Behorighet], list[int]] = defaultdict(list)
    inloggade = set(Anvandare.objects.filter(username__in=KONTON.values()).values_list("pk", flat=True))
    for enhet, anvandare, roll in Medlemskap.objects.order_by("pk").values_list("enhet", "anvandare", "roll"):
        for b in ROLLER[roll].behorigheter & {Behorighet.REGISTRERA_KONTAKT, Behorighet.HANDLAGGA}:
            personal[enhet, b] += [anvandare] * (FLITIGA if anvandare in inloggade else 1)
    return {
        e.pk: Enhetsvarde(
            id=e.pk,
            kortnamn=e.kortnamn,
            is_center=e.is_center,
            plan=planer[e.kalender_id],
            chef=e.chef_id,
            personal=personal[e.pk, behorighet[e.is_center]],
            takt=slump.around(1.0, 0.3),
            aterlamnar=min(0.2, slump.around(0.06, 0.5)),
        )
        for e in Enhet.objects.order_by("pk")
    }


def _read_typer(katalog: Katalog, enheter: dict[int, Enhetsvarde]) -> list[Typvarde]:
    rader = {typ.kod: typ for typ in Arendetyp.objects.prefetch_related("foljdfragor")}
    typer = []
    for post in katalog.arendetyper:
        rad = rader[post["kod"]]
        is_dagar = rad.svarsfrist_enhet == Fristenhet.DAGAR
        typer.append(
            Typvarde(
                id=rad.pk,
                kod=rad.kod,
                amne=rad.amne_id,
                center=enheter[rad.center_id],
                mottagare=enheter[rad.ansvarig_enhet_id],
                rad=rad,
                vikt=post["vikt"],
                sasong=post["sasong"],
                vem_svarar=post["vem_svarar"],
                fragor=list(rad.foljdfragor.all()),
                exempel=[Exempel.read(rad) for rad in post["exempel"]],
                svarstimmar=rad.svarsfrist * (TIMMAR_PER_DAG if is_dagar else 1),
            )
        )
    return typer
