"""`./kc manage personuppgifter`: print the register of personal data that the models declare (docs/personuppgifter.md)."""

from typing import Any

from django.core.management.base import BaseCommand

from kontaktcenter.registerforteckning import make_register


class Command(BaseCommand):
    """The register for the record of processing (GDPR article 30)."""

    help = "Skriver ut vilka personuppgifter som finns, var, och när de gallras. docs/personuppgifter.md är den utskriften."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(make_register(), ending="")
