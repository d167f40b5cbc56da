"""`./kc manage granska`: tell what in the setup would leave a case without owner, unit or deadline."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kontaktcenter.granskning import find_anmarkningar, find_paminnelser


class Command(BaseCommand):
    """The same check as the administration makes at each change."""

    help = "Granskar inställningarna: enheter, ärendetyper, överenskommelser, kalendrar och roller. Felkod om det finns anmärkningar."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print reminders and faults; fail when there is a fault."""
        for paminnelse in find_paminnelser():
            self.stdout.write(f"Påminnelse: {paminnelse}")
        anmarkningar = find_anmarkningar()
        for anmarkning in anmarkningar:
            self.stdout.write(f"Anmärkning: {anmarkning}")
        if anmarkningar:
            raise CommandError(f"Inställningarna har anmärkningar: {len(anmarkningar)} stycken.")
        self.stdout.write("Inga anmärkningar på inställningarna.")
