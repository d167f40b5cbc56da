"""What the knowledge base puts in the staff menu."""

from django.utils.translation import gettext_lazy as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare
from kontaktcenter.navigation import Lank, register
from kunskapsbank.models.lucka import sorts_gaps
from kunskapsbank.nyheter import count_important


def _writes(user: Anvandare) -> bool:
    return user.may(Behorighet.SKRIVA_ARTIKLAR)


def _reviews(user: Anvandare) -> bool:
    return user.may(Behorighet.GRANSKA_ARTIKLAR)


def _sees_gaps(user: Anvandare) -> bool:
    return user.may(Behorighet.REGISTRERA_KONTAKT) or sorts_gaps(user)


def _sees_figures(user: Anvandare) -> bool:
    return user.may(Behorighet.SE_STATISTIK)


def register_menu() -> None:
    """Put the pages in the menu of those who work with them."""
    register(Lank(_("Mina texter"), "mina_texter", ikon="seal-check", ordning=34, visible_for=_reviews))
    register(Lank(_("Luckor"), "luckor", ikon="puzzle-piece", ordning=35, visible_for=_sees_gaps))
    register(Lank(_("Nyheter"), "nyheter", ikon="newspaper", ordning=48, antal=count_important, is_start=False))
    register(Lank(_("Månadsbrev"), "manadsbrev", ikon="envelope-open", ordning=60, visible_for=_sees_figures))
    register(Lank(_("Redaktion"), "redaktion", ikon="pencil-line", ordning=36, visible_for=_writes))
