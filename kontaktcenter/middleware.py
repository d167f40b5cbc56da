"""Layers around every page: each Verksamhetsfel that a door let through is answered in the form that was asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kontaktcenter.databasfel import as_refusal
from kontaktcenter.fel import Verksamhetsfel
from kontaktcenter.views.fel import bad_request

RUBRIKER = {
    403: _("Du har inte behörighet"),
    409: _("Det gick inte att göra nu"),
    429: _("För många försök"),
}


class UtanKakor:
    """Lets `/halsa/` see no cookies: a session would be looked up in the database, which may be what is down."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the next layer, as Django asks of a middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, without cookies where nobody should be known."""
        if request.path_info.startswith("/halsa/"):
            request.COOKIES = {}
        return self.get_response(request)


DRIVRUTINENS_NEJ = "cannot contain NUL (0x00) characters"
"""What psycopg2 says before anything is sent."""


class UtanNolltecken:
    """Answers 400 to an address or a cookie with the character NUL, which PostgreSQL cannot keep nor look for, and to a form with one
    that a view looks up as it is: Django's form fields and DRF's refuse it in what they read, with their own sentences.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the next layer, as Django asks of a middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, if there is no NUL in it."""
        query = [text for key, values in request.GET.lists() for text in (key, *values)]
        if not any("\x00" in text for text in (request.path_info, *query, *request.COOKIES.values())):
            return self.get_response(request)
        return self._refuse(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for the driver, which refuses to send one that a view took from a form as it was."""
        return self._refuse(request) if isinstance(exception, ValueError) and DRIVRUTINENS_NEJ in str(exception) else None

    def _refuse(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith("/api/") or _wants_json(request):
            return JsonResponse({"fel": gettext("Det du skickade innehåller ett tecken som inte kan läsas."), "falt": {}}, status=400)
        return bad_request(request)


class InloggatSparasInte:
    """What a logged-in user or a key is shown is kept by no browser and no proxy: the next one at the computer sees nothing of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the next layer, as Django asks of a middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and forbid to keep the answer if it was to somebody known."""
        response = self.get_response(request)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response


class VerksamhetsfelMiddleware:
    """A page for a person, plain text for htmx (static/js/natet.js shows it), JSON for a machine.

    A view that has a form shows the error there itself, with what was typed; this is the net under all views.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the next layer, as Django asks of a middleware."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; errors come by `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a Verksamhetsfel and a deadlock; leave every other exception to Django."""
        vagran = as_refusal(exception)
        if vagran is None:
            return None
        if getattr(request, "htmx", False):
            return HttpResponse(str(vagran), status=vagran.status, content_type="text/plain; charset=utf-8")
        if _wants_json(request):
            return JsonResponse({"fel": str(vagran), "falt": vagran.falt}, status=vagran.status)
        return _as_page(request, vagran)


def _wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _as_page(request: HttpRequest, exception: Verksamhetsfel) -> HttpResponse:
    back = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = ""
    context = {
        "rubrik": RUBRIKER.get(exception.status, _("Det gick inte")),
        "mening": str(exception),
        "tillbaka": back,
        "bas": "base_personal.html" if request.user.is_authenticated else "base_publik.html",
    }
    return render(request, "fel.html", context, status=exception.status)
