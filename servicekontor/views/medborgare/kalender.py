"""Hours and stops as calendars to subscribe to."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar

from kontaktcenter.views.offentlig import offentlig
from servicekontor.kalenderflode import add_hours, add_stops, make_calendar
from servicekontor.models import Kontor, Tur, Turstopp
from servicekontor.views.medborgare.kontor import find_office
from servicekontor.views.medborgare.urval import FRAM


@offentlig
@require_safe
def kontor(request: HttpRequest, kod: str) -> HttpResponse:
    """The hours of an office, or the stops of a mobile one, of the coming two months."""
    found, plan = find_office(kod)
    calendar = make_calendar(found.namn)
    today = timezone.localdate()
    if found.slag == Kontor.Slag.MOBILT:
        stops = Turstopp.objects.between(today, today + FRAM).filter(tur__fordon__kontor=found)
        add_stops(calendar, stops, _("Inställt"))
    else:
        words = {"bemannat": _("Öppet"), "obemannat": _("Öppet utan personal")}
        add_hours(calendar, found, plan, [today + timedelta(days=day) for day in range(FRAM.days + 1)], words)
    return _answer(calendar, kod)


@offentlig
@require_safe
def tur(request: HttpRequest, pk: int) -> HttpResponse:
    """The stops of one tour."""
    found = get_object_or_404(Tur.objects.select_related("fordon__kontor").filter(fordon__kontor__is_public=True), pk=pk)
    calendar = make_calendar(f"{found.fordon.kontor.namn} {found.datum.isoformat()}")
    add_stops(calendar, Turstopp.objects.between(found.datum, found.datum).filter(tur=found), _("Inställt"))
    return _answer(calendar, f"tur-{found.pk}")


def _answer(calendar: Calendar, namn: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{namn}.ics"'}
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8", headers=headers)
