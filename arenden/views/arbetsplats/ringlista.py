"""Promised calls: what is due, what others have promised for us, and what came of each."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from arenden.actions import finish_ateruppringning
from arenden.actions.vaxelsamtal import reveal_caller
from arenden.models import Ateruppringning
from arenden.skyddade import with_skydd
from arenden.uppringare import find_readable
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare

FLEST = 200
ANTAL = re.compile(r"[0-9]{1,5}")


def _visible(user: Anvandare) -> QuerySet[Ateruppringning]:
    """Promises at the user's units, and those that the user's centers have made for others."""
    centers = user.units_with(Behorighet.REGISTRERA_KONTAKT)
    units = centers | user.units_with(Behorighet.HANDLAGGA)
    if not units:
        raise PermissionDenied(_("Du arbetar inte med återuppringningar."))
    rows = Ateruppringning.objects.filter(Q(enhet__in=units) | Q(kontakt__center__in=centers))
    return with_skydd(rows).select_related("enhet", "ansvarig", "person", "arende", "skapad_av")


def _may_finish(user: Anvandare, row: Ateruppringning) -> bool:
    return user.may(Behorighet.REGISTRERA_KONTAKT, row.enhet_id) or user.may(Behorighet.HANDLAGGA, row.enhet_id)


@never_cache
@require_GET
def ateruppringningar(request: HttpRequest) -> HttpResponse:
    """The list of calls to make."""
    return _show(request)


def _show(request: HttpRequest, visad: Ateruppringning | None = None) -> HttpResponse:
    rows = list(_visible(request.user).filter(utford__isnull=True).order_by("lovad_till")[:FLEST])
    nu = timezone.now()
    ours = [row for row in rows if _may_finish(request.user, row)]
    grupper = [
        (_("Försenade"), [r for r in ours if r.lovad_till < nu]),
        (_("Att ringa nu"), [r for r in ours if r.lovad_fran <= nu <= r.lovad_till]),
        (_("Senare"), [r for r in ours if r.lovad_fran > nu]),
    ]
    context = {
        "grupper": grupper,
        "antal": len(ours),
        "hos_andra": [r for r in rows if r not in ours],
        "lasbara": find_readable(rows, request.user),
        "visad": visad,
        "nu": nu,
    }
    return render(request, "vaxel/ateruppringningar.html", context)


@require_POST
def resultat(request: HttpRequest, pk: int) -> HttpResponse:
    """Note what came of a call."""
    row = get_object_or_404(_visible(request.user), pk=pk)
    chosen = request.POST.get("resultat", "")
    if chosen not in Ateruppringning.Resultat.values:
        raise Inmatningsfel(_("Välj vad det blev av samtalet."))
    forsok = _seen_forsok(request.POST.get("forsok"))
    finish_ateruppringning(ateruppringning=row, resultat=Ateruppringning.Resultat(chosen), by=request.user, forsok=forsok)
    messages.success(request, _("Noterat: %(resultat)s.") % {"resultat": Ateruppringning.Resultat(chosen).label})
    return redirect("ateruppringningar")


def _seen_forsok(sent: str | None) -> int | None:
    """How many attempts the page showed; None from a page that says nothing of it. What is no number agrees with no row."""
    if sent is None:
        return None
    return int(sent) if ANTAL.fullmatch(sent) else -1


@require_POST
def visa_uppringare(request: HttpRequest, pk: int) -> HttpResponse:
    """Show name and number of somebody with protected identity, once, with a trace."""
    row = get_object_or_404(_visible(request.user), pk=pk)
    reveal_caller(ateruppringning=row, by=request.user)
    return _show(request, visad=row)
