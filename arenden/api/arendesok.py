"""Search over cases: by number, person or words. What is searched for is sent in the body, for it is often somebody's name."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from arenden.serializers.arende import ArenderadSerializer
from arenden.sok import clean_fraga, search
from kontaktcenter.api.bas import FEL, ApiVy
from kontaktcenter.models import Omfang


class Arendefraga(serializers.Serializer):
    """What to search for."""

    q = serializers.CharField(max_length=200, help_text="Ärendenummer, namn, telefonnummer, e-postadress eller ord.")


class ArendetraffarSerializer(serializers.Serializer):
    """The cases that a search found."""

    tolkning = serializers.CharField(help_text="Vad sökningen uppfattades som.")
    is_cut = serializers.BooleanField(help_text="Det kan finnas fler än de som visas.")
    traffar = ArenderadSerializer(many=True)


class ArendesokVy(ApiVy):
    """Searching."""

    omfang = {"POST": Omfang.ARENDEN_LASA}

    @extend_schema(operation_id="arenden_sok", tags=["ärenden"], request=Arendefraga, responses={200: ArendetraffarSerializer, **FEL})
    def post(self, request: Request) -> Response:
        """Sök bland ärenden som kontot får läsa, det senaste först; med ärendenummer bland dem som kontot får se."""
        body = Arendefraga(data=request.data)
        body.is_valid(raise_exception=True)
        return Response(ArendetraffarSerializer(search(clean_fraga(body.validated_data["q"]), request.user)).data)
