"""A letter: it reached us on the day it was stamped, whenever somebody opens it."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from arenden.indata import ALDST_DAGAR
from kontaktcenter.fel import Inmatningsfel


def arrival(dag: date) -> datetime:
    """When a letter stamped on `dag` reached us: the beginning of that day, so that its deadline runs from it.

    Raises Inmatningsfel for a day to come, or more than a year back.
    """
    days = (timezone.localdate() - dag).days
    if days < 0:
        raise Inmatningsfel(_("Ankomstdagen kan inte ligga framåt i tiden."), falt="inkommen")
    if days > ALDST_DAGAR:
        raise Inmatningsfel(_("Ankomstdagen ligger mer än ett år bakåt. Kontrollera den."), falt="inkommen")
    return timezone.make_aware(datetime.combine(dag, time.min))
