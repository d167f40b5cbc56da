"""What the views of cases and contacts have in common."""

from typing import Any

from django.db.models import Prefetch
from django.http import Http404
from drf_spectacular.utils import OpenApiResponse

from arenden.models import Arende, Overlamning, Remiss
from kontaktcenter.api.bas import FEL
from kontaktcenter.api.fel import FelSerializer
from kontaktcenter.models import Omfang

FEL_ARENDE = {
    **FEL,
    404: OpenApiResponse(FelSerializer, description="Finns inte, eller får inte ses."),
    409: OpenApiResponse(FelSerializer, description="Ärendets läge tillåter det inte, eller någon annan var först."),
}


def get_arende(nummer: str, user: Any) -> Arende:
    """The case with all that its page shows, if `user` may know of it; else 404."""
    rows = Arende.objects.visible_to(user).select_related(
        "arendetyp", "center", "ansvarig_enhet", "agent", "handlaggare", "inlamnare__person"
    )
    rows = rows.prefetch_related(
        "meddelanden__forfattare",
        "bilagor",
        Prefetch("overlamningar", Overlamning.objects.select_related("fran_enhet", "till_enhet", "accepterad_av")),
        Prefetch("remisser", Remiss.objects.select_related("fran_enhet", "till_enhet")),
    )
    arende = rows.filter(nummer=nummer).first()
    if arende is None:
        raise Http404
    return arende


LASA = {"GET": Omfang.ARENDEN_LASA}
SKRIVA = {"POST": Omfang.ARENDEN_SKRIVA}
