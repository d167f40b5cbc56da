"""Error pages in plain words: what happened, that nothing was lost, and where to go. A program that calls the API gets JSON."""

import sys
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.defaultfilters import floatformat
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kontaktcenter.databasfel import is_database_away
from kontaktcenter.felmeningar import API_ADRESS, MENINGAR

SECONDS_PER_MINUTE = 60
SNART_TILLBAKA = 5
"""Seconds until a database that went away is worth asking again: it starts anew in about two."""
STORST_ATT_SLANGA = 50 * 1024 * 1024
"""Bytes of something too large that are received, so that its sender can be told."""
FOR_STORT = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
"""What Django raises of a form that is larger than any of ours becomes when people fill it in."""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be understood; 413 when it was too large to be read."""
    too_large = isinstance(exception, FOR_STORT)
    if is_for_api(request):
        return as_json(413 if too_large else 400)
    return _too_large(request) if too_large else render(request, "400.html", status=400)


def _too_large(request: HttpRequest) -> HttpResponse:
    """How much fits; in one sentence for htmx (static/js/natet.js shows it)."""
    _drain(request)
    mb = floatformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1024 / 1024, 1)
    mening = _("Det går att skicka högst %(mb)s MB text åt gången. Inget har sparats.") % {"mb": mb}
    if getattr(request, "htmx", False):
        return HttpResponse(mening, status=413, content_type="text/plain; charset=utf-8")
    return render(request, "413.html", {"mening": mening}, status=413)


def _drain(request: HttpRequest) -> None:
    """Read the rest and let it go: a browser whose connection is closed while it sends shows no answer at all."""
    left = STORST_ATT_SLANGA
    with suppress(OSError):
        while left > 0 and (piece := request.read(64 * 1024)):
            left -= len(piece)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the signed-in user may not do this. A sentence given to PermissionDenied is shown."""
    if is_for_api(request):
        return as_json(403)
    return render(request, "403.html", {"skal": _sentence(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or nothing there that this user may see."""
    return as_json(404) if is_for_api(request) else render(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was too old or came from elsewhere."""
    return as_json(403) if is_for_api(request) else render(request, "403_csrf.html", status=403)


def too_many_requests(request: HttpRequest, wait: int | None = None) -> HttpResponse:
    """429: tried too many times; `wait` is the number of seconds until it is worth trying again."""
    minutes = max(1, round(wait / SECONDS_PER_MINUTE)) if wait else None
    response = render(request, "429.html", {"minuter": minutes}, status=429)
    if wait:
        response["Retry-After"] = str(wait)
    return response


def locked_out(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """429 for django-axes: too many failed log-ins."""
    return too_many_requests(request, int(settings.AXES_COOLOFF_TIME.total_seconds()))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: rendered without request context, so that it needs neither session nor database.

    503, with when to try again, when it is the database that is away: the same may well succeed in a moment.
    """
    error = sys.exc_info()[1]
    status = 503 if error is not None and is_database_away(error) else 500
    page = {"kommun": settings.KOMMUN, "fargschema": "auto"}
    response = as_json(status) if is_for_api(request) else HttpResponse(render_to_string("500.html", page), status=status)
    if status == 503:
        response["Retry-After"] = str(SNART_TILLBAKA)
    return response


def is_for_api(request: HttpRequest) -> bool:
    """Whether a program has called, which cannot read a page."""
    return request.path_info.startswith(API_ADRESS)


def as_json(status: int) -> JsonResponse:
    """The error in the API's own form (kontaktcenter.api.fel)."""
    return JsonResponse({"fel": MENINGAR[status], "falt": {}}, status=status, json_dumps_params={"ensure_ascii": False})


def _sentence(exception: Exception | None) -> str:
    return str(exception.args[0]) if exception is not None and exception.args else ""
