"""What the knowledge base puts in the staff menu."""

from django.utils.translation import gettext_lazy as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare
from kontaktcenter.navigation import Lank, register


def _writes(user: Anvandare) -> bool:
    return user.may(Behorighet.SKRIVA_ARTIKLAR)


def _reviews(user: Anvandare) -> bool:
    return user.may(Behorighet.GRANSKA_ARTIKLAR)


def register_menu() -> None:
    """Put the pages in the menu of those who work with them."""
    register(Lank(_("Mina texter"), "mina_texter", ikon="seal-check", ordning=34, visible_for=_reviews))
    register(Lank(_("Redaktion"), "redaktion", ikon="pencil-line", ordning=36, visible_for=_writes))
