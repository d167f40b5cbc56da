"""Each move of a case as an address of its own: POST it, get the case back, as far as the key may read it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import URLPattern, path
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer

from arenden import actions
from arenden.actions.visning import log_visning
from arenden.api.bas import FEL_ARENDE, SKRIVA, get_arende
from arenden.serializers import handlingar as s
from arenden.serializers.arende import ArendelageSerializer, ArendeSerializer
from kontaktcenter.api.autentisering import may_key
from kontaktcenter.api.bas import ApiVy
from kontaktcenter.api.tolk import Strangtolk
from kontaktcenter.models import Omfang


@dataclass(frozen=True)
class Adress:
    """One move: its address, what it needs, the action that does it, what the schema says of it, and what it needs with files."""

    slug: str
    serializer: type[Serializer]
    action: Callable[..., Any]
    beskrivning: str
    med_filer: type[Serializer] | None = None

    @property
    def bodies(self) -> dict[str, type[Serializer]]:
        """What can be sent, by its kind of body: JSON, and a form where files may go along."""
        form = {MultiPartParser.media_type: self.med_filer} if self.med_filer else {}
        return {Strangtolk.media_type: self.serializer, **form}


ADRESSER = (
    Adress("ta", s.Handling, actions.take, "Ta ärendet."),
    Adress("tilldela", s.Tilldela, actions.assign, "Tilldela ärendet till en kollega."),
    Adress("parkera", s.Parkera, actions.park, "Låt ärendet vila till ett datum."),
    Adress("vack", s.Handling, actions.wake, "Väck ett ärende som vilar eller väntar."),
    Adress("begar-komplettering", s.Medborgarfraga, actions.request_completion, "Be medborgaren om komplettering; klockan stannar."),
    Adress("komplettera", s.OrdUtanVersion, actions.add_from_citizen, "Lägg till det som medborgaren har berättat.", s.TillaggMedFiler),
    Adress("overlamna", s.Overlamna, actions.hand_over, "Lämna över ärendet till en enhet."),
    Adress("ta-emot", s.Handling, actions.accept, "Ta emot en överlämning."),
    Adress("skicka-tillbaka", s.Tillbaka, actions.send_back, "Skicka tillbaka ärendet till centret."),
    Adress("skicka-vidare", s.Vidaresand, actions.forward, "Skicka ärendet vidare till en annan enhet."),
    Adress("ta-tillbaka", s.Handling, actions.take_back, "Ta tillbaka en överlämning som ingen har tagit emot."),
    Adress("remittera", s.Remittera, actions.ask_opinion, "Fråga en annan enhet."),
    Adress("besvara", s.Svar, actions.answer, "Besvara ärendet.", s.SvarMedFiler),
    Adress("meddela", s.Ord, actions.send_message, "Skriv till medborgaren.", s.OrdMedFiler),
    Adress("anteckna", s.OrdUtanVersion, actions.add_note, "Skriv en intern anteckning."),
    Adress("avsluta", s.Avsluta, actions.close, "Avsluta ärendet."),
    Adress("oppna-igen", s.Orsak, actions.reopen, "Öppna ärendet igen."),
    Adress("dra-tillbaka", s.UtanVersion, actions.withdraw, "Dra tillbaka ärendet åt medborgaren."),
    Adress("dela", s.Dela, actions.split, "Gör en del av ärendet till ett eget."),
    Adress("sla-ihop", s.SlaIhop, actions.merge, "Slå ihop ärendet med ett annat."),
    Adress("angra-sammanslagning", s.Handling, actions.undo_merge, "Ångra en sammanslagning innan det andra ärendet är besvarat."),
    Adress("relatera", s.Relatera, actions.relate, "Säg att ärendet har med ett annat att göra."),
    Adress("byt-arendetyp", s.BytArendetyp, actions.change_arendetyp, "Byt ärendetyp; fristen räknas om."),
    Adress("uppgifter", s.Uppgifter, actions.update_uppgifter, "Ändra svaren på ärendetypens frågor, och platsen."),
    Adress("sekretess", s.AndraSekretess, actions.change_sekretess, "Bestäm vem som får läsa innehållet."),
    Adress("ny-kod", s.UtanVersion, actions.renew_code, "Skicka en ny kod och länk till adressen som står i ärendet."),
)


PARSERS = (Strangtolk, MultiPartParser)
HANDLINGSSVAR = OpenApiResponse(
    ArendeSerializer, description="Ärendet. En nyckel utan omfånget arenden:lasa får bara nummer, status och version."
)


class Handlingsvy(ApiVy):
    """Do one move and answer with the case as it is then; to a key that may only write, with no more than where it is."""

    omfang = SKRIVA
    adress: ClassVar[Adress]

    def post(self, request: Request, nummer: str) -> Response:
        """Check the body, run the action, show the case."""
        arende = get_arende(nummer, request.user)
        serializer = self.adress.med_filer or self.adress.serializer
        body = serializer(data=request.data, context={"request": request})
        body.is_valid(raise_exception=True)
        self.adress.action(arende=arende, by=request.user, **body.validated_data)
        if not may_key(request, Omfang.ARENDEN_LASA):
            arende.refresh_from_db(fields=["status", "version"])
            return Response(ArendelageSerializer(arende).data)
        arende = get_arende(nummer, request.user)
        log_visning(arende=arende, by=request.user, is_innehall_last=arende.is_readable_by(request.user))
        return Response(ArendeSerializer(arende, context={"request": request}).data)


def make_urls() -> list[URLPattern]:
    """One address per move."""
    urls = []
    for adress in ADRESSER:
        document = extend_schema(
            request=adress.bodies,
            responses={200: HANDLINGSSVAR, **FEL_ARENDE},
            summary=adress.beskrivning,
            operation_id=f"arenden_{adress.slug.replace('-', '_')}",
            tags=["ärenden"],
        )
        namn = "".join(part.title() for part in adress.slug.split("-"))
        own = {"adress": adress, "post": document(_own_post(adress)), "parser_classes": PARSERS[: len(adress.bodies)]}
        view = type(f"{namn}Vy", (Handlingsvy,), own)
        urls.append(path(f"arenden/<arendenummer:nummer>/{adress.slug}/", view.as_view(), name=f"api_{adress.slug}"))
    return urls


def _own_post(adress: Adress) -> Callable[[Handlingsvy, Request, str], Response]:
    """A method of its own per address, since the schema is kept on the method."""

    def post(self: Handlingsvy, request: Request, nummer: str) -> Response:
        return Handlingsvy.post(self, request, nummer)

    post.__doc__ = adress.beskrivning
    return post
