"""`./kc manage vektorer`: let the model of the search read everything now, without waiting for the clock."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from kunskapsbank.actions.vektor import fill, lacking
from kunskapsbank.mening import read_kodare
from kunskapsbank.models import Vektor

HUR = "Sökmodellen är inte installerad eller avstängd, och sökningen är hel utan den. docs/drift.md säger hur den installeras."


class Command(BaseCommand):
    """Fills the table of vectors."""

    help = "Låter sökmodellen läsa alla artiklar som gäller och saknar vektor. Kan avbrytas och köras igen."

    def handle(self, *args: Any, **options: Any) -> None:
        """Read what lacks a vector, with progress, and say what there is."""
        kodare = read_kodare()
        if kodare is None:
            raise CommandError(HUR)
        with tqdm(desc="Läser artiklar", total=lacking(kodare).count(), unit=" texter", disable=not sys.stderr.isatty()) as bar:
            fill(progress=bar.update)
        left = lacking(kodare).count()
        self.stdout.write(f"{Vektor.objects.filter(modell=kodare.namn).count()} texter har vektor av {kodare.namn}, {left} saknar.")
        if left:
            self.stdout.write("En annan körning håller på med dem.")
