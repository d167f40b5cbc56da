"""Articles: search, list, read. Public ones for anybody; internal ones too for a login, or a key that may read them."""

from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from drf_spectacular.utils import OpenApiResponse, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.pagination import CursorPagination
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import UserRateThrottle

from kontaktcenter.api.bas import FEL, ApiVy
from kontaktcenter.api.fel import FelSerializer
from kontaktcenter.api.oppen import Adressgrans
from kontaktcenter.models import Anvandare, Apinyckel, Omfang
from kontaktcenter.models.amne import Amne
from kontaktcenter.trad import subtrees
from kunskapsbank.models import Artikel, Artikeltext, Sokning
from kunskapsbank.publikt import find_page, find_related, find_services
from kunskapsbank.serializers.artikel import SPRAKKOD, ArtikelradSerializer, ArtikelSerializer, Urval, describe_page
from kunskapsbank.svarsrad import Svarsrad, as_rows, with_words
from kunskapsbank.svarssok import search_and_log

FEL_OPPEN = {400: FEL[400], 401: FEL[401], 429: FEL[429]}
SAKNAS = OpenApiResponse(FelSerializer, description="Finns inte, är indragen eller får inte läsas.")
EN_LISTA = inline_serializer(
    "Artikellista",
    {
        "next": serializers.CharField(allow_null=True),
        "previous": serializers.CharField(allow_null=True),
        "results": ArtikelradSerializer(many=True),
    },
)


def reader(request: Request) -> Anvandare | None:
    """Who reads: a login, or the account of a key that may read internal articles; None is anybody at all."""
    if not request.user.is_authenticated:
        return None
    is_allowed = not isinstance(request.auth, Apinyckel) or Omfang.ARTIKLAR_LASA in request.auth.omfang
    return request.user if is_allowed else None


class Nyastforst(CursorPagination):
    """Newest first; costs the same on the last page as on the first."""

    page_size_query_param = "limit"
    max_page_size = 50
    page_size = 10
    ordering = ("-skapad", "-id")


class OppenVy(ApiVy):
    """A view that needs no key."""

    permission_classes: ClassVar = [AllowAny]
    throttle_classes: ClassVar = [Adressgrans, UserRateThrottle]
    grans = "api_artiklar"


class ArtiklarVy(OppenVy):
    """Many articles."""

    @extend_schema(
        operation_id="artiklar_lista",
        tags=["artiklar"],
        auth=[{}, {"nyckel": []}],
        parameters=[Urval],
        responses={200: EN_LISTA, 404: OpenApiResponse(FelSerializer, description="Sidan finns inte."), **FEL_OPPEN},
    )
    def get(self, request: Request) -> Response:
        """Sök bland artiklarna med q, eller lista dem, den nyaste först."""
        form = Urval(data=request.query_params)
        form.is_valid(raise_exception=True)
        wanted, user = form.validated_data, reader(request)
        return self._search(wanted, user) if wanted.get("q") else self._list(request, wanted, user)

    def _search(self, wanted: dict[str, Any], user: Anvandare | None) -> Response:
        found = search_and_log(
            wanted["q"],
            user=user,
            sprak=wanted.get("sprak", settings.LANGUAGE_CODE),
            dorr=Sokning.Dorr.API,
            limit=wanted["limit"],
            urval=_condition(wanted),
        )
        return Response({"next": None, "previous": None, "results": ArtikelradSerializer(found.traffar, many=True).data})

    def _list(self, request: Request, wanted: dict[str, Any], user: Anvandare | None) -> Response:
        readable = Artikeltext.objects.readable_by(user)
        narrowed = readable.filter(_condition(wanted))
        if "sprak" in wanted:
            narrowed = narrowed.filter(sprak=wanted["sprak"])
        pages = Nyastforst()
        articles = Artikel.objects.filter(pk__in=narrowed.values("artikel")).only("pk", "skapad")
        page = pages.paginate_queryset(articles, request, view=self)
        rows = _rows(page, readable, wanted.get("sprak", settings.LANGUAGE_CODE))
        return pages.get_paginated_response(ArtikelradSerializer(rows, many=True).data)


def _condition(wanted: dict[str, Any]) -> Q:
    """What narrows list and search alike, as a condition on Artikeltext."""
    condition = Q()
    if "amne" in wanted:
        condition &= Q(artikel__amne__in=subtrees(Amne, [wanted["amne"].pk])[wanted["amne"].pk])
    if "arendetyp" in wanted:
        condition &= Q(artikel__in=Artikel.arendetyper.through.objects.filter(arendetyp=wanted["arendetyp"]).values("artikel"))
    if "andrad_efter" in wanted:
        condition &= Q(publicerad__publicerad__gt=wanted["andrad_efter"])
    return condition


def _rows(page: list[Artikel], readable: QuerySet[Artikeltext], sprak: str) -> list[Svarsrad]:
    rows = as_rows(with_words(readable.filter(artikel__in=page)), sprak)
    return [rows[artikel.pk] for artikel in page if artikel.pk in rows]


class _Sprakval(serializers.Serializer):
    """In which language an article is wanted."""

    sprak = serializers.RegexField(SPRAKKOD, required=False, max_length=10, help_text="Läsarens språk; annars svenska.")


class ArtikelVy(OppenVy):
    """One article."""

    @extend_schema(
        operation_id="artiklar_visa",
        tags=["artiklar"],
        auth=[{}, {"nyckel": []}],
        parameters=[_Sprakval],
        responses={200: ArtikelSerializer, 404: SAKNAS, **FEL_OPPEN},
    )
    def get(self, request: Request, pk: int) -> Response:
        """Läs en artikel på önskat språk, eller på det bästa som finns."""
        form = _Sprakval(data=request.query_params)
        form.is_valid(raise_exception=True)
        sprak, user = form.validated_data.get("sprak", settings.LANGUAGE_CODE), reader(request)
        sida = find_page(pk, user=user, sprak=sprak)
        if sida is None:
            raise Http404
        related = find_related(sida.rad.artikel, user=user, sprak=sprak)
        return Response(ArtikelSerializer(describe_page(sida, find_services(sida.rad.artikel), related)).data)
