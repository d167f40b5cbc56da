"""The towns, the offices with what is in them and when they are open, the bus and its tours, and what can be booked."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from kontaktcenter.models import Anvandare, Arendetyp, Enhet, Medlemskap
from servicekontor.actions.turmonster import lay_out_pattern, lay_out_tours
from servicekontor.demodata.oppet import KVALLEN, VARDAGAR
from servicekontor.models import (
    Besokskategori,
    Fordon,
    Kontor,
    Kontorsregel,
    Korstid,
    Motestyp,
    Mottagningstid,
    Oppettid,
    Oppettidsslag,
    Ort,
    Resurs,
    Stopplats,
    Turmonster,
    Veckor,
)

BUSSTID = (time(8), time(19))
"""Within which the bus stops."""
KORTID = 45
TAR_EMOT = 2
"""Officers of a unit who receive at the offices."""


@dataclass(frozen=True)
class Grund:
    """What the rest of the filling builds on."""

    kontor: dict[str, Kontor]
    besok: dict[str, int]
    """Visitors of an ordinary day."""
    kategorier: dict[str, int]
    """Codes of categories, and the share of the visits that they are."""
    motestyper: list[Motestyp]


def make_grund(katalog: dict[str, Any], *, nu: datetime) -> Grund:
    """Make everything; the hours hold since a year."""
    center = Enhet.objects.active().centers().order_by("pk").first()
    fran = timezone.localdate(nu) - timedelta(days=365)
    Ort.objects.bulk_create(Ort(**rad) for rad in katalog["ort"])
    kontor = {rad["kod"]: _office(rad, center, fran) for rad in katalog["kontor"]}
    bussen = _bus(katalog, center, fran, timezone.localdate(nu))
    kontor[bussen.kod] = bussen
    for rad in katalog["kontor"]:
        if "veckor_kvar" in rad:
            _wind_down(kontor[rad["kod"]], rad, kontor[rad["ersatts_av"]], nu)
    _services(katalog, kontor)
    _categories(katalog["kategori"], center)
    return Grund(
        kontor,
        {rad["kod"]: rad["besok"] for rad in (*katalog["kontor"], katalog["buss"])},
        {rad["kod"]: rad["andel"] for rad in katalog["kategori"]},
        [_meeting(rad, kontor, fran) for rad in katalog["mote"]],
    )


def _services(katalog: dict[str, Any], kontor: dict[str, Kontor]) -> None:
    """What one gets help with: the same at every office, less in the bus. Case types that are not there are left out."""
    for rad in kontor.values():
        koder = katalog["tjanster_i_bussen" if rad.slag == Kontor.Slag.MOBILT else "tjanster"]
        rad.arendetyper.set(Arendetyp.objects.public().filter(kod__in=koder))


def _office(rad: dict[str, Any], center: Enhet, fran: date) -> Kontor:
    texter = ("kod", "namn", "ort", "adress", "hittahit", "lokal", "latitud", "longitud", "sprak", "oversattningar")
    kontor = Kontor.objects.create(
        **{namn: rad[namn] for namn in texter},
        enhet=center,
        is_stegfri=True,
        has_horslinga=rad["horslinga"],
        has_rwc=True,
        has_parkering=True,
    )
    slag = {"diskar": (Resurs.Slag.DISK, "Disk"), "rum": (Resurs.Slag.RUM, "Samtalsrum"), "datorer": (Resurs.Slag.DATOR, "Dator")}
    Resurs.objects.bulk_create(
        Resurs(kontor=kontor, slag=kod, namn=f"{namn} {n}", platser=4 if kod == Resurs.Slag.RUM else 1)
        for antal, (kod, namn) in slag.items()
        for n in range(1, rad[antal] + 1)
    )
    begins, ends = time.fromisoformat(rad["fran"]), time.fromisoformat(rad["till"])
    hours = [(dag, begins, KVALLEN if dag in rad["kvall"] else ends, Oppettidsslag.BEMANNAT) for dag in VARDAGAR]
    if "obemannat" in rad:
        alone = tuple(map(time.fromisoformat, rad["obemannat"]))
        hours += [(dag, max(alone[0], till), alone[1], Oppettidsslag.OBEMANNAT) for dag, _fran, till, _slag in hours]
    Oppettid.objects.bulk_create(
        Oppettid(kontor=kontor, veckodag=dag, fran=a, till=b, slag=slag, galler_fran=fran) for dag, a, b, slag in hours
    )
    Kontorsregel.objects.bulk_create(
        [
            Kontorsregel(kontor=kontor, slag=Kontorsregel.Slag.KVALLSOPPET, antal=2, galler_fran=fran),
            Kontorsregel(kontor=kontor, slag=Kontorsregel.Slag.BEMANNING, antal=rad["personal"], galler_fran=fran),
            Kontorsregel(kontor=kontor, slag=Kontorsregel.Slag.LUNCH, galler_fran=fran),
        ]
    )
    return kontor


def _bus(katalog: dict[str, Any], center: Enhet, fran: date, idag: date) -> Kontor:
    """The bus, its places with the drives between them, and its tours of two weeks: those of the year that has been, and those ahead."""
    rad = katalog["buss"]
    bussen = Kontor.objects.create(
        kod=rad["kod"], namn=rad["namn"], slag=Kontor.Slag.MOBILT, enhet=center, is_stegfri=True, has_rwc=False, sprak=rad["sprak"]
    )
    fordon = Fordon.objects.create(kontor=bussen, namn=rad["fordon"], besattning=rad["besattning"], utrustning=rad["utrustning"])
    Resurs.objects.bulk_create(
        Resurs(kontor=bussen, slag=slag, namn=namn, fordon=fordon)
        for slag, namn in ((Resurs.Slag.DISK, "Disk 1"), (Resurs.Slag.DISK, "Disk 2"), (Resurs.Slag.DATOR, "Dator 1"))
    )
    orter = {ort.namn: ort for ort in Ort.objects.all()}
    platser = {
        p["ort"]: Stopplats.objects.create(**{**p, "ort": orter[p["ort"]]}) for p in katalog["plats"]
    }
    for monster in katalog["monster"]:
        stopp = [(platser[ort], time.fromisoformat(a), time.fromisoformat(b)) for ort, a, b in monster["stopp"]]
        row = Turmonster.objects.create(
            fordon=fordon, namn=monster["namn"], rytm=monster["rytm"], veckodag=monster["veckodag"], galler_fran=fran
        )
        for plats, ankomst, avgang in stopp:
            row.stopp.create(plats=plats, ankomst=ankomst, avgang=avgang)
        for (fore, *_), (efter, *_) in zip(stopp, stopp[1:], strict=False):
            Korstid.objects.get_or_create(fran=fore, till=efter, defaults={"minuter": KORTID})
    for monster in fordon.monster.select_related("fordon__kontor"):
        lay_out_pattern(monster, fran, idag)
    lay_out_tours()
    return bussen


def _wind_down(kontor: Kontor, rad: dict[str, Any], efter: Kontor, nu: datetime) -> None:
    kontor.sista_dag = timezone.localdate(nu) + timedelta(weeks=rad["veckor_kvar"])
    kontor.ersattning, kontor.ersatts_av = rad["ersattning"], efter
    kontor.save(update_fields=["sista_dag", "ersattning", "ersatts_av"])


def _translations(rad: dict[str, Any]) -> dict[str, dict[str, str]]:
    return {sprak: {"namn": rad[sprak]} for sprak in ("en", "ar", "fi", "se") if sprak in rad}


def _categories(rader: list[dict[str, Any]], center: Enhet) -> None:
    Besokskategori.objects.bulk_create(
        Besokskategori(
            kod=rad["kod"], namn=rad["namn"], enhet=center, ordning=n, is_i_kiosk=rad["kod"] != "bokat", oversattningar=_translations(rad)
        )
        for n, rad in enumerate(rader)
    )


def _meeting(rad: dict[str, Any], kontor: dict[str, Kontor], fran: date) -> Motestyp:
    """A kind of meeting, and when it is received: officers of a department come to the office, the center's own desks need nobody named."""
    enhet = Enhet.objects.get(kortnamn=rad["enhet"])
    typ = Motestyp.objects.create(
        kod=rad["kod"],
        namn=rad["namn"],
        beskrivning=rad["beskrivning"],
        enhet=enhet,
        arendetyp=Arendetyp.objects.prefetch_related("foljdfragor").filter(kod=rad.get("arendetyp", "")).first(),
        resursslag=rad["slag"],
        minuter=rad["minuter"],
        buffert=rad["buffert"],
        oversattningar=rad["oversattningar"],
        is_dropin=enhet.is_center,
    )
    officers = [] if enhet.is_center else _officers(enhet)
    for n, kod in enumerate(rad["kontor"]):
        for dag, veckor in _days_at(rad, n, is_center=enhet.is_center):
            begins, ends = (BUSSTID if kontor[kod].slag == Kontor.Slag.MOBILT else map(time.fromisoformat, (rad["fran"], rad["till"])))
            when = {"veckodag": dag, "veckor": veckor, "fran": begins, "till": ends, "galler_fran": fran}
            tid = Mottagningstid.objects.create(motestyp=typ, kontor=kontor[kod], **when)
            tid.resurser.set(kontor[kod].resurser.filter(slag=rad["slag"]))
            tid.handlaggare.set(officers)
    return typ


def _days_at(rad: dict[str, Any], n: int, *, is_center: bool) -> list[tuple[int, Veckor]]:
    """The weekdays at the office of that number: a department is at one office a day, in turn; two that share a day have a week each."""
    days = rad["dagar"]
    if is_center:
        return [(dag, Veckor.ALLA) for dag in days]
    turn, number = divmod(n, len(days))
    is_shared = number + len(days) < len(rad["kontor"])
    return [(days[number], (Veckor.JAMNA, Veckor.UDDA)[turn] if is_shared else Veckor.ALLA)]


def _officers(enhet: Enhet) -> list[Anvandare]:
    members = Medlemskap.objects.filter(enhet=enhet, roll="handlaggare", anvandare__is_active=True).order_by("pk")
    return [m.anvandare for m in members.select_related("anvandare")[:TAR_EMOT]]
