"""Pictures of articles, for readers and for staff."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kunskapsbank.models import Artikeltext, Bild


@login_not_required
@require_safe
def artikelbild(request: HttpRequest, nyckel: uuid.UUID) -> HttpResponse:
    """A picture that we have made ourselves from what was sent: for everybody when a text that all may read shows it, else for staff."""
    bild = get_object_or_404(Bild, nyckel=nyckel)
    if not request.user.is_authenticated and not Artikeltext.objects.public().showing(bild).exists():
        raise Http404(_("Bilden finns inte."))
    etag = f'"{bild.nyckel.hex}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            response = FileResponse(bild.fil.open("rb"), content_type=bild.innehallstyp)
        except FileNotFoundError:
            raise Http404(_("Filen finns inte kvar.")) from None
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    # Kept, but asked for each time: it must go when the article is withdrawn.
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"
    return response
