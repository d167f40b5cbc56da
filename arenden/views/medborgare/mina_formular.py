"""The visitor's own forms. Each page carries a proof, so that what is sent reaches its form also when the cookie is gone."""

import uuid

from django.core import signing
from django.http import HttpRequest

from arenden.models import Formular
from arenden.views.medborgare.minne import GALLER

SALT = "arenden.formular.bevis"


def make_proof(nyckel: uuid.UUID) -> str:
    """What the pages of a form carry along."""
    return signing.dumps(str(nyckel), salt=SALT)


def owns(request: HttpRequest, nyckel: uuid.UUID) -> bool:
    """Whether the form is the visitor's, by the cookie or by the proof sent with the page."""
    if request.minne.opens("formular", nyckel):
        return True
    try:
        proven = signing.loads(request.POST.get("bevis", ""), salt=SALT, max_age=GALLER["formular"])
    except signing.BadSignature:
        return False
    if proven != str(nyckel):
        return False
    request.minne.open("formular", nyckel)
    return True


def find_formular(request: HttpRequest, nyckel: uuid.UUID) -> Formular | None:
    """The visitor's own form with its case type and questions; None for others' and for one that is sent or thrown away."""
    if not owns(request, nyckel):
        return None
    rows = Formular.objects.select_related("arendetyp__amne", "arendetyp__center__kalender")
    return rows.prefetch_related("arendetyp__foljdfragor").filter(pk=nyckel).first()
