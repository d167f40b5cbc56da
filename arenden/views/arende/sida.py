"""The page of a case, who else has it open, who has looked at it, and its attachments."""

import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from arenden.actions.visning import log_visning
from arenden.akt import read_akt
from arenden.meny import list_of
from arenden.models import Arende, Bilaga
from arenden.rattigheter import may
from arenden.status import Handling
from arenden.tidslinje import make_tidslinje, read_handelser
from arenden.tittare import INTERVALL, look
from arenden.views.arende.atgarder import FLEST_KNAPPAR, offer
from arenden.views.arende.hamtning import get_arende, related_cases
from arenden.views.arende.huvud import make_huvud
from arenden.views.arende.person import is_protected, is_shown
from kontaktcenter.models import Sekretess
from kontaktcenter.telefon import spoken_telefon
from kontaktcenter.uppgifter import readable_svar

BILDTYPER = frozenset({"image/jpeg", "image/png", "image/webp"})
"""Attachments that are shown in the page: pictures that we have encoded ourselves."""
TYPER = BILDTYPER | {"application/pdf", "text/plain"}
STANGD = (Bilaga.Skanning.VANTAR, Bilaga.Skanning.SMITTAD)
PER_SIDA = 100


@require_safe
@never_cache
def arende_sida(request: HttpRequest, nummer: str) -> HttpResponse:
    """Everything about one case that this user may see. That it was seen is logged."""
    arende = get_arende(request, nummer)
    is_readable = arende.is_readable_by(request.user)
    log_visning(arende=arende, by=request.user, is_innehall_last=is_readable)
    return render(request, "arende/arende.html", _context(request, arende, is_readable))


def _context(request: HttpRequest, arende: Arende, is_readable: bool) -> dict[str, Any]:
    akt, handelser = read_akt(arende), read_handelser(arende)
    related = list(related_cases(arende, request.user, is_readable=is_readable))
    is_newest_first = request.GET.get("ordning") != "aldst"
    numbers = {a.pk: a.nummer for a in related}
    actions = offer(request.user, arende, is_readable=is_readable, remisser=akt.remisser)
    return {
        "arende": arende,
        "lista": list_of(request.user),
        "huvud": make_huvud(arende, handelser, akt),
        "is_readable": is_readable,
        "knappar": actions[:FLEST_KNAPPAR],
        "fler": actions[FLEST_KNAPPAR:],
        "akt": akt if is_readable else None,
        "uppgifter": readable_svar(arende.arendetyp, arende.uppgifter) if is_readable and arende.uppgifter else [],
        "samtal": [(m, akt.bilagor_till(m.id)) for m in akt.meddelanden] if is_readable else [],
        "kontakter": [(kontakt, akt.artiklar_till(kontakt.id)) for kontakt in akt.kontakter] if is_readable else [],
        "bilagor": akt.bilagor_till(0) if is_readable else [],
        "bildtyper": BILDTYPER,
        "telefon": spoken_telefon(arende.inlamnare.telefon),
        "is_skyddad": is_protected(arende),
        "is_person_visad": is_readable and is_shown(request, arende),
        "karta": settings.KARTA,
        "samband": related,
        "sekretess": Sekretess.SEKRETESS,
        "tidslinje": make_tidslinje(handelser, akt, is_readable=is_readable, nummer=numbers, is_newest_first=is_newest_first),
        "is_newest_first": is_newest_first,
        "tittare": look(arende, request.user),
        "intervall": INTERVALL,
        "may_see_log": may_see_log(request, arende),
    }


@require_safe
@never_cache
def tittare(request: HttpRequest, nummer: str) -> HttpResponse:
    """Who else has the case open, and whether it has changed since `version`: asked by the open page now and then."""
    arende = get_arende(request, nummer)
    skriver = request.GET.get("skriver", "")
    others = look(arende, request.user, skriver=skriver if skriver in Handling.values else "")
    is_changed = request.GET.get("version", "").isdecimal() and int(request.GET["version"]) != arende.version
    context = {"arende": arende, "tittare": others, "is_changed": is_changed, "skriver": skriver, "intervall": INTERVALL}
    return render(request, "arende/_tittare.html", {**context, "version": request.GET.get("version", "")})


def may_see_log(request: HttpRequest, arende: Arende) -> bool:
    """The manager and the registrar, who also decide on secrecy, may see who has looked."""
    return may(request.user, Handling.ANDRA_SEKRETESS, arende)


@require_safe
@never_cache
def visningar(request: HttpRequest, nummer: str) -> HttpResponse:
    """Who has looked at the case, hour by hour, and whether they read the content."""
    arende = get_arende(request, nummer)
    if not may_see_log(request, arende):
        raise PermissionDenied(_("Bara chef och registrator ser vem som har tittat på ärendet."))
    rows = arende.visningar.select_related("anvandare", "nyckel").order_by("-forst", "pk")
    page = Paginator(rows, PER_SIDA).get_page(request.GET.get("sida"))
    return render(request, "arende/visningar.html", {"arende": arende, "page_obj": page})


@require_safe
@never_cache
def bilaga(request: HttpRequest, nummer: str, nyckel: uuid.UUID) -> HttpResponse:
    """An attachment as a file; `?visa` gives a picture to be shown in the page. Never anything that a browser would run."""
    arende = get_arende(request, nummer)
    if not arende.is_readable_by(request.user):
        raise PermissionDenied(_("Innehållet i ärendet är sekretessbelagt för dig."))
    rad = get_object_or_404(Bilaga, arende=arende, nyckel=nyckel)
    if rad.skanning in STANGD:
        raise PermissionDenied(_("Filen är inte genomsökt efter virus än, eller så har den stoppats. Den går inte att öppna."))
    log_visning(arende=arende, by=request.user, is_innehall_last=True)
    is_inline = "visa" in request.GET and rad.innehallstyp in BILDTYPER
    try:
        fil = rad.fil.open("rb")
    except FileNotFoundError:
        raise Http404(_("Filen finns inte kvar.")) from None
    kind = rad.innehallstyp if rad.innehallstyp in TYPER else "application/octet-stream"
    response = FileResponse(fil, as_attachment=not is_inline, filename=rad.filnamn, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
