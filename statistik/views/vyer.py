"""Saved views: opened, saved, taken away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kontaktcenter.views.handling import act, form_status
from statistik.actions.vy import delete_vy, save_vy, shared_unit, visible_vyer
from statistik.flikar import find_flik
from statistik.forms.vy import Vyform
from statistik.models import Vy
from statistik.views.ram import frame, seen_by


@require_http_methods(["GET", "HEAD", "POST"])
def vyer(request: HttpRequest) -> HttpResponse:
    """All saved views, and the form that keeps the one the user comes from."""
    synligt = seen_by(request.user)
    given = {namn: request.GET[namn] for namn in ("sida", "fraga") if namn in request.GET}
    form = Vyform(request.POST or None, synligt=synligt, initial=given)
    if request.method == "POST" and form.is_valid() and act(form, lambda: save_vy(by=request.user, **form.cleaned_data)):
        messages.success(request, _("Vyn är sparad. Du hittar den under Sparade vyer."))
        return redirect(address_of(form.resultat))
    rows = [(vy, address_of(vy)) for vy in visible_vyer(request.user) if find_flik(vy.sida)]
    is_ny = bool(given) or form.is_bound
    context = {**frame(request.user, ""), "form": form, "rader": rows, "enhet": shared_unit(request.user), "is_ny": is_ny}
    return render(request, "statistik/vyer.html", context, status=form_status(form, request))


@require_POST
def vy_ta_bort(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a view of one's own."""
    seen_by(request.user)
    delete_vy(vy=get_object_or_404(visible_vyer(request.user), pk=pk), by=request.user)
    messages.success(request, _("Vyn är borttagen."))
    return redirect("statistikvyer")


def address_of(vy: Vy) -> str:
    """Where the view is opened."""
    return f"{reverse(find_flik(vy.sida).url_name)}?{vy.fraga}"
