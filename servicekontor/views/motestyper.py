"""The kinds of meeting that the user's units offer: how long, how early, how often, what is asked, in which languages."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.views.handling import act, form_status
from servicekontor.actions.motestyp import change_motestyp, create_motestyp
from servicekontor.bokningsratt import owned_by
from servicekontor.forms.motestyp import EgenMotestypForm
from servicekontor.motestypsregler import booked_ahead


def _check(request: HttpRequest) -> None:
    if not request.user.may(Behorighet.PUBLICERA_TIDER):
        raise PermissionDenied(_("Du publicerar inga tider."))


@require_safe
def motestyper(request: HttpRequest) -> HttpResponse:
    """All of them, those out of use last."""
    _check(request)
    rows = owned_by(request.user).select_related("enhet").annotate(antal=Count("mottagningstider"))
    return render(request, "bokning/motestyper.html", {"motestyper": rows.order_by("-is_active", "namn")})


@require_http_methods(["GET", "HEAD", "POST"])
def motestyp_ny(request: HttpRequest) -> HttpResponse:
    """Make one."""
    _check(request)
    form = EgenMotestypForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid() and act(form, lambda: create_motestyp(varden=form.varden(), by=request.user)):
        messages.success(request, _("Mötet finns. Publicera nu tiderna då det går att boka."))
        return redirect("mottagningstid_ny")
    return render(request, "bokning/motestyp.html", {"form": form}, status=form_status(form, request))


@require_http_methods(["GET", "HEAD", "POST"])
def motestyp(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one; what is booked keeps its time and length."""
    _check(request)
    row = get_object_or_404(owned_by(request.user), pk=pk)
    form = EgenMotestypForm(request.POST or None, instance=row, user=request.user)
    if (
        request.method == "POST"
        and form.is_valid()
        and act(form, lambda: change_motestyp(motestyp=row, varden=form.varden(), by=request.user))
    ):
        messages.success(request, _("Sparat. Det gäller möten som bokas från och med nu."))
        return redirect("motestyper")
    context = {"form": form, "motestyp": form.instance, "antal": booked_ahead(row, timezone.now())}
    return render(request, "bokning/motestyp.html", context, status=form_status(form, request))
