"""`/halsa/`: whether everything works, for monitoring (JSON) and for people (HTML). Public, without secrets."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kontaktcenter.halsa import check_halsa


@login_not_required
@never_cache
@require_safe
def halsa(request: HttpRequest) -> HttpResponse:
    """200 when all is well, else 503; each part with its answer."""
    kontroller = check_halsa()
    is_ok = all(kontroll.svar.is_ok for kontroll in kontroller)
    status = 200 if is_ok else 503
    if request.get_preferred_type(["application/json", "text/html"]) == "text/html":
        # Without the request: its context would ask for the user, and so the database that may be down.
        context = {"kontroller": kontroller, "is_ok": is_ok, "kommun": settings.KOMMUN}
        return HttpResponse(render_to_string("halsa.html", context), status=status)
    delar = {k.namn: {"ok": k.svar.is_ok, "text": k.svar.mening, **k.svar.tal} for k in kontroller}
    return JsonResponse({"ok": is_ok, "delar": delar}, status=status, json_dumps_params={"ensure_ascii": False})


@login_not_required
@never_cache
@require_safe
def webb_lever(request: HttpRequest) -> HttpResponse:
    """200 as long as this web process answers: for the one who restarts it, which would help no other part."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
