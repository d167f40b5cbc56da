"""`./kc manage nyckeltal`: print how every figure is counted (docs/nyckeltal.md)."""

from typing import Any

from django.core.management.base import BaseCommand

from statistik.nyckeltalslista import make_list


class Command(BaseCommand):
    """The explanation of the figures."""

    help = "Skriver ut vad varje nyckeltal betyder. docs/nyckeltal.md är den utskriften."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it."""
        self.stdout.write(make_list(), ending="")
