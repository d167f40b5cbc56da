"""What the browser keeps of the reception for when the line is gone: an empty page, its styles and scripts, nothing of anybody.

Neither asks who is logged in: what is kept must be the same for all who use the tablet.
"""

import hashlib
import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_GET

from kontaktcenter.samtalssprak import SAMTALSSPRAK

FILER = (
    "css/tema.css",
    "css/grund.css",
    "css/komponenter.css",
    "css/reception.css",
    "vendor/designsystemet/tema/designsystemet.css",
    "vendor/designsystemet/css/index.css",
    "js/tryck.js",
    "js/upplasning.js",
    "js/reception/lada.js",
    "js/reception/lagesrad.js",
    "js/reception/sandning.js",
    "js/reception/skal.js",
)


@login_not_required
@require_GET
def skal(request: HttpRequest) -> HttpResponse:
    """The page that is shown without connection; what it shows comes from the browser's own store."""
    with translation.override(settings.LANGUAGE_CODE):
        return render(request, "reception/utan_nat.html", {"talsprak": SAMTALSSPRAK})


@login_not_required
@require_GET
def tjanst(request: HttpRequest) -> HttpResponse:
    """The service worker. Its name for what it keeps follows from the content, so a new version takes the place of the old."""
    kept = [static(path) for path in FILER]
    with translation.override(settings.LANGUAGE_CODE):
        page = render_to_string("reception/utan_nat.html", {"talsprak": SAMTALSSPRAK})
    version = hashlib.sha256("\n".join([*kept, page]).encode()).hexdigest()[:12]
    context = {"skal": json.dumps(reverse("reception_skal")), "filer": json.dumps(kept), "version": json.dumps(version)}
    response = render(request, "reception/tjanst.js", context, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response
