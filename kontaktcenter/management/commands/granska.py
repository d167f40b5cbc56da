"""`./kc manage granska`: tell what in the setup would leave a case without owner, unit or deadline."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kontaktcenter.granskning import find_brister, find_paminnelser


class Command(BaseCommand):
    """The same check as the administration makes at each change."""

    help = "Granskar inställningarna: enheter, ärendetyper, överenskommelser, kalendrar och roller. Felkod om något brister."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print reminders and faults; fail when there is a fault."""
        for paminnelse in find_paminnelser():
            self.stdout.write(f"Påminnelse: {paminnelse}")
        brister = find_brister()
        for brist in brister:
            self.stdout.write(f"Brist: {brist}")
        if brister:
            raise CommandError(f"Inställningarna har brister: {len(brister)} stycken.")
        self.stdout.write("Inga brister i inställningarna.")
