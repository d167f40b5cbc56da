"""The reception page: which office, which desk, and what is going on there."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.samtalssprak import SAMTALSSPRAK
from servicekontor.models import Kontor, Resurs
from servicekontor.receptionsyta import read_reception
from servicekontor.views.reception.dorr import in_reception, offices_of, only_receptionists

VALDA_DISKAR = "reception_diskar"
"""Where the session keeps which desk the user works at, by office."""


@only_receptionists
@require_GET
def reception(request: HttpRequest) -> HttpResponse:
    """Choose an office; who has only one comes straight to it."""
    kontor = list(offices_of(request.user))
    if len(kontor) == 1:
        return redirect("reception_kontor", kontor[0].kod)
    return render(request, "reception/valj_kontor.html", {"alla": kontor})


@in_reception
@require_GET
def reception_kontor(request: HttpRequest, kontor: Kontor) -> HttpResponse:
    """The page of one office; only its living part when the page itself asks."""
    yta = read_reception(kontor, user=request.user, disk=chosen_desk(request, kontor))
    template = "reception/_yta.html" if request.headers.get("X-Kc-Yta") else "reception/kontor.html"
    return render(request, template, {"yta": yta, "kontor": kontor, "talsprak": SAMTALSSPRAK, "ny_nyckel": uuid.uuid4})


@in_reception
@require_POST
def valj_disk(request: HttpRequest, kontor: Kontor) -> HttpResponse:
    """Say which desk the user works at, for as long as the log-in lasts."""
    wanted = request.POST.get("disk", "")
    disk = kontor.resurser.filter(slag=Resurs.Slag.DISK, pk=wanted).first() if wanted.isdecimal() and len(wanted) < 18 else None
    if disk is None:
        raise Inmatningsfel(_("Välj en disk på kontoret."), falt="disk")
    request.session[VALDA_DISKAR] = {**request.session.get(VALDA_DISKAR, {}), str(kontor.pk): disk.pk}
    return redirect("reception_kontor", kontor.kod)


def chosen_desk(request: HttpRequest, kontor: Kontor) -> int | None:
    """The id of the desk that the user works at in the office."""
    return request.session.get(VALDA_DISKAR, {}).get(str(kontor.pk))
