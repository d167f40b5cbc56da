"""Which notices somebody has to read."""

from django.db.models import QuerySet

from arenden.models import Notis
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare


def own_notices(user: Anvandare) -> "QuerySet[Notis]":
    """The unread notices to the person and to the units where the person works with cases."""
    units = user.units_with(Behorighet.HANDLAGGA) | user.units_with(Behorighet.REGISTRERA_KONTAKT)
    rows = Notis.objects.filter(last__isnull=True)
    return rows.filter(mottagare=user) | rows.filter(enhet__in=units)
