"""What public pages that caches keep have in common: the same to everybody, marked by their content, told in a wanted language."""

import re
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from kontaktcenter.innehallsmarke import mark_by_content

View = Callable[..., HttpResponse]
SPRAKKOD = re.compile(r"[a-z]{2,3}(-[a-zA-Z]{2,8})?")


def offentlig(view: View) -> View:
    """Mark a page that is the same to everybody and holds nothing of who asks.

    Any cache may keep it, and is told of a change at once: a published word, a day that passes, a telephone number.
    """

    @wraps(view)
    def marked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        choose_language(request)
        return mark_by_content(request, view(request, *args, **kwargs))

    return login_not_required(marked)


def choose_language(request: HttpRequest) -> None:
    """Find out the reader's language: `?sprak=` of the address, else that of the visitor. The page's own words follow if they can."""
    asked = request.GET.get("sprak", "")
    request.sprak = asked if SPRAKKOD.fullmatch(asked) else translation.get_language() or settings.LANGUAGE_CODE
    request.sprakfraga = f"?sprak={asked}" if request.sprak == asked else ""
    if asked in dict(settings.LANGUAGES):
        translation.activate(asked)
        request.LANGUAGE_CODE = asked


def speaks_as_asked(view: View) -> View:
    """A page that a mailed link opens, in the language of the mail (`?sprak=`); the pages that follow are in it too."""

    @wraps(view)
    def speaking(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        choose_language(request)
        response = view(request, *args, **kwargs)
        if request.sprakfraga and request.sprak in dict(settings.LANGUAGES):
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, request.sprak, samesite="Lax", secure=request.is_secure())
        return response

    return speaking
