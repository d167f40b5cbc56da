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


def _makes_rosters(user: Anvandare) -> bool:
    return any(m.enhet.is_center and user.may(Behorighet.PLANERA_KONTOR, m.enhet_id) for m in user.aktiva_medlemskap)


def register_menu() -> None:
    """Put the pages in the menu of those who work with them."""
    register(Lank(_("Kontor"), "planera_kontoren", ikon="buildings", ordning=52, visible_for=_plans, ocksa="/kontorsplanering/"))
    register(Lank(_("Bemanning"), "bemanning", ikon="calendar-dots", ordning=53, visible_for=_makes_rosters))
    register(Lank(_("Mina pass"), "mina_pass", ikon="calendar-blank", ordning=54, visible_for=_receives, is_start=False))
    register(Lank(_("Reception"), "reception", ikon="storefront", ordning=15, visible_for=_receives))
    register(Lank(_("Mottagningstider"), "mottagningstider", ikon="calendar-plus", ordning=38, visible_for=_publishes))
    register(Lank(_("Lokaler"), "lokaler", ikon="door-open", ordning=39, visible_for=_publishes))
