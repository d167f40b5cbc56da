"""One's own presence: a menu on every staff page, and a page of its own where a mistake is shown or script is off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kontaktcenter.actions.narvaro import set_narvaro
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.forms import NarvaroForm
from kontaktcenter.models import Anvandare
from kontaktcenter.narvaro import describe_narvaro, kalendrar_of

FALT = {"narvaro": "narvaro", "till": "till_tid", "text": "text"}
"""The form field of each argument of the action."""


@require_http_methods(["GET", "POST"])
def satt_narvaro(request: HttpRequest) -> HttpResponse:
    """Show the form, or set the presence and go back to where the user was; htmx gets the menu anew."""
    form = NarvaroForm(anvandare=request.user)
    if request.method == "POST":
        form = NarvaroForm(request.POST, anvandare=request.user)
        if _set(request.user, form):
            return _answer(request)
    status = 422 if form.errors else 200
    template = "_komponenter/personal/narvaro.html" if request.htmx else "personal/narvaro.html"
    return render(request, template, {"form": form, "is_open": True, "etikett": describe_narvaro(request.user)}, status=status)


def _set(user: Anvandare, form: NarvaroForm) -> bool:
    if not form.is_valid():
        return False
    try:
        set_narvaro(
            anvandare=user, narvaro=form.cleaned_data["narvaro"], till=form.till, text=form.cleaned_data["text"], by=user
        )
    except Inmatningsfel as fel:
        form.add_error(FALT[fel.falt], str(fel))
        return False
    user.refresh_from_db(fields=["narvaro", "narvaro_till", "narvaro_text"])
    return True


def _answer(request: HttpRequest) -> HttpResponse:
    etikett = describe_narvaro(request.user, kalendrar_of(request.user))
    if request.htmx:
        context = {"form": NarvaroForm(anvandare=request.user), "etikett": etikett, "is_changed": True}
        return render(request, "_komponenter/personal/narvaro.html", context)
    messages.success(request, _("Växeln visar nu: %(narvaro)s.") % {"narvaro": etikett.text})
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "hem_personal"
    return redirect(target)
