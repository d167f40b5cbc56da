"""The promise: the day on which the answer comes at the latest."""

from datetime import date

from django.utils import timezone

from arenden.frister import deadline
from kontaktcenter.models import Arendetyp, Enhet


def promised_day(arendetyp: Arendetyp, center: Enhet) -> date:
    """The day on which somebody who sends the form now has an answer at the latest, by the center's working time."""
    moment = deadline(timezone.now(), arendetyp.svarsfrist, arendetyp.svarsfrist_enhet, center.kalender.as_kalender())
    return timezone.localdate(moment)
