"""People: find one, read, put right what has been told anew, look at what is protected. As at the work place, for agents alone."""

from dataclasses import replace
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from arenden.actions import reveal_person as reveal_sender
from arenden.actions.personuppgift import person_stamp, reveal_person, update_person
from arenden.api.bas import FEL_ARENDE, get_arende
from arenden.indata import Uppgiftslamnare
from arenden.models import Person
from arenden.personsok import search_persons
from arenden.serializers.arende import InlamnareSerializer
from arenden.serializers.person import Persondrag, Personfraga, PersonSerializer, PersonstampelSerializer, PersontraffarSerializer
from arenden.synliga_personer import visible_persons
from kontaktcenter.api.bas import FEL, ApiVy
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare, Omfang

FEL_PERSON = {**FEL, 404: FEL_ARENDE[404]}


def get_person(pk: int, user: Anvandare) -> Person:
    """The person, if `user` takes contacts and may know of them; else SaknarBehorighet or 404."""
    _check_agent(user)
    person = visible_persons(user).filter(pk=pk).first()
    if person is None:
        raise Http404
    return person


def _check_agent(user: Anvandare) -> None:
    if not user.may(Behorighet.REGISTRERA_KONTAKT):
        raise SaknarBehorighet(_("Personer är för dem som tar emot kontakter."))


class PersonsokVy(ApiVy):
    """Finding people."""

    omfang = {"POST": Omfang.PERSONER_LASA}

    @extend_schema(
        operation_id="personer_sok", tags=["personer"], request=Personfraga, responses={200: PersontraffarSerializer, **FEL}
    )
    def post(self, request: Request) -> Response:
        """Sök personer som dina center har haft kontakt med. Den som har skyddade personuppgifter hittas inte på namnet."""
        _check_agent(request.user)
        body = Personfraga(data=request.data)
        body.is_valid(raise_exception=True)
        return Response(PersontraffarSerializer(search_persons(body.validated_data["q"], request.user)).data)


class PersonVy(ApiVy):
    """One person."""

    omfang = {"GET": Omfang.PERSONER_LASA}

    @extend_schema(operation_id="personer_visa", tags=["personer"], responses={200: PersonSerializer, **FEL_PERSON})
    def get(self, request: Request, pk: int) -> Response:
        """Visa en person. Skyddade uppgifter är tomma."""
        return Response(PersonSerializer(get_person(pk, request.user)).data)


class SkyddadPersonVy(ApiVy):
    """One person, with what is protected."""

    omfang = {"POST": Omfang.PERSONER_LASA}

    @extend_schema(
        operation_id="personer_visa_skyddad", tags=["personer"], request=None, responses={200: PersonSerializer, **FEL_PERSON}
    )
    def post(self, request: Request, pk: int) -> Response:
        """Visa en person med skyddade uppgifter. Det loggas."""
        person = get_person(pk, request.user)
        reveal_person(person=person, by=request.user)
        return Response(PersonSerializer(person, context={"is_visad": True}).data)


class PersonandringVy(ApiVy):
    """What has been told anew."""

    omfang = {"POST": Omfang.PERSONER_SKRIVA}

    @extend_schema(
        operation_id="personer_andra",
        tags=["personer"],
        request=Persondrag,
        responses={200: PersonstampelSerializer, 409: FEL_ARENDE[409], **FEL_PERSON},
    )
    def post(self, request: Request, pk: int) -> Response:
        """Ändra en persons namn, telefon, e-post eller adress, eller märk personuppgifterna som skyddade."""
        person = get_person(pk, request.user)
        body = Persondrag(data=request.data)
        body.is_valid(raise_exception=True)
        told: dict[str, Any] = dict(body.validated_data)
        stampel = told.pop("stampel", None) or person_stamp(person)
        known = Uppgiftslamnare(namn=person.namn, telefon=person.telefon, epost=person.epost, adress=person.adress)
        changed = update_person(person=person, uppgifter=replace(known, **told), stampel=stampel, by=request.user)
        return Response(PersonstampelSerializer({"id": changed.pk, "stampel": person_stamp(changed)}).data)


class SkyddadInlamnareVy(ApiVy):
    """Who handed a case in, with what is protected."""

    omfang = {"POST": Omfang.ARENDEN_LASA}

    @extend_schema(
        operation_id="arenden_visa_person", tags=["ärenden"], request=None, responses={200: InlamnareSerializer, **FEL_ARENDE}
    )
    def post(self, request: Request, nummer: str) -> Response:
        """Visa vem som har lämnat in ärendet, även skyddade uppgifter. Det står i ärendets händelser."""
        arende = get_arende(nummer, request.user)
        reveal_sender(arende=arende, by=request.user)
        return Response(InlamnareSerializer(arende.inlamnare, context={"is_visad": True}).data)
