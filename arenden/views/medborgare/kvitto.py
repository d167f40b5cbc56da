"""The receipt: number and code, large, to print or copy."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from arenden.foljkod import current_code, format_code
from arenden.models import Fraga
from arenden.views.medborgare.publik import personlig


@personlig
@require_safe
def kvitto(request: HttpRequest, nyckel: uuid.UUID) -> HttpResponse:
    """The visitor's own receipt."""
    if not request.minne.opens("kvitto", nyckel):
        return redirect("folj")
    rows = Fraga.objects.select_related("arende__arendetyp", "arende__inlamnare__person", "arende__ansvarig_enhet")
    fraga = rows.filter(kontakt__nyckel=nyckel, is_om_arende=False, arende__isnull=False).first()
    if fraga is None:
        return redirect("folj")
    inlamnare = fraga.arende.inlamnare
    context = {
        "arende": fraga.arende,
        "nyckel": nyckel,
        "kod": format_code(current_code(nyckel, fraga.ordning, fraga.arende.foljkod_hash)),
        "is_mejlad": bool(inlamnare.epost and inlamnare.wants_mejl),
    }
    return render(request, "medborgare/kvitto.html", context)
