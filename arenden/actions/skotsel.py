"""What the clock does to cases: wake those that rest, close those that were answered long enough ago."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from arenden.actions.arende import close, wake
from arenden.aktor import Aktor
from arenden.models import Arende
from arenden.status import Status
from kontaktcenter.arbetstid import is_open
from kontaktcenter.fel import Verksamhetsfel

STANGS_EFTER = timedelta(days=30)
"""How long an answered case can be answered back to before it closes."""


def wake_due(nu: datetime | None = None) -> int:
    """Wake cases whose date has come, in the working time of the unit that has them; how many."""
    nu = nu or timezone.now()
    due = Arende.objects.filter(status=Status.VILANDE, vilar_till__lte=timezone.localdate(nu)).select_related("ansvarig_enhet__kalender")
    return sum(_try(wake, arende) for arende in due if is_open(nu, arende.ansvarig_enhet.kalender.as_kalender()))


def close_due(nu: datetime | None = None) -> int:
    """Close cases that were answered long ago and that nobody has come back to; how many."""
    nu = nu or timezone.now()
    due = Arende.objects.filter(status=Status.BESVARAD, besvarad__lt=nu - STANGS_EFTER).order_by("besvarad")[:2_000]
    return sum(_try(close, arende, orsak=Arende.Avslutsorsak.BESVARAT) for arende in due)


def _try(action: Callable[..., object], arende: Arende, **falt: object) -> bool:
    """Somebody may have been first since the row was read; then there is nothing to do."""
    try:
        action(arende=arende, by=Aktor.SYSTEMET, **falt)
    except Verksamhetsfel:
        return False
    return True
