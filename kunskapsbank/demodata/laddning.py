"""Fills the demo municipality's knowledge base. Called when units, subjects and people are there, inside one transaction."""

import io
import random
import tomllib
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils.timezone import localdate

from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Amne, Anvandare, Enhet, Medlemskap
from kunskapsbank.actions.artikel import default_samling
from kunskapsbank.actions.inlasning import confirm_inlasning, run_inlasning, start_inlasning
from kunskapsbank.actions.luckgrund import deadline, index_lucka
from kunskapsbank.demodata.bilder import fill_bilder
from kunskapsbank.demodata.brus import fill_omdomen, fill_sokningar
from kunskapsbank.models import Artikel, Inlasning, Inlasningsrad, Kunskapslucka, Lasning, Lucksignal, Nyhet, Revision, Samling
from kunskapsbank.nyheter import below
from kunskapsbank.sokmotor import refresh_statistics

ROT = Path(__file__).parent
PROV = "swefaq"
PROVAMNE = {
    "kod": "provfragor",
    "namn": "Provfrågor",
    "ordning": 999,
    "oversattningar": {"en": {"namn": "Trial questions"}, "ar": {"namn": "أسئلة تجريبية"}, "fi": {"namn": "Koekysymykset"}},
}
GRANSKNINGAR = {"terminstider-lov": 5, "bibliotek-forseningsavgift": -8, "kopia-av-betyg": -20, "foretag-avc": -60}
"""Days from now to the next review of some articles; of the others it is a year ahead."""
DEMOKALLA = "demo:"
FORSENAD_SEDAN = timedelta(days=3)


def fill_kunskapsbank(*, fro: int, nu: datetime) -> None:
    """Articles, published and found by the search; real questions as a collection of its own; and the traces of a month's use."""
    slump = random.Random(fro)
    forvaltare = _first("systemforvaltare")
    center = Enhet.objects.active().centers().order_by("pk").first()
    _read_in("artiklar.zip", _folder(), default_samling(), av=forvaltare)
    fill_bilder()
    _age(nu)
    amne = Amne.objects.get_or_create(kod=PROVAMNE["kod"], defaults=PROVAMNE)[0]
    prov = Samling.objects.get_or_create(
        kod=PROV,
        defaults={
            "namn": "Provfrågor ur SweFAQ",
            "beskrivning": "Verkliga frågor till andra myndigheter, för prov av sökningen. Språkbanken Text, CC BY 4.0.",
            "is_prov": True,
        },
    )[0]
    _read_in("swefaq.jsonl", (ROT / "provfragor" / "swefaq.jsonl").read_bytes(), prov, av=forvaltare, amne=amne, enhet=center)
    fill_sokningar(_toml("sokningar"), slump=slump, nu=nu)
    fill_omdomen(slump=slump, nu=nu)
    _fill_luckor(slump=slump, nu=nu)
    _fill_nyheter(slump=slump, nu=nu, by=_first("redaktor", enhet__slag=Enhet.Slag.CENTER))
    refresh_statistics("artikel")


def find_others() -> models.QuerySet[Artikel]:
    """The articles that the demo data have not brought."""
    ours = [path.stem for path in (ROT / "artiklar").rglob("*.md")]
    return Artikel.objects.exclude(samling__kod=PROV).exclude(samling__is_prov=False, extern_id__in=ours)


def find_changed() -> models.QuerySet[Revision]:
    """The versions of texts that people have written; the demo data's later ones, with pictures, are nobody's."""
    return Revision.objects.filter(nummer__gt=1, skapad_av__isnull=False)


def find_other_nyheter() -> models.QuerySet[Nyhet]:
    """The news that the demo data have not brought."""
    return Nyhet.objects.exclude(rubrik__in=[rad["rubrik"] for rad in _toml("nyheter")["nyhet"]])


def find_other_signaler() -> models.QuerySet[Lucksignal]:
    """The signs of gaps that people have given; those of searches and of answers without an article the system's jobs make."""
    jobs = (Lucksignal.Slag.NOLLTRAFF, Lucksignal.Slag.OMFORMULERAD, Lucksignal.Slag.UTAN_ARTIKEL)
    return Lucksignal.objects.exclude(kalla__startswith=DEMOKALLA).exclude(slag__in=jobs)


def _age(nu: datetime) -> None:
    """Let some reviews be near, late, and so late that the answer may be out of date: nobody keeps to every date."""
    for extern_id, dagar in GRANSKNINGAR.items():
        Artikel.objects.filter(samling=default_samling(), extern_id=extern_id).update(granskas_senast=localdate(nu) + timedelta(days=dagar))


def _toml(namn: str) -> dict[str, Any]:
    return tomllib.loads((ROT / f"{namn}.toml").read_text("utf-8"))


def _first(roll: str, **var: Any) -> Anvandare | None:
    """The first who holds the role, if anybody does. Files are read in by an administrator: what an editor reads in is reviewed first."""
    row = Medlemskap.objects.valid().filter(roll=roll, **var).select_related("anvandare").order_by("pk").first()
    return row.anvandare if row else None


def _folder() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path in sorted((ROT / "artiklar").rglob("*.md")):
            archive.writestr(path.relative_to(ROT / "artiklar").as_posix(), path.read_bytes())
    return out.getvalue()


def _read_in(filnamn: str, data: bytes, samling: Samling, *, av: Anvandare | None, **defaults: Any) -> None:
    """All of it or nothing: a row that cannot be read in is a fault of ours."""
    fil = ContentFile(data)
    inlasning = start_inlasning(fil=fil, filnamn=filnamn, samling=samling, is_publicera=True, by=None, **defaults)
    run_inlasning(inlasning)
    faults = [f"rad {rad.rad}: {' '.join(rad.fel)}" for rad in inlasning.rader.filter(verkan=Inlasningsrad.Verkan.FEL)[:5]]
    if inlasning.lage != Inlasning.Lage.GRANSKAS or faults:
        raise OtillatenHandling(f"{filnamn} går inte att läsa in. {inlasning.fel} {'; '.join(faults)}")
    inlasning.av = av
    inlasning.save(update_fields=["av"])
    run_inlasning(confirm_inlasning(inlasning=inlasning, by=None))


def _fill_luckor(*, slump: random.Random, nu: datetime) -> None:
    reporters = list(Anvandare.objects.filter(medlemskap__in=Medlemskap.objects.valid().filter(roll="kommunvagledare")).order_by("pk"))
    for number, rad in enumerate(_toml("luckor")["lucka"]):
        lucka = _make_lucka(rad, nu)
        first = nu - timedelta(days=rad["sedan"])
        Lucksignal.objects.bulk_create(
            Lucksignal(
                slag=Lucksignal.Slag.SAKNAS if place == 0 else slump.choice(("nolltraff", "utan_artikel", "saknas")),
                kalla=f"{DEMOKALLA}{number}:{place}",
                lucka=lucka,
                text=text,
                amne=lucka.amne,
                av=slump.choice(reporters) if place == 0 and reporters else None,
                tid=first + (nu - first) * place / (len(rad["signaler"]) + 1),
                jamford=nu,
            )
            for place, text in enumerate(rad["signaler"])
        )
        index_lucka(lucka)


def _make_lucka(rad: dict[str, Any], nu: datetime) -> Kunskapslucka:
    first = nu - timedelta(days=rad["sedan"])
    lucka = Kunskapslucka(rubrik=rad["rubrik"], lage=rad["lage"], antal=len(rad["signaler"]), forst=first, senast=nu - timedelta(days=1))
    lucka.amne = Amne.objects.filter(kod=rad.get("amne", "")).first()
    if rad["lage"] == Kunskapslucka.Lage.TILLDELAD:
        lucka.enhet = Enhet.objects.get(kortnamn=rad["enhet"])
        lucka.tilldelad = lucka.pamind = nu - timedelta(days=min(3, rad["sedan"]))
        lucka.frist = nu - FORSENAD_SEDAN if rad.get("forsenad") else deadline(lucka.enhet, lucka.tilldelad)
    if rad["lage"] in (Kunskapslucka.Lage.ATGARDAD, Kunskapslucka.Lage.AVVISAD):
        lucka.stangd, lucka.besked = nu - timedelta(days=2), rad["besked"]
        lucka.artikel = Artikel.objects.filter(extern_id=rad.get("artikel", "")).first()
        lucka.enhet = lucka.artikel.ansvarig_enhet if lucka.artikel else None
    lucka.save()
    return lucka


def _fill_nyheter(*, slump: random.Random, nu: datetime, by: Anvandare | None) -> None:
    for rad in _toml("nyheter")["nyhet"]:
        enheter = below(Enhet.objects.filter(kortnamn__in=rad["till"]))
        nyhet = Nyhet.objects.create(
            rubrik=rad["rubrik"],
            text=rad["text"].strip(),
            slag=rad.get("slag", Nyhet.Slag.NYHET),
            is_viktig=rad.get("is_viktig", False),
            publiceras=nu - timedelta(days=rad["dagar"]),
            skapad=nu - timedelta(days=rad["dagar"]),
            skapad_av=by,
        )
        nyhet.enheter.set(enheter)
        members = Medlemskap.objects.valid().filter(enhet__in=enheter).order_by("anvandare").values_list("anvandare", flat=True)
        Lasning.objects.bulk_create(
            Lasning(nyhet=nyhet, anvandare_id=pk, last=nyhet.publiceras + timedelta(hours=slump.uniform(0.5, 20)))
            for pk in dict.fromkeys(members)
            if slump.random() < rad["last"]
        )
