"""How the time of a meeting is written, on pages and in mails."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.samtalssprak import SAMTALSSPRAK
from kontaktcenter.tidsord import clock, day

register = template.Library()


@register.filter
def motestid(value: datetime) -> str:
    """The day and the clock: måndag 4 maj klockan 09.00."""
    return _("%(dag)s klockan %(klockslag)s") % {"dag": day(value), "klockslag": clock(timezone.localtime(value))}


@register.filter
def klockan(value: datetime) -> str:
    """The local clock alone: 09.00."""
    return clock(timezone.localtime(value))


@register.filter
def talsprak(kod: str) -> str:
    """The name of a language that is spoken with citizens."""
    return str(SAMTALSSPRAK.get(kod, kod))
