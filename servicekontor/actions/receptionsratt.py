"""Who may work in the reception of an office, and when visitors may join its queue themselves."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare
from servicekontor.models import Kontor, Turstopp
from servicekontor.oppettider import Oppettidsplan, moments

FORE_OPPNING = timedelta(minutes=30)


def check_reception(by: Anvandare, kontor: Kontor) -> None:
    """Refuse whoever takes no contacts at the center that staffs the office."""
    if not by.may(Behorighet.REGISTRERA_KONTAKT, kontor.enhet_id):
        raise SaknarBehorighet(_("Du arbetar inte i receptionen på %(kontor)s.") % {"kontor": kontor})


def queue_begins(kontor: Kontor, nu: datetime) -> datetime:
    """The earliest that anybody can have come to the queue of the day: half an hour before the office opens, else midnight.

    The mobile office opens at its first stop of the day.
    """
    zon = ZoneInfo(settings.TIME_ZONE)
    today = timezone.localdate(nu)
    if kontor.slag == Kontor.Slag.MOBILT:
        opens = [stopp.begins for stopp in Turstopp.objects.held().between(today, today).filter(tur__fordon__kontor=kontor)]
    else:
        opens = [moments(today, hours, zon)[0] for hours in Oppettidsplan.of(kontor).day(today).bemannat]
    return min(nu, min(opens) - FORE_OPPNING if opens else datetime.combine(today, time.min, zon))


def takes_visitors(kontor: Kontor, nu: datetime | None = None) -> bool:
    """Whether visitors may take a ticket now: from half an hour before the office opens with staff, until it closes.

    The mobile office has its kiosk with it: where the bus stands, it is open.
    """
    nu = nu or timezone.now()
    today = timezone.localdate(nu)
    if kontor.slag == Kontor.Slag.MOBILT:
        return kontor.holds(today)
    zon = ZoneInfo(settings.TIME_ZONE)
    stretches = (moments(today, hours, zon) for hours in Oppettidsplan.of(kontor).day(today).bemannat)
    return any(begin - FORE_OPPNING <= nu < end for begin, end in stretches)
