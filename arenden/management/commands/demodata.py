"""`./kc demodata --arenden N`: fill an empty database with Exempelkommun, a made-up municipality."""

import sys
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from arenden.demodata.artikelsvar import note_artiklar
from arenden.demodata.fyllning import Fyllning, nothing
from arenden.demodata.inloggningar import describe_inloggningar, make_losenord, save_inloggningar
from arenden.demodata.ovanfran import fill_above
from arenden.demodata.pagaende import clean_up
from arenden.demodata.skydd import check_may_clear, clear
from kontaktcenter.fel import OtillatenHandling
from kunskapsbank.demodata.laddning import fill_kunskapsbank
from servicekontor.demodata.bokningar import Besokare
from servicekontor.demodata.laddning import fill_servicekontor

STANDARDFRO = 2016
FLEST_ARENDEN = 1_000_000
SCHEMASEKUNDER = 4
"""So long the solver betters the first roster that it has found."""
STANGER = time(17)


class Command(BaseCommand):
    """Fills the demo municipality, or shows its log-ins."""

    help = "Fyller en tom databas med Exempelkommun: påhittade enheter, personer, kontakter och ärenden under tre år."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many cases, from which seed, up to which day; or only show the log-ins."""
        parser.add_argument("--arenden", type=int, default=5000, metavar="N", help="antal ärenden (annars 5000)")
        parser.add_argument("--fro", type=int, default=STANDARDFRO, metavar="TAL", help="samma tal ger samma kommun")
        parser.add_argument("--datum", type=date.fromisoformat, metavar="ÅÅÅÅ-MM-DD", help="sista dagen (annars i dag)")
        parser.add_argument("--utan-kontor", action="store_true", help="fyll inga servicekontor")
        parser.add_argument("--igen", action="store_true", help="rensa demodata som redan finns, och fyll på nytt")
        parser.add_argument("--stada", action="store_true", help="töm bara databasen efter en fyllning som avbröts, om det finns någon")
        parser.add_argument("--visa-inloggningar", action="store_true", help="visa bara vilka man kan logga in som")

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill, all or nothing, and say who one can log in as."""
        try:
            if not options["visa_inloggningar"] and clean_up():
                self.stdout.write("En fyllning med demodata hade avbrutits. Databasen är tömd.")
            if options["stada"]:
                return
            if not options["visa_inloggningar"]:
                self._fill(options)
        except OtillatenHandling as fel:
            raise CommandError(str(fel)) from None
        self.stdout.write(describe_inloggningar())

    def _fill(self, options: dict[str, Any]) -> None:
        if not 1 <= options["arenden"] <= FLEST_ARENDEN:
            raise CommandError(f"Antalet ärenden ska vara mellan 1 och {FLEST_ARENDEN}.")
        nu, fro, losenord = _end_of(options["datum"]), options["fro"], make_losenord()
        fyllning = Fyllning(
            arenden=options["arenden"],
            fro=fro,
            nu=nu,
            losenord=losenord,
            tyst=not sys.stderr.isatty(),
            forst=_make_room if options["igen"] else nothing,
            medan=partial(_fill_besides, fro=fro, nu=nu, has_kontor=not options["utan_kontor"]),
            sist=partial(_fill_last, fro=fro, nu=nu),
        )
        save_inloggningar(fyllning.fill(), losenord)


def _make_room() -> None:
    """Empty the database of demo data that are there."""
    check_may_clear()
    clear()


def _fill_besides(besokare: Sequence[Besokare], *, fro: int, nu: datetime, has_kontor: bool) -> None:
    """What needs the people but neither contacts nor cases."""
    fill_kunskapsbank(fro=fro, nu=nu)
    if has_kontor:
        fill_servicekontor(fro=fro, nu=nu, besokare=besokare, schemasekunder=SCHEMASEKUNDER)


def _fill_last(*, fro: int, nu: datetime) -> None:
    """What needs the contacts and cases."""
    note_artiklar(fro=fro, nu=nu)
    fill_above(fro=fro, nu=nu)


def _end_of(datum: date | None) -> datetime:
    """The moment when the demo municipality's story ends: now, or the end of the working day of an earlier date."""
    nu = timezone.now()
    if datum is None or datum == timezone.localdate(nu):
        return nu
    if datum > timezone.localdate(nu):
        raise CommandError("Datumet ligger framåt i tiden. Välj i dag eller tidigare.")
    return datetime.combine(datum, STANGER, timezone.get_default_timezone()).astimezone(nu.tzinfo)
