"""What must be done before the web server starts: tables, translations, static files, and demo data in an empty database."""

from io import StringIO
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from kontaktcenter.textkatalog import compile_stale

ANTAL_ARENDEN = 5000


class Command(BaseCommand):
    """Brings the database and the static files up to date."""

    help = "Gör databasens tabeller och de statiska filerna klara; fyller en tom databas med Exempelkommun."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether an empty database stays empty."""
        parser.add_argument("--utan-demodata", action="store_true", help="lämna en tom databas tom")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do each step; every one may be done again without harm."""
        # What a fill that was broken off has left may be without indexes that a migration asks for.
        call_command("demodata", stada=True, stdout=self.stdout)
        self.stdout.write("Uppdaterar databasens tabeller …")
        call_command("migrate", interactive=False)
        compile_stale()
        self.stdout.write("Samlar de statiska filerna …")
        call_command("collectstatic", interactive=False)
        if not options["utan_demodata"] and not get_user_model().objects.exists():
            self.stdout.write(f"Fyller Exempelkommun med {ANTAL_ARENDEN} ärenden …")
            # The launcher shows the log-ins once there is something to log in to.
            try:
                call_command("demodata", arenden=ANTAL_ARENDEN, stdout=StringIO())
            except CommandError as fel:
                # It is not empty, after all: what somebody has made there is what shall start.
                self.stdout.write(f"Exempelkommun fylls inte. {fel}")
