"""What has happened in a case, as sentences that tell its story."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from arenden.akt import Post
from arenden.models import Arende, Ateruppringning, Bevakning, Kanal, Overlamning
from arenden.status import Atersandningsskal
from arenden.status import Handelsetyp as H
from arenden.svarsvag import Svarsvag
from kontaktcenter.models import Sekretess
from kontaktcenter.tidsord import known_time, spoken_time


@dataclass(frozen=True)
class Rad:
    """One event as a sentence needs it: the names are empty for who or what is not there, or may not be known."""

    typ: str
    tid: datetime
    nu: datetime
    vem: str
    enhet: str
    till_enhet: str
    till_person: str
    arendetyp: str
    kanal: str
    is_av_medborgare: bool
    data: dict[str, Any] = field(default_factory=dict)
    overlamning: Post | None = None
    annat_nummer: str = ""
    inkommen: datetime | None = None

    @property
    def aktor(self) -> str:
        """Who did it, as the first word of a sentence."""
        if self.vem:
            return self.vem
        return _("Medborgaren") if self.is_av_medborgare else _("Systemet")

    def when(self, nyckel: str) -> str:
        """A time of the event's data as people say it; empty when there is none."""
        text = str(self.data.get(nyckel) or "")
        moment: datetime | date | None = parse_datetime(text) if "T" in text else parse_date(text)
        return spoken_time(moment, self.nu) if moment else ""

    def words(self) -> dict[str, str]:
        """What every sentence may use."""
        return {"vem": self.aktor, "enhet": self.enhet, "till": self.till_enhet, "nummer": self.annat_nummer or _("ett annat ärende")}


def tell(rad: Rad) -> str:
    """The sentence of one event; what has none of its own is told by its kind."""
    make = MENINGAR.get(H(rad.typ)) if rad.typ in H.values else None
    return make(rad) if make else f"{H(rad.typ).label}."


def _created(rad: Rad) -> str:
    """How it came in; of what was registered another day also when, for the event's own time is when it was registered."""
    if rad.inkommen is not None and timezone.localdate(rad.inkommen) != timezone.localdate(rad.tid):
        late = {
            Kanal.EPOST: _("Ärendet registrerades. Det kom in med e-post %(tid)s."),
            Kanal.BREV: _("Ärendet registrerades. Det kom in med brev %(tid)s."),
        }.get(rad.kanal, _("Ärendet registrerades. Det kom in %(tid)s."))
        return late % {"tid": spoken_time(known_time(rad.inkommen), rad.nu)}
    return {
        Kanal.TELEFON: _("Ärendet skapades efter ett telefonsamtal."),
        Kanal.WEBB: _("Ärendet kom in från webben."),
        Kanal.EPOST: _("Ärendet kom in med e-post."),
        Kanal.BREV: _("Ärendet kom in med brev."),
        Kanal.BESOK: _("Ärendet skapades vid ett besök."),
        Kanal.API: _("Ärendet kom in från ett annat system."),
    }.get(rad.kanal, _("Ärendet skapades."))


def _assigned(rad: Rad) -> str:
    return _("%(vem)s gav ärendet till %(person)s.") % {**rad.words(), "person": rad.till_person or _("en kollega")}


def _parked(rad: Rad) -> str:
    return _("Ärendet vilar till %(dag)s.") % {"dag": rad.when("till")}


def _added(rad: Rad) -> str:
    text = _("%(vem)s lade till uppgifter.") if rad.is_av_medborgare else _("%(vem)s lade till uppgifter från medborgaren.")
    text %= rad.words()
    return f"{text} {_('Tiden för svar går igen.')}" if rad.data.get("is_vantad") else text


def _handed_over(rad: Rad) -> str:
    return f"{_('%(enhet)s lämnade över till %(till)s.') % rad.words()} {_accept_by(rad)}".strip()


def _forwarded(rad: Rad) -> str:
    return f"{_('%(enhet)s skickade vidare till %(till)s.') % rad.words()} {_accept_by(rad)}".strip()


def _accept_by(rad: Rad) -> str:
    """By when to accept, as long as nobody has; afterwards the next event tells the rest."""
    if rad.overlamning is None or rad.overlamning.lage != Overlamning.Lage.SKICKAD or rad.overlamning.senast is None:
        return ""
    when = {"tid": spoken_time(rad.overlamning.senast, rad.nu)}
    is_late = rad.overlamning.senast < rad.nu
    return (_("Skulle ha tagits emot senast %(tid)s.") if is_late else _("Ta emot senast %(tid)s.")) % when


def _asked(rad: Rad) -> str:
    return _("%(enhet)s frågade %(till)s. Svar senast %(tid)s.") % {**rad.words(), "tid": rad.when("svar_senast")}


def _answered(rad: Rad) -> str:
    late = "" if rad.data.get("is_i_tid", True) else _("Svaret kom efter fristen.")
    told = {
        Svarsvag.SAGT: _("%(vem)s har berättat svaret för medborgaren."),
        Svarsvag.RING: _("Medborgaren ska få svaret per telefon."),
        Svarsvag.BREV: _("%(vem)s skickar svaret i brev."),
        Svarsvag.SIDAN: _("Medborgaren får läsa svaret på ärendets sida."),
    }.get(rad.data.get("svarsvag"), "")
    return " ".join(part for part in (_("%(enhet)s besvarade ärendet."), late, told, _taken(rad)) if part) % rad.words()


def _taken(rad: Rad) -> str:
    """Who took the case by the same move, where nobody had."""
    return _("%(vem)s har nu ärendet.") if rad.data.get("tog") else ""


def _asked_citizen(rad: Rad) -> str:
    told = {
        Svarsvag.SAGT: _("%(vem)s har ställt frågan till medborgaren."),
        Svarsvag.RING: _("Medborgaren ska få frågan per telefon."),
        Svarsvag.BREV: _("%(vem)s skickar frågan i brev."),
        Svarsvag.SIDAN: _("Medborgaren får läsa frågan på ärendets sida."),
    }.get(rad.data.get("svarsvag"), "")
    parts = (_("%(enhet)s bad medborgaren om fler uppgifter. Tiden för svar står still."), told, _taken(rad))
    return " ".join(part for part in parts if part) % rad.words()


def _attached(rad: Rad) -> str:
    """Whose file it is; who put it in stands beside."""
    is_theirs = rad.data.get("is_from_medborgare") and not rad.is_av_medborgare
    return _("Medborgaren skickade med en bilaga.") if is_theirs else _("%(vem)s lade till en bilaga.") % rad.words()


def _closed(rad: Rad) -> str:
    orsak = rad.data.get("orsak")
    label = Arende.Avslutsorsak(orsak).label if orsak in Arende.Avslutsorsak.values else ""
    return _("Ärendet avslutades: %(orsak)s.") % {"orsak": str(label).lower()} if label else _("Ärendet avslutades.")


def _sent_back(rad: Rad) -> str:
    """With the reason that was ticked, unless it says nothing."""
    skal = rad.data.get("skal")
    if skal not in Atersandningsskal.values or skal == Atersandningsskal.ANNAT:
        return _("%(enhet)s skickade tillbaka ärendet till %(till)s.") % rad.words()
    reason = {"skal": str(Atersandningsskal(skal).label).lower()}
    return _("%(enhet)s skickade tillbaka ärendet till %(till)s: %(skal)s.") % {**rad.words(), **reason}


def _retyped(rad: Rad) -> str:
    return _("Ärendetypen ändrades till ”%(typ)s”. Svar senast %(tid)s.") % {"typ": rad.arendetyp, "tid": rad.when("svar_senast")}


def _resealed(rad: Rad) -> str:
    labels = dict(Sekretess.choices)
    given = {"fran": labels.get(rad.data.get("fran"), ""), "till": labels.get(rad.data.get("till"), "")}
    return _("Sekretessen ändrades från ”%(fran)s” till ”%(till)s”.") % given


def _recounted(rad: Rad) -> str:
    return _("Arbetstiden ändrades, och fristen räknades om. Ny tid: %(tid)s.") % {"tid": rad.when("efter")}


def _reminded(rad: Rad) -> str:
    slag = Bevakning.Slag
    who = rad.words()
    return {
        slag.KVITTENS: _("%(till)s påmindes om att ta emot ärendet."),
        slag.REMISS: _("%(till)s påmindes om att svara på frågan."),
        slag.KOMPLETTERING: _("%(till)s påmindes: medborgaren har inte svarat."),
        slag.ATERUPPRINGNING: _("%(till)s påmindes om att ringa upp."),
    }.get(rad.data.get("slag"), _("%(till)s påmindes om att svara medborgaren.")) % who


def _late(rad: Rad) -> str:
    slag = Bevakning.Slag
    return {
        slag.KVITTENS: _("%(till)s tog inte emot ärendet i tid."),
        slag.REMISS: _("%(till)s svarade inte på frågan i tid."),
        slag.KOMPLETTERING: _("Medborgaren har inte svarat inom en vecka."),
        slag.ATERUPPRINGNING: _("%(till)s ringde inte upp i tid."),
    }.get(rad.data.get("slag"), _("Tiden för svar till medborgaren gick ut.")) % rad.words()


def _promised_call(rad: Rad) -> str:
    return _("%(vem)s lovade att %(till)s ringer upp senast %(tid)s.") % {**rad.words(), "tid": rad.when("lovad_till")}


def _called(rad: Rad) -> str:
    resultat = rad.data.get("resultat")
    return {
        Ateruppringning.Resultat.NADD: _("%(vem)s ringde upp och nådde personen."),
        Ateruppringning.Resultat.EJ_SVAR: _("%(vem)s ringde upp utan att få svar."),
        Ateruppringning.Resultat.AVBOKAD: _("Återuppringningen behövdes inte längre."),
    }.get(resultat, _("%(vem)s ringde upp.")) % rad.words()


def _moved(rad: Rad) -> str:
    if rad.data.get("remiss"):
        return _("Frågan flyttades till %(till)s, som tar över efter den som fick den.") % rad.words()
    if rad.data.get("ateruppringning"):
        return _("Återuppringningen flyttades till en annan som ringer.")
    if rad.data.get("till_anvandare"):
        return _("%(person)s tog över ärendet efter en kollega.") % {"person": rad.till_person or _("En kollega")}
    return _("%(till)s tog över ärendet efter %(enhet)s, som har stängts.") % rad.words()


MENINGAR: dict[H, Callable[[Rad], str]] = {
    H.ARENDE_SKAPAT: _created,
    H.FRAGA_OM_ARENDE: lambda rad: _("Någon hörde av sig om ärendet."),
    H.TAGET: lambda rad: _("%(vem)s tog ärendet.") % rad.words(),
    H.TILLDELAT: _assigned,
    H.PARKERAT: _parked,
    H.VACKT: lambda rad: _("Ärendet togs upp igen."),
    H.KOMPLETTERING_BEGARD: _asked_citizen,
    H.KOMPLETTERAT: _added,
    H.OVERLAMNAT: _handed_over,
    H.ACCEPTERAT: lambda rad: _("%(enhet)s tog emot ärendet. %(vem)s handlägger det.") % rad.words(),
    H.ATERSANT: _sent_back,
    H.VIDARESANT: _forwarded,
    H.ATERTAGET: lambda rad: _("%(till)s tog tillbaka överlämningen.") % rad.words(),
    H.REMITTERAT: _asked,
    H.REMISS_BESVARAD: lambda rad: _("%(till)s svarade på frågan.") % rad.words(),
    H.BESVARAT: _answered,
    H.MEDDELANDE_SKICKAT: lambda rad: _("%(vem)s skrev till medborgaren.") % rad.words(),
    H.BREV_POSTAT: lambda rad: _("%(vem)s postade brevet till medborgaren.") % rad.words(),
    H.BREV_EJ_POSTAT: lambda rad: _("%(vem)s ångrade att brevet är postat. Det väntar på att skickas.") % rad.words(),
    H.ANTECKNAT: lambda rad: _("%(vem)s skrev en anteckning.") % rad.words(),
    H.BILAGA_TILLAGD: _attached,
    H.AVSLUTAT: _closed,
    H.ATEROPPNAT: lambda rad: _("%(vem)s öppnade ärendet igen.") % rad.words(),
    H.TILLBAKADRAGET: lambda rad: _("%(vem)s drog tillbaka ärendet.") % rad.words(),
    H.DELAT: lambda rad: _("En del av ärendet blev ett eget ärende: %(nummer)s.") % rad.words(),
    H.SAMMANSLAGET: lambda rad: _("Ärendet slogs ihop med %(nummer)s.") % rad.words(),
    H.SAMMANSLAGNING_ANGRAD: lambda rad: _("%(vem)s ångrade sammanslagningen med %(nummer)s.") % rad.words(),
    H.RELATERAT: lambda rad: _("Ärendet kopplades till %(nummer)s.") % rad.words(),
    H.ARENDETYP_BYTT: _retyped,
    H.UPPGIFTER_ANDRADE: lambda rad: _("%(vem)s ändrade uppgifterna i ärendet.") % rad.words(),
    H.SEKRETESS_ANDRAD: _resealed,
    H.NY_KOD_SKICKAD: lambda rad: _("%(vem)s skickade en ny kod till medborgaren.") % rad.words(),
    H.PERSON_VISAD: lambda rad: _("%(vem)s tog fram de skyddade personuppgifterna.") % rad.words(),
    H.PERSON_ANDRAD: lambda rad: _("%(vem)s ändrade personuppgifterna.") % rad.words(),
    H.FRIST_OMRAKNAD: _recounted,
    H.PAMINT: _reminded,
    H.FORSENAT: _late,
    H.FLYTTAT: _moved,
    H.FOLJARE_TILLAGD: lambda rad: _("En person till följer ärendet."),
    H.ATERUPPRINGNING_LOVAD: _promised_call,
    H.ATERUPPRINGNING_UTFORD: _called,
}
"""How each kind of event is told."""
