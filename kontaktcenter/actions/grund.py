"""What the actions of administrators do the same."""

from django.utils.translation import gettext as _

from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare


def check_administers(by: Anvandare) -> None:
    """Refuse everybody but administrators. The role counts everywhere, at whatever unit it is held."""
    if not by.is_staff:
        raise SaknarBehorighet(_("Bara systemförvaltare kan göra det."))
