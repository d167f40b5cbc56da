"""Contacts in, case types out, the directory, call-backs and messages."""

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from arenden.actions import finish_ateruppringning, register_kontakt, take_message
from arenden.api.bas import FEL_ARENDE
from arenden.models import Ateruppringning
from arenden.serializers.arende import AteruppringningSerializer
from arenden.serializers.handlingar import Resultat, Telefonmeddelande
from arenden.serializers.katalog import ArendetypSerializer, MedarbetareSerializer
from arenden.serializers.kontakt import KontaktSerializer, RegistreringSerializer
from arenden.skyddade import with_skydd
from arenden.uppringare import find_readable
from kontaktcenter.api.autentisering import may_key
from kontaktcenter.api.bas import FEL, ApiVy
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Arendetyp, Medlemskap, Omfang
from kontaktcenter.narvaro import with_kalendrar

FLEST_TRAFFAR = 50


class KontakterVy(ApiVy):
    """The one door, for other systems."""

    omfang = {"POST": Omfang.KONTAKTER_SKRIVA}

    @extend_schema(
        operation_id="kontakter_registrera",
        tags=["kontakter"],
        request=KontaktSerializer,
        responses={201: RegistreringSerializer, 200: RegistreringSerializer, 409: FEL_ARENDE[409], **FEL},
    )
    def post(self, request: Request) -> Response:
        """Registrera en kontakt. Svarar 201 första gången, 200 när samma nyckel redan är registrerad."""
        body = KontaktSerializer(data=request.data, context={"request": request})
        body.is_valid(raise_exception=True)
        registrering = register_kontakt(by=request.user, is_via_system=True, **body.as_indata())
        return Response(RegistreringSerializer(registrering).data, status=200 if registrering.is_upprepad else 201)


class ArendetyperVy(ApiVy):
    """The public case types, for anybody; all of them for those who work here."""

    permission_classes = (AllowAny,)

    @extend_schema(
        operation_id="arendetyper_lista",
        tags=["katalog"],
        auth=[{}, {"nyckel": []}],
        responses={200: ArendetypSerializer(many=True), 401: FEL[401], 429: FEL[429]},
    )
    def get(self, request: Request) -> Response:
        """Lista ärendetyper med följdfrågor."""
        rows = Arendetyp.objects.active() if request.user.is_authenticated else Arendetyp.objects.public()
        rows = rows.select_related("amne", "center", "ansvarig_enhet").prefetch_related("foljdfragor")
        return Response(ArendetypSerializer(rows, many=True).data)


class KatalogVy(ApiVy):
    """The switchboard's directory."""

    omfang = {"GET": Omfang.KATALOG_LASA}

    @extend_schema(
        operation_id="katalog_sok",
        tags=["katalog"],
        parameters=[OpenApiParameter("q", description="En del av namn, titel eller enhet.")],
        responses={200: MedarbetareSerializer(many=True), **FEL},
    )
    def get(self, request: Request) -> Response:
        """Sök medarbetare med närvaro."""
        q = request.query_params.get("q", "").replace("\x00", "").strip()[:100]
        rows = Anvandare.objects.filter(is_active=True, medlemskap__isnull=False)
        for word in q.split()[:5]:
            rows = rows.filter(
                Q(first_name__icontains=word)
                | Q(last_name__icontains=word)
                | Q(titel__icontains=word)
                | Q(medlemskap__enhet__namn__icontains=word)
            )
        memberships = Medlemskap.objects.valid().select_related("enhet")
        found = with_kalendrar(Anvandare.objects.filter(pk__in=rows.values("pk"))).prefetch_related(Prefetch("medlemskap", memberships))
        return Response(MedarbetareSerializer(found[:FLEST_TRAFFAR], many=True).data)


class AteruppringningarVy(ApiVy):
    """Call-backs that are due."""

    omfang = {"GET": Omfang.ARENDEN_LASA}

    @extend_schema(operation_id="ateruppringningar_lista", tags=["växel"], responses={200: AteruppringningSerializer(many=True), **FEL})
    def get(self, request: Request) -> Response:
        """Lista återuppringningar som återstår på de egna enheterna."""
        rows = own_callbacks(request.user).filter(utford__isnull=True).select_related("arende", "enhet")
        found = list(rows.order_by("lovad_till")[:FLEST_TRAFFAR])
        return Response(AteruppringningSerializer(found, many=True, context={"lasbara": find_readable(found, request.user)}).data)


class AteruppringningVy(ApiVy):
    """The result of one call-back."""

    omfang = {"POST": Omfang.VAXEL_SKRIVA}

    @extend_schema(
        operation_id="ateruppringningar_resultat",
        tags=["växel"],
        request=Resultat,
        responses={200: AteruppringningSerializer, **FEL_ARENDE},
    )
    def post(self, request: Request, nyckel: str) -> Response:
        """Ange hur en återuppringning gick."""
        row = own_callbacks(request.user).filter(nyckel=nyckel).first()
        if row is None:
            raise Http404
        body = Resultat(data=request.data)
        body.is_valid(raise_exception=True)
        finish_ateruppringning(ateruppringning=row, by=request.user, **body.validated_data)
        row = own_callbacks(request.user).select_related("arende", "enhet").get(pk=row.pk)
        lasbara = find_readable([row], request.user) if may_key(request, Omfang.ARENDEN_LASA) else set()
        return Response(AteruppringningSerializer(row, context={"lasbara": lasbara}).data)


class TelefonmeddelandenVy(ApiVy):
    """Messages to employees."""

    omfang = {"POST": Omfang.VAXEL_SKRIVA}

    @extend_schema(operation_id="telefonmeddelanden_ta", tags=["växel"], request=Telefonmeddelande, responses={204: None, **FEL})
    def post(self, request: Request) -> Response:
        """Ta ett telefonmeddelande till en medarbetare."""
        body = Telefonmeddelande(data=request.data)
        body.is_valid(raise_exception=True)
        take_message(by=request.user, **body.validated_data)
        return Response(status=204)


def own_callbacks(user: Anvandare) -> QuerySet[Ateruppringning]:
    """The call-backs of the units where the user works; `is_skyddad` says whether the caller, or whose number it is, is protected."""
    units = user.units_with(Behorighet.REGISTRERA_KONTAKT) | user.units_with(Behorighet.HANDLAGGA)
    return with_skydd(Ateruppringning.objects.filter(enhet__in=units))
