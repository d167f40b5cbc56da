"""`./kc manage importera_artiklar FIL.jsonl --publicera`: read in a file of articles, with what is wrong row by row."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from kontaktcenter.fel import Verksamhetsfel
from kontaktcenter.models import Amne, Enhet
from kunskapsbank.actions.artikel import EGNA, default_samling
from kunskapsbank.actions.inlasning import confirm_inlasning, run_inlasning, start_inlasning
from kunskapsbank.models import Inlasning, Inlasningsrad, Samling

OVRIGT = ("ovrigt", "Övrigt")
"""The subject of rows that name none, or one that nobody knows, unless somebody says otherwise."""
FLEST_FEL = 50
Verkan, Lage = Inlasningsrad.Verkan, Inlasning.Lage


class Command(BaseCommand):
    """Reads in a file, all the way."""

    help = (
        "Läser in artiklar ur en fil (.jsonl, .json, .csv, .xlsx eller en zip med Markdown). Rader som inte går att läsa in sägs en "
        "för en; resten läses in. En rad med samma id och språk som en artikel som finns ändrar den."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, where it belongs, and what rows get that say nothing."""
        parser.add_argument("fil", type=Path, metavar="FIL")
        parser.add_argument("--samling", default=EGNA, metavar="KOD", help="samlingens kod (annars våra egna); görs om den inte finns")
        parser.add_argument("--prov", action="store_true", help="märk en ny samling som provdata")
        parser.add_argument("--publicera", action="store_true", help="publicera genast, annars blir det utkast")
        parser.add_argument("--amne", metavar="KOD", help="ämne för rader utan känt ämne (annars ”Övrigt”)")
        parser.add_argument("--enhet", metavar="KORTNAMN", help="ansvarig enhet för rader utan enhet (annars kontaktcenter)")
        parser.add_argument("--granska", action="store_true", help="säg bara vad som skulle hända")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look the file through, say what is wrong, and read the rest in."""
        try:
            inlasning = self._start(options)
            self._run(inlasning, "Läser filen")
            self._tell(inlasning)
            if options["granska"]:
                return
            if inlasning.rader.filter(verkan__in=(Verkan.NY, Verkan.ANDRAS)).exists():
                self._run(confirm_inlasning(inlasning=inlasning, by=None), "Läser in")
        except Verksamhetsfel as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Inläst: {inlasning.rader.filter(is_inford=True).count()} av {inlasning.antal} rader.")
        if inlasning.rader.filter(verkan=Verkan.FEL).exists():
            raise CommandError("Några rader kunde inte läsas in. Rätta dem och kör igen: det som redan är inläst blir inte två.")

    def _start(self, options: dict[str, Any]) -> Inlasning:
        path: Path = options["fil"]
        samling = default_samling() if options["samling"] == EGNA else self._samling(options)
        try:
            with path.open("rb") as file:
                return start_inlasning(
                    fil=File(file),
                    filnamn=path.name,
                    samling=samling,
                    is_publicera=options["publicera"],
                    amne=self._amne(options["amne"]),
                    enhet=self._enhet(options["enhet"]),
                    by=None,
                )
        except OSError as error:
            raise CommandError(f"Filen {path} går inte att läsa: {error.strerror}.") from None

    def _samling(self, options: dict[str, Any]) -> Samling:
        defaults = {"namn": options["samling"], "is_prov": options["prov"]}
        return Samling.objects.get_or_create(kod=options["samling"], defaults=defaults)[0]

    def _amne(self, kod: str | None) -> Amne:
        if kod is None:
            return Amne.objects.get_or_create(kod=OVRIGT[0], defaults={"namn": OVRIGT[1], "ordning": 999})[0]
        if (amne := Amne.objects.filter(kod=kod).first()) is None:
            raise CommandError(f"Ämnet {kod} finns inte.")
        return amne

    def _enhet(self, kortnamn: str | None) -> Enhet:
        rows = Enhet.objects.active()
        if kortnamn is not None:
            enhet = rows.filter(kortnamn=kortnamn).first()
        else:
            enhet = rows.filter(kortnamn=settings.KUNDCENTER).first() or rows.centers().first() or rows.first()
        if enhet is None:
            raise CommandError(f"Enheten {kortnamn or settings.KUNDCENTER} finns inte. Ange en med --enhet.")
        return enhet

    def _run(self, inlasning: Inlasning, what: str) -> None:
        with tqdm(desc=what, total=inlasning.antal or None, unit=" rader", disable=not sys.stderr.isatty()) as bar:
            run_inlasning(inlasning, progress=bar.update)
        inlasning.refresh_from_db()
        if inlasning.lage == Lage.MISSLYCKAD:
            raise CommandError(inlasning.fel)

    def _tell(self, inlasning: Inlasning) -> None:
        counts = {verkan: inlasning.rader.filter(verkan=verkan).count() for verkan in Verkan.values}
        said = f"{counts['ny']} nya, {counts['andras']} ändras, {counts['lika']} oförändrade, {counts['fel']} med fel."
        self.stdout.write(f"{inlasning.antal} rader: {said}")
        if inlasning.fel:
            self.stdout.write(inlasning.fel)
        if undan := inlasning.rader.filter(innehall__has_key="undan").count():
            self.stdout.write(f"{undan} utkast som någon arbetar med läggs undan bland versionerna.")
        for rad in inlasning.rader.filter(verkan=Verkan.FEL)[:FLEST_FEL]:
            self.stderr.write(f"Rad {rad.rad}: {' '.join(rad.fel)}")
        if counts["fel"] > FLEST_FEL:
            self.stderr.write(f"… och {counts['fel'] - FLEST_FEL} till.")
