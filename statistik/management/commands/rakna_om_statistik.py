"""`./kc manage rakna_om_statistik`: count all facts anew from the events."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from statistik.actions import count_pending, touch_all
from statistik.models import RordDag


class Command(BaseCommand):
    """A full rebuild, which may be stopped anywhere: the days that are left wait, and the clock's job would take them too."""

    help = "Räknar om all statistik från händelserna. Kan avbrytas och återupptas med --fortsatt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to go on where a rebuild was stopped."""
        parser.add_argument("--fortsatt", action="store_true", help="räkna bara de dagar som är kvar sedan en avbruten omräkning")
        parser.add_argument("--tyst", action="store_true", help="visa ingen stapel")

    def handle(self, *args: Any, **options: Any) -> None:
        """Count."""
        waiting = RordDag.objects.values("dag").distinct().count() if options["fortsatt"] else touch_all()
        with tqdm(total=waiting, unit="dag", desc="Räknar om", disable=options["tyst"]) as bar:
            done = count_pending(budget=None, progress=bar.update)
        self.stdout.write(f"Räknade dagar: {done}.")
