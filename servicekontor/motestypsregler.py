"""What of a kind of meeting cannot be changed while others rest on it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import OtillatenHandling
from servicekontor.models import Bokning, Motestyp


def booked_ahead(motestyp: Motestyp, nu: datetime) -> int:
    """How many meetings of the kind are booked and have not begun."""
    return Bokning.objects.living(nu).filter(motestyp=motestyp, fran__gt=nu).count()


def check_change(motestyp: Motestyp, varden: Mapping[str, Any], nu: datetime) -> None:
    """Raise OtillatenHandling, naming the field, for a change of what published times or booked meetings rest on.

    `motestyp` is as it is stored. Unit and resource: those who receive, and where, were chosen for them. Case type: the answers of
    those who have booked are answers to its questions.
    """
    changed = {namn for namn, varde in varden.items() if getattr(motestyp, namn) != varde}
    fixed = changed & {"enhet", "resursslag"}
    if fixed and _has_times(motestyp, nu):
        raise OtillatenHandling(
            _("Mötet har publicerade tider eller bokade möten. Avsluta dem först, eller gör ett nytt möte."), falt=min(fixed)
        )
    answered = Bokning.objects.living(nu).filter(motestyp=motestyp, fran__gt=nu).exclude(svar={})
    if "arendetyp" in changed and answered.exists():
        raise OtillatenHandling(_("De som har bokat har svarat på frågorna. Byt dem när de mötena har varit."), falt="arendetyp")


def _has_times(motestyp: Motestyp, nu: datetime) -> bool:
    is_going_on = Q(galler_till__isnull=True) | Q(galler_till__gte=timezone.localdate(nu))
    return motestyp.mottagningstider.filter(is_going_on).exists() or booked_ahead(motestyp, nu) > 0
