"""What the service offices put in the staff menu."""

from django.utils.translation import gettext_lazy as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare
from kontaktcenter.navigation import Lank, register


def _receives(user: Anvandare) -> bool:
    return user.may(Behorighet.REGISTRERA_KONTAKT)


def _publishes(user: Anvandare) -> bool:
    return user.may(Behorighet.PUBLICERA_TIDER)


def _plans(user: Anvandare) -> bool:
    return user.may(Behorighet.PLANERA_KONTOR)


def register_menu() -> None:
    """Put the pages in the menu of those who work with them."""
    register(Lank(_("Kontor"), "planera_kontoren", ikon="buildings", ordning=52, visible_for=_plans, ocksa="/kontorsplanering/"))
    register(Lank(_("Reception"), "reception", ikon="storefront", ordning=15, visible_for=_receives))
    register(Lank(_("Mottagningstider"), "mottagningstider", ikon="calendar-plus", ordning=38, visible_for=_publishes))
    register(Lank(_("Lokaler"), "lokaler", ikon="door-open", ordning=39, visible_for=_publishes))
