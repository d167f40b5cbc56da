"""Rooms at the offices: what is taken, reserving once or each week with conflicts shown before anything is saved, giving back."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.views.handling import act, form_status
from servicekontor.actions.reservation import cancel_reservation, preview, reserve
from servicekontor.forms.bokning import Reservationsform
from servicekontor.models import Belaggning, Reservation

PER_SIDA = 50
FRAM = timedelta(days=366)


def _check(request: HttpRequest) -> None:
    if not request.user.may(Behorighet.PUBLICERA_TIDER):
        raise PermissionDenied(_("Du bokar inga lokaler."))


@require_safe
def lokaler(request: HttpRequest) -> HttpResponse:
    """What is reserved from now on, the next first."""
    _check(request)
    now = timezone.now()
    rows = Belaggning.objects.filter(reservation__isnull=False, tid__overlap=(now, now + FRAM))
    rows = rows.select_related("resurs__kontor", "reservation__enhet").order_by("tid", "pk")
    page = Paginator(rows, PER_SIDA).get_page(request.GET.get("sida"))
    units = request.user.units_with(Behorighet.PUBLICERA_TIDER)
    return render(request, "bokning/lokaler.html", {"page_obj": page, "enheter": units})


@require_http_methods(["GET", "HEAD", "POST"])
def lokal_ny(request: HttpRequest) -> HttpResponse:
    """Ask; see every time with what stands in its way; reserve."""
    _check(request)
    form = Reservationsform(request.POST or None, user=request.user)
    found = []
    if request.method == "POST" and form.is_valid() and act(form, lambda: preview(form.onskad())):
        found = form.resultat
        if request.POST.get("gor") == "boka" and _reserve(request, form):
            messages.success(request, _("Lokalen är bokad."))
            return redirect("lokaler")
    free = sum(not t.hinder for t in found)
    context = {"form": form, "tillfallen": found, "lediga": free, "upptagna": len(found) - free}
    return render(request, "bokning/lokal_ny.html", context, status=form_status(form, request))


def _reserve(request: HttpRequest, form: Reservationsform) -> bool:
    given = {"enhet": form.cleaned_data["enhet"], "rubrik": form.cleaned_data["rubrik"]}
    skips = request.POST.get("hoppa_over") == "ja"
    return act(form, lambda: reserve(onskad=form.onskad(), skips_conflicts=skips, by=request.user, **given))


@require_POST
def lokal_avboka(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one time back, or all that are to come."""
    _check(request)
    row = get_object_or_404(Reservation, pk=pk)
    text = request.POST.get("tillfalle", "")
    antal = cancel_reservation(reservation=row, tillfalle=int(text) if text.isdecimal() and len(text) < 18 else None, by=request.user)
    said = ngettext("%(antal)d tillfälle är avbokat.", "%(antal)d tillfällen är avbokade.", antal) % {"antal": antal}
    messages.success(request, said)
    return redirect("lokaler")
