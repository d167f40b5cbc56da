"""The steps that a case has taken and has left, as the citizen sees them: never who did what, nor what went on inside."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from arenden.models import Arende, Handelse
from arenden.status import Handelsetyp
from arenden.views.medborgare.besked import promise

Typ = Handelsetyp


@dataclass(frozen=True)
class Hallplats:
    """A step that the case has taken, or (without time) will take."""

    text: str
    ikon: str
    tid: datetime | None = None


@dataclass
class Resa:
    """The steps of the case from when it came in to its answer."""

    arende: Arende
    handelser: list[Handelse]
    steg: list[Hallplats] = field(init=False)

    def __post_init__(self) -> None:
        """Tell each event that concerns the citizen, then what is to come."""
        self.steg = [h for h in map(self._tell, self.handelser) if h is not None]
        if self.arende.is_open:
            self.steg.append(Hallplats(promise(self.arende), "flag-checkered"))

    def _tell(self, handelse: Handelse) -> Hallplats | None:
        enhet = handelse.till_enhet.namn if handelse.till_enhet else ""
        told = {
            Typ.ARENDE_SKAPAT: (_("Vi tog emot ärendet."), "tray"),
            Typ.OVERLAMNAT: (_("Ärendet lämnades över till %(enhet)s.") % {"enhet": enhet}, "arrow-right"),
            Typ.VIDARESANT: (_("Ärendet skickades vidare till %(enhet)s.") % {"enhet": enhet}, "arrow-right"),
            Typ.ATERSANT: (_("Ärendet kom tillbaka till %(enhet)s.") % {"enhet": enhet}, "arrow-u-up-left"),
            Typ.ATERTAGET: (_("Ärendet kom tillbaka till %(enhet)s.") % {"enhet": enhet}, "arrow-u-up-left"),
            Typ.ACCEPTERAT: (_("%(enhet)s tog emot ärendet.") % {"enhet": handelse.enhet.namn if handelse.enhet else ""}, "check"),
            Typ.KOMPLETTERING_BEGARD: (_("Vi frågade dig om mer."), "chat-circle-dots"),
            Typ.KOMPLETTERAT: (_("Du lade till uppgifter."), "paperclip"),
            Typ.MEDDELANDE_SKICKAT: (_("Vi skrev till dig."), "envelope-simple"),
            Typ.PARKERAT: (_("Ärendet fick vila till ett senare datum."), "pause-circle"),
            Typ.VACKT: (_("Vi fortsatte med ärendet."), "play-circle"),
            Typ.BESVARAT: (_("Du fick svar."), "check-circle"),
            Typ.ATEROPPNAT: (_("Ärendet öppnades igen."), "arrow-counter-clockwise"),
            Typ.TILLBAKADRAGET: (_("Du drog tillbaka ärendet."), "x-circle"),
            Typ.SAMMANSLAGET: (_("Ärendet slogs ihop med ett annat om samma sak."), "git-merge"),
            Typ.AVSLUTAT: (_("Ärendet avslutades."), "check"),
        }.get(Typ(handelse.typ))
        return Hallplats(*told, handelse.tid) if told else None
