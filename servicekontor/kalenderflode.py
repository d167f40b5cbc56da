"""Hours and stops as calendars that other programs subscribe to (RFC 5545)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from kontaktcenter.texter import one_line
from servicekontor.models import Kontor, Turstopp
from servicekontor.oppettider import Oppettidsplan, moments
from servicekontor.status import Stopplage

PRODUKT = "-//Kontaktcenter//Servicekontor//SV"


def make_calendar(namn: str) -> Calendar:
    """An empty calendar with its name on one line, that programs read again after an hour."""
    namn = one_line(namn)
    calendar = Calendar()
    calendar.add("prodid", PRODUKT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", namn)
    calendar.add("x-wr-calname", namn)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    return calendar


def add_hours(calendar: Calendar, kontor: Kontor, plan: Oppettidsplan, dagar: Iterable[date], ord_for: dict[str, str]) -> None:
    """Add each open stretch of the dates; `ord_for` says what one with staff (`bemannat`) and one without are called."""
    zon = ZoneInfo(settings.TIME_ZONE)
    for datum in dagar:
        dag = plan.day(datum)
        for slag, rubrik in ord_for.items():
            for number, intervall in enumerate(getattr(dag, slag)):
                begin, end = moments(datum, intervall, zon)
                event = _make_event(f"{kontor.kod}-{datum:%Y%m%d}-{slag}-{number}", f"{rubrik}: {kontor.namn}", begin, end)
                event.add("location", ", ".join(part for part in (kontor.adress, kontor.ort) if part))
                event.add("url", settings.BAS_URL.rstrip("/") + reverse("kontor", args=[kontor.kod]))
                calendar.add_component(event)


def add_stops(calendar: Calendar, stopp: Iterable[Turstopp], installt: str) -> None:
    """Add stops of the mobile office; those that are cancelled say so, in the word `installt` too."""
    for rad in stopp:
        is_cancelled = rad.lage == Stopplage.INSTALLT
        rubrik = f"{rad.kontor.namn}: {rad.plats.namn}, {rad.plats.ort.namn}"
        event = _make_event(f"stopp-{rad.pk}", f"{installt}: {rubrik}" if is_cancelled else rubrik, rad.begins, rad.ends)
        event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
        event.add("location", f"{rad.plats.namn}, {rad.plats.ort.namn}")
        if rad.plats.latitud is not None:
            event.add("geo", (rad.plats.latitud, rad.plats.longitud))
        if rad.orsak:
            event.add("description", rad.orsak)
        event.add("url", settings.BAS_URL.rstrip("/") + reverse("turlista"))
        calendar.add_component(event)


def _make_event(nyckel: str, rubrik: str, begin: datetime, end: datetime) -> Event:
    """An event in UTC, which needs no rules of time zones. Its stamp is the midnight that began it, so that a feed at rest is the same."""
    event = Event()
    event.add("uid", f"{nyckel}@{settings.BAS_URL.split('//')[-1].split('/')[0]}")
    event.add("summary", one_line(rubrik))
    utc = ZoneInfo("UTC")
    event.add("dtstamp", datetime.combine(begin.date(), time.min, utc))
    event.add("dtstart", begin.astimezone(utc))
    event.add("dtend", end.astimezone(utc))
    return event
