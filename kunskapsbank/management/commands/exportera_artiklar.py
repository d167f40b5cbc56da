"""`./kc manage exportera_artiklar FIL.jsonl`: write the articles of a collection to a file that can be read in again."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kontaktcenter.fel import Verksamhetsfel
from kunskapsbank.actions.artikel import EGNA
from kunskapsbank.inlasning import guess_format, write_rows
from kunskapsbank.models import Artikel, Samling
from kunskapsbank.utlasning import export_rows


class Command(BaseCommand):
    """Writes a file."""

    help = "Skriver en samlings artiklar till en fil. Filens namn säger formatet: .jsonl, .json, .csv, .xlsx eller .zip (Markdown)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and the collection."""
        parser.add_argument("fil", type=Path, metavar="FIL")
        parser.add_argument("--samling", default=EGNA, metavar="KOD", help="samlingens kod (annars våra egna)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write every article that is not withdrawn, in every language."""
        samling = Samling.objects.filter(kod=options["samling"]).first()
        if samling is None:
            raise CommandError(f"Samlingen {options['samling']} finns inte.")
        path: Path = options["fil"]
        try:
            format_ = guess_format(path.name)
            with path.open("wb") as file:
                file.writelines(write_rows(export_rows(Artikel.objects.filter(samling=samling, indragen__isnull=True)), format_))
        except Verksamhetsfel as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"Filen {path} går inte att skriva: {error.strerror}.") from None
        self.stdout.write(f"Skrev {path} ({path.stat().st_size // 1024} kB).")
