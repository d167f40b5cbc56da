"""The visitor's choice of language and colours.

On a page with a form of its own the choice is sent with that form (`_komponenter/med_formen.html`), and the answer is 307: the
browser sends the form once more, to the page that it stands on. That keeps what is typed and shows the page anew.
"""

from http import HTTPStatus
from typing import TypeVar

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from kontaktcenter.utseende import FARGSCHEMA_COOKIE, FARGSCHEMAN

ONE_YEAR = 365 * 24 * 60 * 60

Form = TypeVar("Form", bound=forms.Form)


def _with_form(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let the browser send its form along to where the response leads, if the choice was sent with one."""
    if isinstance(response, HttpResponseRedirect) and request.GET.get("skicka") == "igen":
        response.status_code = HTTPStatus.TEMPORARY_REDIRECT
    return response


def changes_looks(request: HttpRequest) -> bool:
    """Whether a page's form came because a language or colours were chosen in the middle of it."""
    return request.method == "POST" and ("language" in request.POST or "fargschema" in request.POST)


def as_typed(form: Form) -> Form:
    """A form that has been sent only to be drawn anew: what is typed stands there, and is not judged yet."""
    form.errors.clear()
    return form


# Only the looks of the own browser are changed, and a token would make each copy of a cached page another one.
@csrf_exempt
@login_not_required
@require_POST
def valj_fargschema(request: HttpRequest) -> HttpResponse:
    """Remember the chosen colour scheme in a cookie and go back to the page where it was chosen."""
    chosen = request.POST.get("fargschema", "")
    if chosen not in FARGSCHEMAN:
        return HttpResponseBadRequest(_("Det färgschemat finns inte."))
    target = request.POST.get("next", request.GET.get("next", ""))
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = reverse("hem")
    response = _with_form(request, HttpResponseRedirect(target))
    response.set_cookie(FARGSCHEMA_COOKIE, chosen, max_age=ONE_YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response


@csrf_exempt
@login_not_required
def valj_sprak(request: HttpRequest) -> HttpResponse:
    """Remember the chosen language in a cookie and go back to the page where it was chosen."""
    return _with_form(request, set_language(request))
