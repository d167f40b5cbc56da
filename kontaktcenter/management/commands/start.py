"""`./kc start`: run the whole system on this machine."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from kontaktcenter.drift.start import Start

STANDARDPORT = 8000


class Command(BaseCommand):
    """Starts servers, web, worker and beat; Ctrl-C stops them."""

    help = "Startar PostgreSQL, Redis, webb, worker och beat, och visar adress och inloggningar."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port of the web server."""
        parser.add_argument("--port", type=int, default=STANDARDPORT, help=f"webbserverns port (annars {STANDARDPORT})")
        parser.add_argument("--utan-demodata", action="store_true", help="fyll inte en tom databas med Exempelkommun")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until somebody stops it."""
        if settings.IS_PRODUKTION:
            raise CommandError("./kc start är för utveckling och visning. docs/drift.md beskriver hur produktion körs.")
        if not 1 <= options["port"] <= 65535:
            raise CommandError("Porten ska vara ett tal mellan 1 och 65535.")
        sys.exit(Start(settings.VAR_DIR, options["port"], demodata=not options["utan_demodata"]).run())
