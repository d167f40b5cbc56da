"""Error pages in plain words: what happened, that nothing was lost, and where to go. A program that calls the API gets JSON."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from kontaktcenter.felmeningar import API_ADRESS, MENINGAR

SECONDS_PER_MINUTE = 60


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be understood."""
    if is_for_api(request):
        return as_json(413 if isinstance(exception, RequestDataTooBig) else 400)
    return render(request, "400.html", status=400)


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
    """500: rendered without request context, so that it needs neither session nor database."""
    if is_for_api(request):
        return as_json(500)
    return HttpResponse(render_to_string("500.html", {"kommun": settings.KOMMUN, "fargschema": "auto"}), status=500)


def is_for_api(request: HttpRequest) -> bool:
    """Whether a program has called, which cannot read a page."""
    return request.path_info.startswith(API_ADRESS)


def as_json(status: int) -> JsonResponse:
    """The error in the API's own form (kontaktcenter.api.fel)."""
    return JsonResponse({"fel": MENINGAR[status], "falt": {}}, status=status, json_dumps_params={"ensure_ascii": False})


def _sentence(exception: Exception | None) -> str:
    return str(exception.args[0]) if exception is not None and exception.args else ""
