"""The door of the kiosk and the display: a screen of the office, known by a key that was typed into it once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from servicekontor.actions.skarm import find_skarm
from servicekontor.models import Kontor, Kontorsskarm

KAKA = "kc-skarm"
SALT = "servicekontor.skarm"
ETT_AR = 365 * 24 * 3600
View = Callable[..., HttpResponse]


def let_in(response: HttpResponse, nyckel: str) -> HttpResponse:
    """Let the browser be the screen for a year, or until the key is stopped."""
    response.set_signed_cookie(
        KAKA, nyckel, salt=SALT, max_age=ETT_AR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
    return response


def screen_of(request: HttpRequest) -> Kontorsskarm | None:
    """The screen that the browser is, if it is one."""
    try:
        return find_skarm(request.get_signed_cookie(KAKA, default="", salt=SALT, max_age=ETT_AR))
    except signing.BadSignature:
        return None


def on_screen(view: View) -> View:
    """A page of a screen: `view(request, kontor, skarm)`. A browser that is no screen is asked for the key."""

    @login_not_required
    @never_cache
    @wraps(view)
    def entered(request: HttpRequest, kontor: str, **kwargs: Any) -> HttpResponse:
        skarm = screen_of(request)
        if skarm is None:
            return redirect(f"{reverse('skarm')}?till={request.path}")
        if skarm.kontor.kod != kontor or not skarm.kontor.holds(timezone.localdate()):
            raise Http404(_("Skärmen hör till ett annat kontor."))
        return view(request, skarm.kontor, skarm, **kwargs)

    return entered


def public_office(kod: str) -> Kontor:
    """An office in use, for visitors' own telephones. Raises Http404."""
    kontor = Kontor.objects.in_use().public().filter(kod=kod).first()
    if kontor is None:
        raise Http404(_("Kontoret finns inte."))
    return kontor
