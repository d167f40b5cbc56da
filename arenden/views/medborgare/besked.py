"""Where a case is, in words that anybody understands: whole sentences, units by name, employees never."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from arenden.models import Arende, Handelse
from arenden.status import Handelsetyp, Status
from kontaktcenter.tidsord import Etikett, day

Orsak = Arende.Avslutsorsak
Typ = Handelsetyp


@dataclass(frozen=True)
class Besked:
    """The state in short, as a label, and in sentences."""

    etikett: Etikett
    meningar: list[str]


def since(moment: datetime) -> str:
    """A day in the form that follows "sedan": "tisdag", "i går", "3 mars"."""
    then, today = timezone.localdate(moment), timezone.localdate()
    near = {0: pgettext("sedan", "i dag"), 1: pgettext("sedan", "i går")}
    distance = (today - then).days
    if distance in near:
        return near[distance]
    if 1 < distance < 7:
        return [
            pgettext("sedan", "måndag"),
            pgettext("sedan", "tisdag"),
            pgettext("sedan", "onsdag"),
            pgettext("sedan", "torsdag"),
            pgettext("sedan", "fredag"),
            pgettext("sedan", "lördag"),
            pgettext("sedan", "söndag"),
        ][then.weekday()]
    return format_date(then, pgettext("sedan", "j F") if then.year == today.year else pgettext("sedan", "j F Y"))


def describe(arende: Arende, handelser: list[Handelse]) -> Besked:
    """The state of the case; `handelser` are its events in order."""
    if arende.status == Status.AVSLUTAD:
        return _closed(arende)
    if arende.status == Status.BESVARAD:
        return Besked(Etikett(_("Besvarat"), "success", "check-circle"), [_answered(arende.besvarad)])
    if arende.status == Status.VANTAR_MEDBORGARE:
        return Besked(
            Etikett(_("Väntar på dig"), "warning", "chat-circle-dots"),
            [_("Vi har ställt en fråga till dig. Så länge vi väntar på ditt svar står ärendet stilla.")],
        )
    holder = _holder(arende, handelser)
    if arende.status == Status.VILANDE:
        rests = _("Ärendet vilar till %(dag)s. Då fortsätter vi med det.") % {"dag": day(arende.vilar_till)}
        return Besked(Etikett(_("Vilar"), "neutral", "pause-circle"), [holder, rests, promise(arende)])
    is_begun = arende.status not in (Status.NY, Status.OVERLAMNAD)
    etikett = Etikett(_("Pågår"), "info", "circle-half") if is_begun else Etikett(_("Mottaget"), "info", "tray")
    return Besked(etikett, [holder, promise(arende)])


def _holder(arende: Arende, handelser: list[Handelse]) -> str:
    """Which unit has the case, and since when."""
    moves = [h for h in handelser if h.typ in MOVES]
    moment = moves[-1].tid if moves else arende.inkommen
    words = {"enhet": arende.ansvarig_enhet.namn, "dag": since(moment)}
    if arende.status == Status.OVERLAMNAD:
        return _("Ärendet ligger hos %(enhet)s sedan %(dag)s. De har inte börjat med det än.") % words
    return _("%(enhet)s har ditt ärende sedan %(dag)s.") % words


def promise(arende: Arende) -> str:
    """By when the answer comes; and honestly, when that day has passed, or when nobody can say it yet."""
    if arende.klockan_stannad is not None:
        return _("Vi säger vilken dag svaret kommer när vi har fått veta det som vi har frågat om.")
    words = {"dag": day(arende.svar_senast)}
    if arende.is_overdue:
        return _("Du skulle ha fått svar senast %(dag)s. Vi är försenade, och det beklagar vi.") % words
    return _("Du får svar senast %(dag)s.") % words


def _answered(moment: datetime | date) -> str:
    return _("Du fick svar %(dag)s. Läs det här nedanför.") % {"dag": day(moment)}


def _closed(arende: Arende) -> Besked:
    etikett = Etikett(_("Avslutat"), "neutral", "check")
    words = {"dag": day(arende.avslutad)}
    if arende.avslutsorsak == Orsak.TILLBAKADRAGET:
        return Besked(etikett, [_("Du drog tillbaka ärendet %(dag)s. Vi gör inget mer med det.") % words])
    if arende.avslutsorsak == Orsak.INGEN_ATGARD:
        return Besked(etikett, [_("Ärendet avslutades %(dag)s utan åtgärd.") % words])
    if arende.avslutsorsak == Orsak.SAMMANSLAGET:
        together = _("Vi hanterar ditt ärende tillsammans med ett annat om samma sak. Du får samma svar, och du läser det här.")
        other = arende.sammanslaget_med
        return Besked(etikett, [together] + ([promise(other)] if other is not None and other.is_open else []))
    return Besked(etikett, [_answered(arende.besvarad or arende.avslutad), _("Ärendet är avslutat.")])


MOVES = {Typ.OVERLAMNAT, Typ.VIDARESANT, Typ.ATERSANT, Typ.ATERTAGET, Typ.ACCEPTERAT, Typ.ATEROPPNAT, Typ.FLYTTAT}
