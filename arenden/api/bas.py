"""What every view of the API has in common."""

from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Prefetch
from django.http import Http404
from django.utils import translation
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from arenden.api.autentisering import HarOmfang, Nyckelautentisering
from arenden.api.fel import FelSerializer
from arenden.models import Arende, Overlamning, Remiss
from kontaktcenter.models import Omfang

FEL = {
    400: OpenApiResponse(FelSerializer, description="Det som skickades går inte att använda."),
    401: OpenApiResponse(FelSerializer, description="Ingen nyckel, eller en som inte gäller."),
    403: OpenApiResponse(FelSerializer, description="Utan behörighet."),
    429: OpenApiResponse(FelSerializer, description="För många anrop."),
}
FEL_ARENDE = {
    **FEL,
    404: OpenApiResponse(FelSerializer, description="Finns inte, eller får inte ses."),
    409: OpenApiResponse(FelSerializer, description="Ärendets läge tillåter det inte, eller någon annan var först."),
}


class ApiVy(APIView):
    """A view for keys and logged-in employees, with the scope that each method needs of a key."""

    authentication_classes: ClassVar = [Nyckelautentisering, SessionAuthentication]
    permission_classes: ClassVar = [HarOmfang]
    omfang: ClassVar[dict[str, str]] = {}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Speak Swedish, whatever the caller's program asks for: two languages in one answer are worse than the other one."""
        translation.activate(settings.LANGUAGE_CODE)
        super().initial(request, *args, **kwargs)


@extend_schema(exclude=True)
class OkandAdress(APIView):
    """Every address that the API does not have: 404 in the API's own form, not as a page."""

    permission_classes: ClassVar = [AllowAny]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Answer before anything else is looked at, whatever the method."""
        raise Http404


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
