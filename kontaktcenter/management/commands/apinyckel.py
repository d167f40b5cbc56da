"""Make, list and stop the keys of other systems."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kontaktcenter.actions.apinyckel import create_apinyckel, revoke_apinyckel
from kontaktcenter.fel import Verksamhetsfel
from kontaktcenter.models import Anvandare, Apinyckel, Omfang


class Command(BaseCommand):
    """`apinyckel ny NAMN --konto KONTO --omfang …`, `apinyckel lista`, `apinyckel sparra ID`."""

    help = "Skapar, listar och spärrar API-nycklar till andra system."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Three sub-commands."""
        sub = parser.add_subparsers(dest="gor", required=True)
        ny = sub.add_parser("ny", help="Skapar en nyckel och visar den en gång.")
        ny.add_argument("namn")
        ny.add_argument("--konto", required=True, help="Användarnamnet som systemet agerar som.")
        ny.add_argument("--omfang", nargs="+", required=True, choices=Omfang.values)
        ny.add_argument("--dagar", type=int, default=365)
        sub.add_parser("lista", help="Visar nycklarna, utan hemligheter.")
        sparra = sub.add_parser("sparra", help="Spärrar en nyckel.")
        sparra.add_argument("id", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked; what is refused is said in words."""
        try:
            getattr(self, f"_{options['gor']}")(options)
        except (Verksamhetsfel, Anvandare.DoesNotExist, Apinyckel.DoesNotExist) as error:
            raise CommandError(str(error)) from error

    def _ny(self, options: dict[str, Any]) -> None:
        konto = Anvandare.objects.get(username=options["konto"])
        _nyckel, hemlighet = create_apinyckel(
            namn=options["namn"], anvandare=konto, omfang=options["omfang"], dagar=options["dagar"]
        )
        self.stdout.write(f"Nyckeln visas bara nu:\n{hemlighet}")

    def _lista(self, options: dict[str, Any]) -> None:
        for n in Apinyckel.objects.select_related("anvandare"):
            lage = "gäller" if n.is_valid else "gäller inte"
            self.stdout.write(f"{n.pk}\t{n.namn}\t{n.anvandare.username}\t{' '.join(n.omfang)}\t{lage} till {n.giltig_till:%Y-%m-%d}")

    def _sparra(self, options: dict[str, Any]) -> None:
        revoke_apinyckel(nyckel=Apinyckel.objects.get(pk=options["id"]))
        self.stdout.write("Nyckeln är spärrad.")
