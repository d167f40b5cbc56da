"""The visitor's choice of colours."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kontaktcenter.utseende import FARGSCHEMA_COOKIE, FARGSCHEMAN

ONE_YEAR = 365 * 24 * 60 * 60


# Only the looks of the own browser are changed, and a token would make each copy of a cached page another one.
@csrf_exempt
@login_not_required
@require_POST
def valj_fargschema(request: HttpRequest) -> HttpResponse:
    """Remember the chosen colour scheme in a cookie and go back to the page where it was chosen."""
    chosen = request.POST.get("fargschema", "")
    if chosen not in FARGSCHEMAN:
        return HttpResponseBadRequest(_("Det färgschemat finns inte."))
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = reverse("hem")
    response = HttpResponseRedirect(target)
    response.set_cookie(FARGSCHEMA_COOKIE, chosen, max_age=ONE_YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response
