"""Somebody's published shifts, as a list and as a calendar that programs subscribe to (RFC 5545)."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max, OuterRef, QuerySet, Subquery
from icalendar import Event

from servicekontor.hemligheter import hash_secret
from servicekontor.kalenderflode import make_calendar
from servicekontor.models import Kontor, Medarbetare, Publiceratpass, Publicering, Schemaflode


def published_of(medarbetare: Medarbetare, *, fran: date) -> QuerySet[Publiceratpass]:
    """The shifts from a date on, as they were published last."""
    return _latest().filter(medarbetare=medarbetare, datum__gte=fran).select_related("kontor", "publicering")


def ends_too_early(kontor: Kontor, datum: date, behovs_till: time) -> time | None:
    """When the first of those who work at the office that day goes home, as published, if that is before they are needed until."""
    early = _latest().filter(kontor=kontor, datum=datum, till__lt=behovs_till)
    return early.order_by("till").values_list("till", flat=True).first()


def _latest() -> QuerySet[Publiceratpass]:
    latest = (
        Publicering.objects.filter(schema=OuterRef("publicering__schema")).order_by().values("schema").annotate(n=Max("nummer")).values("n")
    )
    return Publiceratpass.objects.filter(publicering__nummer=Subquery(latest))


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
