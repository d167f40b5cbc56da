"""When one can call: open now, or when it opens next, by the contact center's calendar."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.arbetstid import IngenOppentid, Kalender, is_open, next_open
from kontaktcenter.models import Enhet
from kontaktcenter.tidsord import clock, spoken_time


@dataclass(frozen=True)
class Telefontid:
    """Whether somebody answers now, and a sentence that says until when or from when."""

    telefon: str
    is_oppet: bool
    mening: str


def find_telefontid() -> Telefontid | None:
    """The hours of the center that citizens call; None when there is no such center or number."""
    center = Enhet.objects.active().centers().select_related("kalender").filter(kortnamn=settings.KUNDCENTER).first()
    telefon = settings.KOMMUN["telefon"]
    if center is None or not telefon:
        return None
    return describe_hours(telefon, center.kalender.as_kalender(), timezone.now())


def describe_hours(telefon: str, kalender: Kalender, now: datetime) -> Telefontid:
    """What to say at `now`."""
    if is_open(now, kalender):
        return Telefontid(telefon, True, _("Öppet nu, till klockan %(tid)s.") % {"tid": clock(_closes(kalender, now))})
    try:
        opens = next_open(now, kalender)
    except IngenOppentid:
        return Telefontid(telefon, False, _("Stängt tills vidare."))
    return Telefontid(telefon, False, _("Stängt nu. Öppnar %(tid)s.") % {"tid": spoken_time(opens, now)})


def _closes(kalender: Kalender, now: datetime) -> datetime:
    """The end of the open stretch that `now` lies in, in local time."""
    plan = kalender.arsplan(now.astimezone(kalender.zon).year)
    return plan.stanger[bisect_right(plan.oppnar, now) - 1].astimezone(kalender.zon)
