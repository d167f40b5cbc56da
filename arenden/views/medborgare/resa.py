"""The steps that a case has taken and has left, as the citizen sees them: never who did what, nor what went on inside."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from arenden.models import Arende, Bevakning, Handelse
from arenden.status import Handelsetyp
from arenden.views.medborgare.besked import promise
from kontaktcenter.tidsord import day

Typ = Handelsetyp


def _moved_day(handelse: Handelse) -> date | None:
    """The new day of the answer when the event moved it; a move within the day, or of another deadline, is nothing to the citizen."""
    is_retyped = handelse.typ == Typ.ARENDETYP_BYTT
    if not is_retyped and handelse.data.get("slag") != Bevakning.Slag.SVAR:
        return None
    moments = (handelse.data.get("fore"), handelse.data.get("svar_senast" if is_retyped else "efter"))
    if not all(moments):
        return None
    fore, efter = (timezone.localdate(datetime.fromisoformat(moment)) for moment in moments)
    return efter if efter != fore else None


@dataclass(frozen=True)
class Hallplats:
    """A step that the case has taken, or (without time) will take."""

    text: str
    ikon: str
    tid: datetime | date | None = None


@dataclass
class Resa:
    """The steps of the case from when it came in to its answer."""

    arende: Arende
    handelser: list[Handelse]
    steg: list[Hallplats] = field(init=False)

    def __post_init__(self) -> None:
        """Tell each event that concerns the citizen, then what is to come."""
        told = (h for handelse in self.handelser for h in (*self._arrival(handelse), self._tell(handelse)))
        self.steg = [h for h in told if h is not None]
        if self.arende.is_open:
            self.steg.append(Hallplats(promise(self.arende), "flag-checkered"))

    def _arrival(self, handelse: Handelse) -> tuple[Hallplats, ...]:
        """When it reached us, ahead of when it was registered if that was another day."""
        if handelse.typ != Typ.ARENDE_SKAPAT or not self.arende.is_registered_later:
            return ()
        return (Hallplats(_("Vi tog emot ärendet."), "tray", self.arende.ankomst),)

    def _tell(self, handelse: Handelse) -> Hallplats | None:
        if handelse.typ in (Typ.FRIST_OMRAKNAD, Typ.ARENDETYP_BYTT):
            new_day = _moved_day(handelse)
            return new_day and Hallplats(_("Dagen för svar ändrades. Ny dag: %(dag)s.") % {"dag": day(new_day)}, "calendar", handelse.tid)
        enhet = handelse.till_enhet.namn if handelse.till_enhet else ""
        told = {
            Typ.ARENDE_SKAPAT: self._registered(),
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
            Typ.SAMMANSLAGNING_ANGRAD: (_("Sammanslagningen ångrades. Vi hanterar ditt ärende för sig igen."), "arrow-counter-clockwise"),
            Typ.AVSLUTAT: (_("Ärendet avslutades."), "check"),
        }.get(Typ(handelse.typ))
        return Hallplats(*told, handelse.tid) if told else None

    def _registered(self) -> tuple[str, str]:
        return (_("Vi registrerade ärendet."), "note-pencil") if self.arende.is_registered_later else (_("Vi tog emot ärendet."), "tray")
