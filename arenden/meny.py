"""What contacts and cases put in the staff menu."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from arenden.actions.skydd import may_mark
from arenden.visningslogg import may_examine
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare
from kontaktcenter.navigation import Lank, register


def _takes_contacts(user: Anvandare) -> bool:
    return user.may(Behorighet.REGISTRERA_KONTAKT)


def _works_with_cases(user: Anvandare) -> bool:
    return user.may(Behorighet.HANDLAGGA)


def _has_notices(user: Anvandare) -> bool:
    return _takes_contacts(user) or _works_with_cases(user)


def searches_cases(user: Anvandare) -> bool:
    """Whether search is the user's way to cases: for whoever keeps the diary, and whoever sees cases but has no list of them."""
    if user.may(Behorighet.FORA_DIARIUM):
        return True
    return user.may(Behorighet.SE_ENHETENS_ARENDEN) and not _has_notices(user)


def list_of(user: Anvandare) -> tuple[str | Promise, str]:
    """What `user` comes to a case from: what it is called and its url name. Who has neither list nor search gets the start page."""
    if _takes_contacts(user):
        return _("Ärenden"), "arenden"
    if _works_with_cases(user):
        return _("Inkorg"), "inkorg"
    return (_("Sök ärenden"), "arenden_sok") if searches_cases(user) else (_("Start"), "hem_personal")


def register_menu() -> None:
    """Put the pages in the menu of those who work with them."""
    register(Lank(_("Arbetsplats"), "arbetsplats", ikon="headset", ordning=10, visible_for=_takes_contacts))
    register(Lank(_("Ärenden"), "arenden", ikon="stack", ordning=20, visible_for=_takes_contacts))
    register(Lank(_("Inkorg"), "inkorg", ikon="tray", ordning=30, visible_for=_works_with_cases, ocksa="/arenden/"))
    register(Lank(_("Sök ärenden"), "arenden_sok", ikon="magnifying-glass", ordning=32, visible_for=searches_cases, ocksa="/arenden/"))
    register(Lank(_("Växel"), "vaxel", ikon="phone-transfer", ordning=40, visible_for=_takes_contacts))
    register(Lank(_("Återuppringningar"), "ateruppringningar", ikon="phone-outgoing", ordning=45, visible_for=_works_with_cases))
    register(Lank(_("Brev att skicka"), "brev_att_skicka", ikon="envelope-simple", ordning=47, visible_for=_has_notices, is_start=False))
    register(Lank(_("Nytt"), "nytt", ikon="bell", ordning=50, visible_for=_has_notices))
    register(Lank(_("Skyddsmärkning"), "skyddsmarkning", ikon="shield-warning", ordning=85, visible_for=may_mark, is_start=False))
    register(Lank(_("Visningslogg"), "visningslogg", ikon="list-magnifying-glass", ordning=90, visible_for=may_examine, is_start=False))
