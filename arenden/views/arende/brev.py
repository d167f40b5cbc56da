"""A letter as it is printed, whether it is posted, and the letters that wait."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from arenden import actions
from arenden.actions.svarsvag import calling_unit
from arenden.actions.visning import log_visning
from arenden.models import Arende, Pappersbrev
from arenden.rattigheter import may
from arenden.status import Handling
from arenden.svarsvag import adress_of
from arenden.views.arende.hamtning import get_arende
from arenden.views.arende.person import is_shown
from kontaktcenter.arbetstid import add_working_days
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Arbetstidskalender

PER_SIDA = 50


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def brev(request: HttpRequest, nummer: str, pk: int) -> HttpResponse:
    """Show the letter for printing; take that it is posted, or not."""
    arende = get_arende(request, nummer)
    if not may(request.user, Handling.MEDDELA, arende):
        raise PermissionDenied(_("Bara de som får skriva till medborgaren skickar brev i ärendet."))
    rows = Pappersbrev.objects.select_related("meddelande", "postat_av")
    rad = get_object_or_404(rows, meddelande_id=pk, meddelande__arende=arende)
    if request.method == "POST":
        return _mark(request, arende, rad)
    log_visning(arende=arende, by=request.user, is_innehall_last=True)
    return render(request, "arende/brev.html", _context(request, arende, rad))


def _mark(request: HttpRequest, arende: Arende, rad: Pappersbrev) -> HttpResponse:
    if request.POST.get("gor") == "angra":
        actions.unpost_letter(arende=arende, brev=rad, by=request.user)
        messages.info(request, _("Brevet väntar på att postas igen."))
        return redirect("arende_brev", arende.nummer, rad.meddelande_id)
    actions.post_letter(arende=arende, brev=rad, by=request.user)
    messages.success(request, _("Brevet i ärende %(nummer)s är postat.") % {"nummer": arende.nummer})
    return redirect("brev_att_skicka")


def _context(request: HttpRequest, arende: Arende, rad: Pappersbrev) -> dict[str, Any]:
    inlamnare = arende.inlamnare
    person = inlamnare.person
    return {
        "arende": arende,
        "brev": rad,
        "is_person_visad": is_shown(request, arende),
        "namn": inlamnare.namn or (person.namn if person else ""),
        "adressrader": [part.strip() for part in adress_of(inlamnare).replace("\n", ",").split(",") if part.strip()],
        "enhet": calling_unit(arende),
    }


@require_safe
@never_cache
def brev_att_skicka(request: HttpRequest) -> HttpResponse:
    """The letters of the user's centers and units that nobody has posted, the oldest first."""
    if not (request.user.may(Behorighet.REGISTRERA_KONTAKT) or request.user.may(Behorighet.HANDLAGGA)):
        raise PermissionDenied(_("Du arbetar inte med ärenden på någon enhet."))
    page = Paginator(_waiting(request.user), PER_SIDA).get_page(request.GET.get("sida"))
    return render(request, "listor/brev.html", {"page_obj": page, "rader": _with_age(page)})


def _waiting(user: Anvandare) -> "QuerySet[Pappersbrev]":
    mine = Q(center__in=user.units_with(Behorighet.REGISTRERA_KONTAKT)) | Q(ansvarig_enhet__in=user.units_with(Behorighet.HANDLAGGA))
    cases = Arende.objects.readable_by(user).filter(mine)
    rows = Pappersbrev.objects.filter(postat__isnull=True, meddelande__arende__in=cases)
    related = ("meddelande__forfattare", "meddelande__arende__arendetyp", "meddelande__arende__ansvarig_enhet")
    return rows.select_related(*related).order_by("skapad", "pk")


def _with_age(brev: Iterable[Pappersbrev]) -> list[tuple[Pappersbrev, bool]]:
    """Each letter with whether it has waited for more than a working day."""
    kalendrar, nu = Arbetstidskalender.objects.as_kalendrar(), timezone.now()
    return [
        (rad, add_working_days(rad.skapad, 1, kalendrar[rad.meddelande.arende.ansvarig_enhet.kalender_id]) < nu) for rad in brev
    ]
