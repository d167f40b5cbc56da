"""The page Nu, and the same on a wall."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kontaktcenter.models import Anvandare
from statistik.just_nu import SEKUNDER, situation
from statistik.synlighet import Synlighet
from statistik.views.ram import frame, seen_by


@require_safe
def nu(request: HttpRequest) -> HttpResponse:
    """How it is now. The page asks for its living part alone."""
    bild = situation(seen_by(request.user))
    if request.htmx:
        return render(request, "statistik/_nu.html", {"bild": bild})
    is_pausad = "paus" in request.GET
    context = {**frame(request.user, "nu"), "bild": bild, "sekunder": SEKUNDER, "is_pausad": is_pausad}
    return render(request, "statistik/nu.html", context)


@require_safe
def driftstavla(request: HttpRequest) -> HttpResponse:
    """The display on the center's wall, for its manager and for those who take its contacts."""
    bild = situation(_seen_on_wall(request.user))
    if request.htmx:
        return render(request, "statistik/_driftstavla.html", {"bild": bild})
    return render(request, "statistik/driftstavla.html", {"bild": bild, "sekunder": SEKUNDER})


def _seen_on_wall(user: Anvandare) -> Synlighet:
    synligt = Synlighet.of(user)
    if synligt:
        return synligt
    centers = frozenset(center.pk for center in user.centers)
    if not centers:
        raise PermissionDenied(_("Bara den som arbetar på ett kontaktcenter ser dess tavla."))
    return Synlighet(center=centers)
