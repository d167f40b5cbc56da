"""What the statistics put in the staff menu."""

from django.utils.translation import gettext_lazy as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare
from kontaktcenter.navigation import Lank, register


def sees_figures(user: Anvandare) -> bool:
    """Whether the user sees the figures of any unit."""
    return user.may(Behorighet.SE_STATISTIK)


def leads_center(user: Anvandare) -> bool:
    """Whether the user sees the figures of a contact center itself."""
    return any(m.enhet.is_center and user.may(Behorighet.SE_STATISTIK, m.enhet_id) for m in user.aktiva_medlemskap)


def register_menu() -> None:
    """Put the pages in the menu of those who may see figures."""
    register(Lank(_("Statistik"), "statistik", ikon="chart-line", ordning=50, visible_for=sees_figures))
    register(Lank(_("Prognos"), "behovsprognos", ikon="chart-line", ordning=55, visible_for=leads_center, is_start=False))
