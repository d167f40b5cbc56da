"""The switchboard: calls to somebody in the house, own messages and notices, protected callers, presence."""

from collections.abc import Callable
from typing import ClassVar

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from arenden.actions.kontakt import Registrering
from arenden.actions.notis import mark_read
from arenden.actions.vaxelsamtal import connect_call, leave_message, promise_call, read_message, reveal_caller, reveal_sender
from arenden.api.bas import FEL_ARENDE, LASA, SKRIVA
from arenden.api.ovrigt import FLEST_TRAFFAR, own_callbacks
from arenden.egna_meddelanden import own_messages
from arenden.egna_notiser import own_notices
from arenden.models import Notis, Telefonmeddelande
from arenden.serializers.arende import AteruppringningSerializer
from arenden.serializers.kontakt import RegistreringSerializer
from arenden.serializers.vaxel import Aterringning, EgetMeddelandeSerializer, Meddelandesamtal, Narvaro, NotisSerializer, Samtal
from kontaktcenter.actions.narvaro import set_narvaro
from kontaktcenter.api.bas import FEL, ApiVy
from kontaktcenter.models import Omfang

FEL_RAD = {**FEL, 404: FEL_ARENDE[404]}
SVAR_SAMTAL = {201: RegistreringSerializer, 200: RegistreringSerializer, 409: FEL_ARENDE[409], **FEL}


class Samtalsvy(ApiVy):
    """One thing that is done with a call: registers it once, however often it is sent."""

    omfang = {"POST": Omfang.VAXEL_SKRIVA}
    serializer: ClassVar[type[Samtal]] = Samtal
    handling: ClassVar[Callable[..., Registrering]]

    def register(self, request: Request) -> Response:
        """Check the body, run the action (`handling`: `action` is a word of the schema maker), answer with what was registered."""
        body = self.serializer(data=request.data)
        body.is_valid(raise_exception=True)
        registrering = type(self).handling(by=request.user, is_via_system=True, **body.validated_data)
        return Response(RegistreringSerializer(registrering).data, status=200 if registrering.is_upprepad else 201)


class KoppladVy(Samtalsvy):
    """A call that was put through."""

    handling = staticmethod(connect_call)

    @extend_schema(operation_id="samtal_koppla", tags=["växel"], request=Samtal, responses=SVAR_SAMTAL)
    def post(self, request: Request) -> Response:
        """Anteckna att ett samtal kopplades till en medarbetare."""
        return self.register(request)


class MeddelandesamtalVy(Samtalsvy):
    """A call that became a message."""

    serializer = Meddelandesamtal
    handling = staticmethod(leave_message)

    @extend_schema(operation_id="samtal_meddelande", tags=["växel"], request=Meddelandesamtal, responses=SVAR_SAMTAL)
    def post(self, request: Request) -> Response:
        """Ta ett meddelande till en medarbetare, som en del av samtalet."""
        return self.register(request)


class AterringningVy(Samtalsvy):
    """A call that somebody will make."""

    serializer = Aterringning
    handling = staticmethod(promise_call)

    @extend_schema(operation_id="samtal_aterring", tags=["växel"], request=Aterringning, responses=SVAR_SAMTAL)
    def post(self, request: Request) -> Response:
        """Lova att en medarbetare ringer tillbaka mellan två tider."""
        return self.register(request)


class SkyddadUppringareVy(ApiVy):
    """Whom to call, with what is protected."""

    omfang = {"POST": Omfang.ARENDEN_LASA}

    @extend_schema(
        operation_id="ateruppringningar_visa", tags=["växel"], request=None, responses={200: AteruppringningSerializer, **FEL_RAD}
    )
    def post(self, request: Request, nyckel: str) -> Response:
        """Visa vem som ska ringas upp, även skyddade uppgifter. Det loggas."""
        row = own_callbacks(request.user).filter(nyckel=nyckel).select_related("arende", "enhet").first()
        if row is None:
            raise Http404
        reveal_caller(ateruppringning=row, by=request.user)
        return Response(AteruppringningSerializer(row, context={"lasbara": {row.pk}, "is_visad": True}).data)


class EgnaMeddelandenVy(ApiVy):
    """The caller's own messages."""

    omfang = {"GET": Omfang.VAXEL_LASA}

    @extend_schema(operation_id="telefonmeddelanden_mina", tags=["växel"], responses={200: EgetMeddelandeSerializer(many=True), **FEL})
    def get(self, request: Request) -> Response:
        """Lista kontots egna telefonmeddelanden, de senaste först."""
        rows = own_messages(request.user)[:FLEST_TRAFFAR]
        return Response(EgetMeddelandeSerializer(rows, many=True).data)


class SkyddatMeddelandeVy(ApiVy):
    """Who left a message, with what is protected."""

    omfang = {"POST": Omfang.VAXEL_LASA}

    @extend_schema(
        operation_id="telefonmeddelanden_visa", tags=["växel"], request=None, responses={200: EgetMeddelandeSerializer, **FEL_RAD}
    )
    def post(self, request: Request, pk: int) -> Response:
        """Visa vem som har lämnat ett eget meddelande, även skyddade uppgifter. Det loggas."""
        row = own_messages(request.user).select_related("kontakt").filter(pk=pk).first()
        if row is None:
            raise Http404
        reveal_sender(meddelande=row, by=request.user)
        return Response(EgetMeddelandeSerializer(row, context={"is_visad": True}).data)


class LastMeddelandeVy(ApiVy):
    """A message that has been read."""

    omfang = {"POST": Omfang.VAXEL_SKRIVA}

    @extend_schema(operation_id="telefonmeddelanden_last", tags=["växel"], request=None, responses={204: None, **FEL_RAD})
    def post(self, request: Request, pk: int) -> Response:
        """Märk ett eget meddelande som läst."""
        row = Telefonmeddelande.objects.filter(pk=pk, till=request.user).first()
        if row is None:
            raise Http404
        read_message(meddelande=row, by=request.user)
        return Response(status=204)


class NotiserVy(ApiVy):
    """What is new."""

    omfang = LASA

    @extend_schema(operation_id="notiser_lista", tags=["ärenden"], responses={200: NotisSerializer(many=True), **FEL})
    def get(self, request: Request) -> Response:
        """Lista olästa notiser till kontot och dess enheter, de senaste först."""
        rows = own_notices(request.user).select_related("arende", "enhet").order_by("-skapad")[:FLEST_TRAFFAR]
        return Response(NotisSerializer(rows, many=True).data)


class LastNotisVy(ApiVy):
    """A notice that has been read."""

    omfang = SKRIVA

    @extend_schema(operation_id="notiser_last", tags=["ärenden"], request=None, responses={204: None, **FEL_RAD})
    def post(self, request: Request, pk: int) -> Response:
        """Märk en notis som läst. En notis till en enhet är därmed läst för alla där."""
        found = own_notices(request.user).filter(pk=pk).values_list("pk", flat=True).first()
        if found is None:
            raise Http404
        mark_read(Notis.objects.filter(pk=found))
        return Response(status=204)


class NarvaroVy(ApiVy):
    """Presence."""

    omfang = {"POST": Omfang.VAXEL_SKRIVA}

    @extend_schema(operation_id="narvaro_ange", tags=["växel"], request=Narvaro, responses={204: None, **FEL})
    def post(self, request: Request) -> Response:
        """Ange kontots närvaro, eller en medarbetares när kontot tar emot kontakter."""
        body = Narvaro(data=request.data)
        body.is_valid(raise_exception=True)
        set_narvaro(**{"anvandare": request.user, **body.validated_data}, by=request.user)
        return Response(status=204)
