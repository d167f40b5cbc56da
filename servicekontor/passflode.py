"""Somebody's published shifts, as a list and as a calendar that programs subscribe to (RFC 5545)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max, OuterRef, QuerySet, Subquery
from icalendar import Event

from servicekontor.hemligheter import hash_secret
from servicekontor.kalenderflode import make_calendar
from servicekontor.models import Medarbetare, Publiceratpass, Publicering, Schemaflode


def published_of(medarbetare: Medarbetare, *, fran: date) -> QuerySet[Publiceratpass]:
    """The shifts from a date on, as they were published last."""
    latest = (
        Publicering.objects.filter(schema=OuterRef("publicering__schema")).order_by().values("schema").annotate(n=Max("nummer")).values("n")
    )
    rows = Publiceratpass.objects.filter(medarbetare=medarbetare, datum__gte=fran, publicering__nummer=Subquery(latest))
    return rows.select_related("kontor", "publicering")


def shown_to(hemlighet: str) -> Medarbetare | None:
    """Whose address it is."""
    row = Schemaflode.objects.filter(hemlighet_hash=hash_secret(hemlighet)).select_related("medarbetare").first()
    return row.medarbetare if row is not None and row.medarbetare.is_active else None


def make_feed(medarbetare: Medarbetare, *, fran: date) -> bytes:
    """The calendar. A shift that changes keeps its day's id, so that a program changes it and does not add another."""
    calendar = make_calendar("Mitt schema")
    zon = ZoneInfo(settings.TIME_ZONE)
    for rad in published_of(medarbetare, fran=fran):
        event = Event()
        event.add("uid", f"arbetspass-{rad.datum:%Y%m%d}-{rad.fran:%H%M}-{medarbetare.pk}@kontaktcenter")
        event.add("summary", rad.kontor.namn)
        event.add("dtstamp", rad.publicering.tid)
        event.add("sequence", rad.publicering.nummer)
        event.add("dtstart", datetime.combine(rad.datum, rad.fran, zon))
        event.add("dtend", datetime.combine(rad.datum, rad.till, zon))
        place = ", ".join(part for part in (rad.kontor.adress, rad.kontor.ort) if part)
        if place:
            event.add("location", place)
        calendar.add_component(event)
    return calendar.to_ical()
