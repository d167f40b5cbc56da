"""Times and bookings, open to anybody as the public pages are: a citizen's booking is confirmed by the mailed link here too."""

import uuid
from typing import ClassVar

from django.http import Http404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.exceptions import Throttled
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import UserRateThrottle

from kontaktcenter.api.bas import FEL, ApiVy
from kontaktcenter.api.fel import FelSerializer
from kontaktcenter.api.oppen import Adressgrans
from kontaktcenter.granser import client_address, count
from kontaktcenter.models import Anvandare, Apinyckel, Omfang
from servicekontor.actions.bokning import ask_confirmation, cancel_bokning, confirm_bokning, hold_tid, move_bokning
from servicekontor.actions.bokningsgrund import TidenTagen
from servicekontor.bokningslank import find_link
from servicekontor.bokningsratt import books_for_others
from servicekontor.lediga_tider import Ledigtid
from servicekontor.models import Bokning, Bokningslank, Kontor, Motestyp
from servicekontor.serializers.bokning import (
    Bekrafta,
    BokningSerializer,
    Flytta,
    Halla,
    LedigtidSerializer,
    MotestypSerializer,
    Tidsfraga,
    Vilken,
)
from servicekontor.tidsok import find_free
from servicekontor.tidval import describe_place, with_places

Syfte = Bokningslank.Syfte
OPPEN = [{}, {"nyckel": []}]
FEL_OPPEN = {400: FEL[400], 401: FEL[401], 429: FEL[429]}
SAKNAS = OpenApiResponse(FelSerializer, description="Bokningen finns inte, eller hemligheten är fel.")
UPPTAGEN = OpenApiResponse(FelSerializer, description="Tiden hann bli bokad; `lediga` är de närmaste som går att få.")
FEL_BOKNING = {**FEL_OPPEN, 404: SAKNAS, 409: UPPTAGEN}


def booker(request: Request) -> Anvandare | None:
    """The employee, or the account of a key, that books for others; None is a citizen."""
    user = request.user
    if not user.is_authenticated or not books_for_others(user):
        return None
    is_allowed = not isinstance(request.auth, Apinyckel) or Omfang.KONTAKTER_SKRIVA in request.auth.omfang
    return user if is_allowed else None


class BokningVy(ApiVy):
    """A view that needs no key, and answers a time that was taken with those that can be had."""

    permission_classes: ClassVar = [AllowAny]
    throttle_classes: ClassVar = [Adressgrans, UserRateThrottle]
    grans = "api_bokning"

    def handle_exception(self, error: Exception) -> Response:
        """Add the next free times to the refusal."""
        response = super().handle_exception(error)
        if isinstance(error, TidenTagen):
            response.data["lediga"] = _as_rows(error.lediga)
        return response


def _as_rows(times: list[Ledigtid]) -> list[dict[str, object]]:
    offices = Kontor.objects.in_bulk({tid.kontor for tid in times})
    rows = ((offices[val.tid.kontor], val) for val in with_places(times))
    return LedigtidSerializer(
        [{"kontor": k.kod, "plats": describe_place(k, val.plats), "fran": val.tid.fran, "till": val.tid.till} for k, val in rows], many=True
    ).data


class MotestyperVy(BokningVy):
    """What can be booked."""

    @extend_schema(
        operation_id="motestyper_lista", tags=["bokningar"], auth=OPPEN, responses={200: MotestypSerializer(many=True), **FEL_OPPEN}
    )
    def get(self, request: Request) -> Response:
        """Lista mötena som går att boka."""
        rows = Motestyp.objects.public().filter(mottagningstider__isnull=False).distinct()
        return Response(MotestypSerializer(rows, many=True).data)


class LedigaTiderVy(BokningVy):
    """When."""

    @extend_schema(
        operation_id="lediga_tider",
        tags=["bokningar"],
        auth=OPPEN,
        parameters=[Tidsfraga],
        responses={200: LedigtidSerializer(many=True), **FEL_OPPEN},
    )
    def get(self, request: Request) -> Response:
        """Lista lediga tider, på ett kontor eller alla, den tidigaste först."""
        asked = Tidsfraga(data=request.query_params)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        offices = [given["kontor"]] if "kontor" in given else list(Kontor.objects.public().in_use())
        found = find_free(given["motestyp"], offices, (given["fran"], given["till"]), is_personal=booker(request) is not None)
        return Response(_as_rows(sorted((t for rows in found.values() for t in rows), key=lambda t: (t.fran, t.kontor))))


class BokningarVy(BokningVy):
    """Holding a time."""

    @extend_schema(
        operation_id="bokningar_hall", tags=["bokningar"], auth=OPPEN, request=Halla, responses={201: BokningSerializer, **FEL_BOKNING}
    )
    def post(self, request: Request) -> Response:
        """Håll en tid i tio minuter. Svarets nyckel bekräftar den."""
        body = Halla(data=request.data)
        body.is_valid(raise_exception=True)
        by = booker(request)
        if by is None:
            _limit("bokning", client_address(request))
        return Response(BokningSerializer(hold_tid(by=by, **body.validated_data)).data, status=201)


class BekraftaVy(BokningVy):
    """Confirming."""

    @extend_schema(
        operation_id="bokningar_bekrafta",
        tags=["bokningar"],
        auth=OPPEN,
        request=Bekrafta,
        responses={200: BokningSerializer, 202: BokningSerializer, **FEL_BOKNING},
    )
    def post(self, request: Request) -> Response:
        """Ange vem tiden är för (202: en länk mejlas och tiden väntar på den), eller bekräfta med länkens hemlighet (200)."""
        body = Bekrafta(data=request.data)
        body.is_valid(raise_exception=True)
        by = booker(request)
        if body.validated_data.get("hemlighet"):
            lank = _find_link(request, body, Syfte.BEKRAFTA)
            bokning = confirm_bokning(bokning=lank.bokning, by=None, lank=lank)
        else:
            held = _by_key(body.validated_data.get("nyckel"))
            if by is None:
                _limit("bokning_mejl", client_address(request))
                _limit("bokning_epost", body.validated_data["epost"].lower())
                return Response(BokningSerializer(ask_confirmation(bokning=held, bokare=body.bokare())).data, status=202)
            bokning = confirm_bokning(bokning=held, by=by, bokare=body.bokare())
        return Response(BokningSerializer(bokning).data)


class FlyttaVy(BokningVy):
    """Moving."""

    @extend_schema(
        operation_id="bokningar_flytta", tags=["bokningar"], auth=OPPEN, request=Flytta, responses={200: BokningSerializer, **FEL_BOKNING}
    )
    def post(self, request: Request) -> Response:
        """Byt till en annan tid. Är den tagen behålls den gamla."""
        body = Flytta(data=request.data)
        body.is_valid(raise_exception=True)
        bokning, by = _own(request, body)
        given = body.validated_data
        return Response(BokningSerializer(move_bokning(bokning=bokning, kontor=given["kontor"], fran=given["fran"], by=by)).data)


class AvbokaVy(BokningVy):
    """Cancelling."""

    @extend_schema(
        operation_id="bokningar_avboka", tags=["bokningar"], auth=OPPEN, request=Vilken, responses={200: BokningSerializer, **FEL_BOKNING}
    )
    def post(self, request: Request) -> Response:
        """Lämna tillbaka tiden."""
        body = Vilken(data=request.data)
        body.is_valid(raise_exception=True)
        bokning, by = _own(request, body)
        return Response(BokningSerializer(cancel_bokning(bokning=bokning, by=by)).data)


def _own(request: Request, body: Vilken) -> tuple[Bokning, Anvandare | None]:
    """The booking that the caller may change, and as whom."""
    by = booker(request)
    if by is not None and body.validated_data.get("nyckel"):
        return _by_key(body.validated_data["nyckel"]), by
    return _find_link(request, body, Syfte.HANTERA).bokning, None


def _by_key(nyckel: uuid.UUID | None) -> Bokning:
    found = Bokning.objects.with_names().select_related("motestyp__arendetyp").filter(nyckel=nyckel).first() if nyckel else None
    if found is None:
        raise Http404
    return found


def _find_link(request: Request, body: Vilken, syfte: Syfte) -> Bokningslank:
    lank = find_link(request, body.validated_data.get("hemlighet", ""))
    if lank is None or lank.syfte != syfte:
        raise Http404
    return lank


def _limit(grans: str, vem: str) -> None:
    wait = count(grans, vem)
    if wait is not None:
        raise Throttled(wait)
