"""What the knowledge base lets units and users hold, told to the ground floor (`kontaktcenter.avveckling`)."""

from collections.abc import Collection

from django.db.models import Count
from django.utils.translation import ngettext

from kontaktcenter.avveckling import Innehav, register
from kontaktcenter.models import Anvandare, Enhet
from kunskapsbank.actions import avveckling as actions
from kunskapsbank.actions import luckavveckling
from kunskapsbank.models import Artikel, Kunskapslucka


class Artiklar(Innehav):
    """Articles that the unit answers for, and those that one person there does."""

    kod = "artiklar"

    def describe(self, antal: int) -> str:
        """So many articles."""
        return ngettext("%(antal)d artikel", "%(antal)d artiklar", antal) % {"antal": antal}

    def count_at_units(self, enheter: Collection[int]) -> dict[int, int]:
        """By responsible unit, withdrawn ones too."""
        return dict(Artikel.objects.filter(ansvarig_enhet__in=enheter).values_list("ansvarig_enhet").annotate(Count("pk")).order_by())

    def count_with_users(self, anvandare: Collection[int]) -> dict[int, int]:
        """By responsible person."""
        return dict(Artikel.objects.filter(ansvarig__in=anvandare).values_list("ansvarig").annotate(Count("pk")).order_by())

    def move_from_unit(self, *, fran: Enhet, till: Enhet, by: Anvandare | None) -> int:
        """Let the successor answer for them."""
        return actions.move_artiklar_from_unit(fran=fran, till=till, by=by)

    def move_from_user(self, *, fran: Anvandare, till: Anvandare, by: Anvandare) -> int:
        """Let the colleague, or the unit itself, answer for them."""
        return actions.move_artiklar_from_user(fran=fran, till=till, by=by)


class Luckor(Innehav):
    """Gaps that the unit has been given, and those that one person there sees to."""

    kod = "luckor"

    def describe(self, antal: int) -> str:
        """So many gaps."""
        return ngettext("%(antal)d kunskapslucka", "%(antal)d kunskapsluckor", antal) % {"antal": antal}

    def count_at_units(self, enheter: Collection[int]) -> dict[int, int]:
        """The open ones, by unit."""
        return dict(Kunskapslucka.objects.open().filter(enhet__in=enheter).values_list("enhet").annotate(Count("pk")).order_by())

    def count_with_users(self, anvandare: Collection[int]) -> dict[int, int]:
        """The open ones, by person."""
        return dict(Kunskapslucka.objects.open().filter(ansvarig__in=anvandare).values_list("ansvarig").annotate(Count("pk")).order_by())

    def move_from_unit(self, *, fran: Enhet, till: Enhet, by: Anvandare | None) -> int:
        """Let the successor see to them; their deadlines stand."""
        return luckavveckling.move_luckor_from_unit(fran=fran, till=till, by=by)

    def move_from_user(self, *, fran: Anvandare, till: Anvandare, by: Anvandare) -> int:
        """Let the colleague, or the unit itself, see to them."""
        return luckavveckling.move_luckor_from_user(fran=fran, till=till, by=by)


def register_innehav() -> None:
    """Tell the ground floor."""
    register(Artiklar())
    register(Luckor())
