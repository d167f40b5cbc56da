"""The visitor's own forms. Each page carries a proof, so that what is sent reaches its form also when the cookie is gone.

The proof opens a form that waits to be sent and nothing else: a page left behind in a browser opens no receipt, and nothing
at all once the visitor has closed what was open.
"""

import uuid

from django.core import signing
from django.http import HttpRequest
from django.utils import timezone

from arenden.models import Formular
from arenden.views.medborgare.minne import GALLER

SALT = "arenden.formular.bevis"


def make_proof(nyckel: uuid.UUID) -> str:
    """What the pages of a form carry along."""
    return signing.dumps([str(nyckel), timezone.now().timestamp()], salt=SALT)


def find_formular(request: HttpRequest, nyckel: uuid.UUID) -> Formular | None:
    """The visitor's own form with its case type and questions; None for others' and for one that is sent or thrown away."""
    is_remembered = request.minne.opens("formular", nyckel)
    if not (is_remembered or _is_proven(request, nyckel)):
        return None
    rows = Formular.objects.select_related("arendetyp__amne", "arendetyp__center__kalender")
    found = rows.prefetch_related("arendetyp__foljdfragor").filter(pk=nyckel).first()
    if found is not None and not is_remembered:
        request.minne.open("formular", nyckel)
    return found


def _is_proven(request: HttpRequest, nyckel: uuid.UUID) -> bool:
    try:
        proven, made = signing.loads(request.POST.get("bevis", ""), salt=SALT, max_age=GALLER["formular"])
    except (signing.BadSignature, ValueError):
        return False
    return proven == str(nyckel) and made > request.minne.closed_at("formular")
