"""Is it reported already? Open reports nearby, and following one of them instead of making another."""

from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.response import Response

from arenden.actions.foljning import follow_report
from arenden.api.bas import FEL_ARENDE
from arenden.narliggande import find_in_street, find_nearby
from arenden.serializers.felanmalan import Foljning, Narhet, NarliggandeSerializer
from kontaktcenter.api.bas import FEL, ApiVy
from kontaktcenter.granser import count
from kontaktcenter.models import Omfang


class NarliggandeVy(ApiVy):
    """Open reports close by."""

    omfang = {"POST": Omfang.KONTAKTER_SKRIVA}

    @extend_schema(
        operation_id="felanmalningar_nara",
        tags=["felanmälningar"],
        request=Narhet,
        responses={200: NarliggandeSerializer(many=True), **FEL},
    )
    def post(self, request: Request) -> Response:
        """Lista öppna felanmälningar om samma sak: nära en punkt, eller på samma gata när ingen punkt anges."""
        body = Narhet(data=request.data)
        body.is_valid(raise_exception=True)
        arendetyp, plats = body.validated_data["arendetyp"], body.validated_data["plats"]
        found = find_in_street(arendetyp, plats.text) if plats.lat is None else find_nearby(arendetyp, plats.lat, plats.lon)
        return Response(NarliggandeSerializer(found, many=True).data)


class FoljVy(ApiVy):
    """Following a report."""

    omfang = {"POST": Omfang.KONTAKTER_SKRIVA}

    @extend_schema(
        operation_id="felanmalningar_folj",
        tags=["felanmälningar"],
        request=Foljning,
        responses={202: None, 409: FEL_ARENDE[409], **FEL},
    )
    def post(self, request: Request) -> Response:
        """Följ någon annans felanmälan. Adressens ägare får ett mejl och följer först när hon eller han har sagt ja."""
        body = Foljning(data=request.data)
        body.is_valid(raise_exception=True)
        epost = body.validated_data["epost"]
        wait = count("foljare_epost", epost.lower())
        if wait is not None:
            raise Throttled(wait)
        follow_report(arende_id=body.validated_data["rapport"], epost=epost, sprak=body.validated_data["sprak"])
        return Response(status=202)
