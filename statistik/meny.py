"""What the statistics put in the staff menu."""

from django.utils.translation import gettext_lazy as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare
from kontaktcenter.navigation import Lank, register


def _sees_figures(user: Anvandare) -> bool:
    return user.may(Behorighet.SE_STATISTIK)


def register_menu() -> None:
    """Put the pages in the menu of those who may see figures."""
    register(Lank(_("Statistik"), "statistik", ikon="chart-line", ordning=50, visible_for=_sees_figures))
