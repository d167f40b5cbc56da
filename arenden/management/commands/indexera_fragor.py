"""`./kc manage indexera_fragor`: let agents find the questions that were answered before the search was there."""

from typing import Any

from django.core.management.base import BaseCommand

from arenden.actions.fragesok import sync_fragor


class Command(BaseCommand):
    """Does at once what the clock does every night."""

    help = "Gör besvarade frågor sökbara för kommunvägledare, och tar bort dem som inte längre får visas."

    def handle(self, *args: Any, **options: Any) -> None:
        """Index and remove."""
        indexed, removed = sync_fragor()
        self.stdout.write(f"{indexed} frågor gjordes sökbara, {removed} togs bort.")
