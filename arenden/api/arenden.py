"""Cases: list, read, events, attachments, the preview of a hand-off, opinions."""

from typing import Any

from django.db.models import Q
from django.http import FileResponse, Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.pagination import CursorPagination
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from arenden.actions import answer_opinion, preview_hand_over
from arenden.actions.bilaga import add_bilagor
from arenden.actions.visning import log_visning
from arenden.api.bas import FEL_ARENDE, LASA, SKRIVA, get_arende
from arenden.models import Arende, Bilaga, Remiss
from arenden.serializers.arende import ArenderadSerializer, ArendeSerializer, BilagaSerializer, HandelseSerializer, RemissSerializer
from arenden.serializers.handlingar import Remissvar
from arenden.status import OPPNA, Status
from arenden.tidslinje import told_handelser
from kontaktcenter.api.bas import FEL, ApiVy
from kontaktcenter.models import Enhet


class Senastforst(CursorPagination):
    """Newest first; costs the same on the last page as on the first."""

    page_size = 50
    ordering = ("-registrerad", "-id")


class Arendevy(ApiVy):
    """The cases that the caller sees."""

    omfang = LASA

    @extend_schema(
        operation_id="arenden_lista",
        tags=["ärenden"],
        parameters=[
            OpenApiParameter("status", enum=Status.values),
            OpenApiParameter("is_open", OpenApiTypes.BOOL, description="Bara öppna ärenden."),
            OpenApiParameter("enhet", description="Kortnamn på enheten där ärendet finns."),
            OpenApiParameter("cursor"),
        ],
        responses={
            200: inline_serializer(
                "Arendelista",
                {
                    "next": serializers.CharField(allow_null=True),
                    "previous": serializers.CharField(allow_null=True),
                    "results": ArenderadSerializer(many=True),
                },
            ),
            404: FEL_ARENDE[404],
            **FEL,
        },
    )
    def get(self, request: Request) -> Response:
        """Lista ärenden, det senaste först."""
        rows = Arende.objects.visible_to(request.user).filter(self._conditions(request.query_params))
        rows = rows.select_related("arendetyp", "center", "ansvarig_enhet", "agent", "handlaggare")
        pages = Senastforst()
        page = pages.paginate_queryset(rows.defer("text", "uppgifter", "sokvektor"), request, view=self)
        return pages.get_paginated_response(ArenderadSerializer(page, many=True).data)

    def _conditions(self, params: Any) -> Q:
        form = _Urval(data=params)
        form.is_valid(raise_exception=True)
        wanted = form.validated_data
        conditions = Q()
        if wanted.get("status"):
            conditions &= Q(status=wanted["status"])
        if wanted.get("is_open"):
            conditions &= Q(status__in=OPPNA)
        if wanted.get("enhet"):
            conditions &= Q(ansvarig_enhet=wanted["enhet"])
        return conditions


class _Urval(serializers.Serializer):
    """What the list is narrowed by."""

    status = serializers.ChoiceField(choices=Status.choices, required=False)
    is_open = serializers.BooleanField(required=False, default=False)
    enhet = serializers.SlugRelatedField(slug_field="kortnamn", queryset=Enhet.objects.all(), required=False)


class EttArendeVy(ApiVy):
    """One case."""

    omfang = LASA

    @extend_schema(operation_id="arenden_visa", tags=["ärenden"], responses={200: ArendeSerializer, **FEL_ARENDE})
    def get(self, request: Request, nummer: str) -> Response:
        """Visa ett ärende. Visningen loggas."""
        arende = get_arende(nummer, request.user)
        log_visning(arende=arende, by=request.user, is_innehall_last=arende.is_readable_by(request.user))
        return Response(ArendeSerializer(arende, context={"request": request}).data)


class HandelserVy(ApiVy):
    """What has happened in a case."""

    omfang = LASA

    @extend_schema(operation_id="arenden_handelser", tags=["ärenden"], responses={200: HandelseSerializer(many=True), **FEL_ARENDE})
    def get(self, request: Request, nummer: str) -> Response:
        """Lista ärendets händelser, den äldsta först. Visningen loggas."""
        arende = get_arende(nummer, request.user)
        rows = told_handelser(arende).select_related("av", "enhet", "till_enhet").order_by("tid", "id")
        is_readable = arende.is_readable_by(request.user)
        log_visning(arende=arende, by=request.user, is_innehall_last=is_readable)
        return Response(HandelseSerializer(rows, many=True, context={"is_readable": is_readable}).data)


class ForhandsvisningSerializer(serializers.Serializer):
    """What a hand-off would do."""

    mottagare = serializers.CharField(source="mottagare.kortnamn")
    vem_svarar = serializers.CharField(source="vagval.vem_svarar")
    instruktion = serializers.CharField(source="vagval.instruktion")
    is_avtalat = serializers.BooleanField(source="vagval.is_avtalat")
    kvittens_senast = serializers.DateTimeField()
    svar_senast = serializers.DateTimeField()
    saknade = serializers.ListField(child=serializers.CharField())
    antal_handlaggare = serializers.IntegerField()


class ForhandsvisningVy(ApiVy):
    """The preview of a hand-off."""

    omfang = LASA

    @extend_schema(
        operation_id="arenden_forhandsvisa_overlamning",
        tags=["ärenden"],
        parameters=[OpenApiParameter("till", description="Enhetens kortnamn; annars den som överenskommelsen säger.")],
        responses={200: ForhandsvisningSerializer, **FEL_ARENDE},
    )
    def get(self, request: Request, nummer: str) -> Response:
        """Visa vad en överlämning skulle innebära, för den som får lämna över. Visningen loggas."""
        arende = get_arende(nummer, request.user)
        till = None
        if request.query_params.get("till"):
            field = serializers.SlugRelatedField(slug_field="kortnamn", queryset=Enhet.objects.all())
            till = field.run_validation(request.query_params["till"])
        preview = preview_hand_over(arende=arende, by=request.user, till=till)
        log_visning(arende=arende, by=request.user, is_innehall_last=arende.is_readable_by(request.user))
        data = ForhandsvisningSerializer({**vars(preview), "saknade": [f.nyckel for f in preview.saknade]}).data
        return Response(data)


class BilagorVy(ApiVy):
    """The attachments of a case."""

    omfang = SKRIVA
    parser_classes = (MultiPartParser,)

    @extend_schema(
        operation_id="arenden_bifoga",
        tags=["ärenden"],
        request={"multipart/form-data": inline_serializer("Fil", {"fil": serializers.FileField()})},
        responses={201: BilagaSerializer, 204: None, **FEL_ARENDE},
    )
    def post(self, request: Request, nummer: str) -> Response:
        """Bifoga en fil: en bild, en PDF, ett dokument eller ren text på högst 15 MB. Den som inte får läsa ärendet får ett tomt svar."""
        arende = get_arende(nummer, request.user)
        fil = serializers.FileField().run_validation(request.data.get("fil"))
        bilagor = add_bilagor(arende=arende, filer=[fil], by=request.user)
        return Response(BilagaSerializer(bilagor[0]).data, status=201) if bilagor else Response(status=204)


class BilagaVy(ApiVy):
    """The content of one attachment."""

    omfang = LASA

    @extend_schema(
        operation_id="arenden_hamta_bilaga",
        tags=["ärenden"],
        responses={(200, "application/octet-stream"): bytes, **FEL_ARENDE},
    )
    def get(self, request: Request, nummer: str, nyckel: str) -> FileResponse:
        """Hämta en bilaga som är skannad eller inte behöver skannas. Visningen loggas."""
        arende = get_arende(nummer, request.user)
        bilaga = arende.bilagor.filter(nyckel=nyckel).first()
        is_stopped = bilaga is not None and bilaga.skanning in (Bilaga.Skanning.VANTAR, Bilaga.Skanning.SMITTAD)
        if bilaga is None or is_stopped or not arende.is_readable_by(request.user):
            raise Http404
        log_visning(arende=arende, by=request.user, is_innehall_last=True)
        opened = bilaga.fil.open("rb")
        return FileResponse(opened, as_attachment=True, filename=bilaga.filnamn, content_type="application/octet-stream")


class RemissvarVy(ApiVy):
    """The answer to an opinion that was asked for."""

    omfang = SKRIVA

    @extend_schema(operation_id="remisser_besvara", tags=["ärenden"], request=Remissvar, responses={200: RemissSerializer, **FEL_ARENDE})
    def post(self, request: Request, pk: int) -> Response:
        """Svara på en fråga från en annan enhet."""
        remiss = Remiss.objects.filter(pk=pk, arende__in=Arende.objects.visible_to(request.user)).first()
        if remiss is None:
            raise Http404
        body = Remissvar(data=request.data)
        body.is_valid(raise_exception=True)
        return Response(RemissSerializer(answer_opinion(remiss=remiss, by=request.user, **body.validated_data)).data)
