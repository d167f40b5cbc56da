"""What every view of the API has in common."""

from typing import Any, ClassVar

from django.conf import settings
from django.http import Http404
from django.utils import translation
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.views import APIView

from kontaktcenter.api.autentisering import HarOmfang, Nyckelautentisering
from kontaktcenter.api.fel import FelSerializer

FEL = {
    400: OpenApiResponse(FelSerializer, description="Det som skickades går inte att använda."),
    401: OpenApiResponse(FelSerializer, description="Ingen nyckel, eller en som inte gäller."),
    403: OpenApiResponse(FelSerializer, description="Utan behörighet."),
    429: OpenApiResponse(FelSerializer, description="För många anrop."),
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
