"""Who of those concerned must be called, since no mail reaches them: by time and meeting, never by name."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from kontaktcenter.tidsord import day
from servicekontor.beroenden import Drabbad
from servicekontor.models import Bokning
from servicekontor.status import Bokningslage

FLEST = 20
"""How many are listed; their numbers stand among the bookings in any case."""


def must_be_called(bokning: Bokning) -> bool:
    """Whether somebody expects the meeting, and has left no address for mails."""
    return bokning.lage == Bokningslage.BEKRAFTAD and not bokning.epost


def say_calls(rows: Sequence[Drabbad]) -> str:
    """Such as "Ring om: måndag 9 november, Prata om bygglov, Disk 1, 10.00."; empty when there are none."""
    if not rows:
        return ""
    listed = "; ".join(f"{day(rad.tid)}, {rad.text}" for rad in rows[:FLEST])
    more = _(" och %(antal)d till") % {"antal": len(rows) - FLEST} if len(rows) > FLEST else ""
    return _("Ring om: %(tider)s.") % {"tider": f"{listed}{more}"}
