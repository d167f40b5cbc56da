"""`./kc manage analysera ORD…`: what the search makes of words, in Swedish."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kunskapsbank import analys
from kunskapsbank.analys import SPRAK_MED_STAM, Ord


class Command(BaseCommand):
    """Shows each step that docs/analys.md explains."""

    help = "Visar vad sökningen gör med ord: små bokstäver utan prickar, grundform, stam, sammansättningens delar och bitar."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the words and their language."""
        parser.add_argument("text", nargs="+", help="ord eller en hel mening")
        parser.add_argument("--sprak", default="sv", help=f"ordens språk, till exempel {', '.join(sorted(SPRAK_MED_STAM))}")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell of each word."""
        found = list(analys.analyse(" ".join(options["text"]), options["sprak"]))
        if not found:
            raise CommandError("Texten innehåller inga ord. Skriv minst en bokstav eller siffra.")
        for word in found:
            self._tell(word, options["sprak"])

    def _tell(self, word: Ord, sprak: str) -> None:
        headword = analys.lemma(word.form) if sprak == "sv" else None
        rows = [
            ("Utan prickar", word.form),
            ("Grundform", headword or ("finns inte i ordlistan" if sprak == "sv" else "slås bara upp för svenska")),
            ("Stam", word.stam),
            ("Sammansatt av", " + ".join(word.led) or "inte sammansatt"),
            ("Delarnas stammar", " + ".join(word.delar) or "inga"),
            ("Bitar", " ".join(word.gram)),
            ("Säger något i sig", "nej, ordet väger lite" if word.is_stop else "ja"),
        ]
        self.stdout.write("\n".join(f"{label + ':':<20}{value}" for label, value in rows) + "\n")
