"""`./kc manage oversattningar`: collect new texts into the .po files, say what is missing, and compile."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kontaktcenter import textkatalog


class Command(BaseCommand):
    """Keeps the translations; docs/oversattning.md says how one works with them."""

    help = "Samlar texter till locale/*/LC_MESSAGES/django.po, säger vad som saknas och kompilerar."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the choices: compile only, check only, staff texts too."""
        parser.add_argument("--kompilera", action="store_true", help="kompilera bara")
        parser.add_argument("--kontrollera", action="store_true", help="ändra inget; felkod om något saknas")
        parser.add_argument("--alla", action="store_true", help="ta med det som bara personalen läser")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was chosen; without a choice, everything."""
        texts = textkatalog.collect(textkatalog.source_files(alla=options["alla"]))
        if not options["kompilera"]:
            self._collect(texts, only_check=options["kontrollera"])
        if not options["kontrollera"]:
            for path in textkatalog.compile_stale():
                self.stdout.write(f"Kompilerade {path.relative_to(textkatalog.ROT)}")

    def _collect(self, texts: textkatalog.Catalog, *, only_check: bool) -> None:
        found = []
        for sprak in textkatalog.SPRAK:
            if not only_check:
                textkatalog.update(sprak, texts)
            found += textkatalog.shortcomings(sprak, texts)
        for brist in found:
            self.stdout.write(f"{brist.sprak}: {brist.text!r}: {brist.vad}")
        if only_check and found:
            raise CommandError(f"{len(found)} texter saknar översättning eller har fel i den.")
