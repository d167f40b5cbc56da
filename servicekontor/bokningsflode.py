"""An officer's booked meetings as a calendar (RFC 5545). What and where, and a link; who it is stands behind the log-in."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare
from servicekontor.kalenderflode import make_calendar
from servicekontor.models import Bokning
from servicekontor.status import Bokningslage

BAKAT = timedelta(days=30)
SLAG = (Bokningslage.BEKRAFTAD, Bokningslage.ANLAND, Bokningslage.BETJANAD)


def make_feed(owner: Anvandare) -> Calendar:
    """The meetings that the owner receives, and those of the owner's units that nobody in particular does."""
    units = owner.units_with(Behorighet.PUBLICERA_TIDER)
    mine = Q(handlaggare=owner) | Q(handlaggare__isnull=True, motestyp__enhet__in=units)
    rows = Bokning.objects.filter(mine, lage__in=SLAG, fran__gte=timezone.now() - BAKAT).with_names()
    calendar = make_calendar(_("Bokade möten"))
    for bokning in rows.order_by("fran"):
        calendar.add_component(_event(bokning))
    return calendar


def _event(bokning: Bokning) -> Event:
    event = Event()
    event.add("uid", f"bokning-{bokning.nyckel}@kontaktcenter")
    event.add("dtstamp", timezone.now())
    event.add("dtstart", bokning.fran)
    event.add("dtend", bokning.till)
    event.add("summary", str(bokning.motestyp))
    event.add("location", f"{bokning.stopp.plats if bokning.stopp else bokning.kontor}, {bokning.resurs}")
    event.add("url", settings.BAS_URL.rstrip("/") + reverse("mottagningsbokning", args=[bokning.pk]))
    return event
