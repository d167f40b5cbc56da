"""The time line of a case as data: every event as a sentence, with the words that belong to it where the reader may read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone

from arenden.akt import Akt, Post, name_of
from arenden.genom import NYCKELNS_NAMN, with_nyckel
from arenden.meningar import Rad, tell
from arenden.models import Arende, Handelse
from arenden.status import Handelsetyp as H
from kontaktcenter.models import Anvandare


@dataclass(frozen=True)
class Steg:
    """One row of the time line."""

    id: int
    tid: datetime
    mening: str
    av: str
    text: str
    ikon: str
    farg: str


UTSEENDE: dict[H, tuple[str, str]] = {
    H.ARENDE_SKAPAT: ("tray-arrow-down", "neutral"),
    H.FRAGA_OM_ARENDE: ("phone-call", "neutral"),
    H.TAGET: ("hand-grabbing", "neutral"),
    H.TILLDELAT: ("user-plus", "neutral"),
    H.PARKERAT: ("moon", "neutral"),
    H.VACKT: ("alarm", "neutral"),
    H.KOMPLETTERING_BEGARD: ("chat-circle-dots", "warning"),
    H.KOMPLETTERAT: ("chat-text", "info"),
    H.OVERLAMNAT: ("arrow-bend-up-right", "info"),
    H.ACCEPTERAT: ("handshake", "success"),
    H.ATERSANT: ("arrow-u-up-left", "warning"),
    H.VIDARESANT: ("arrow-bend-up-right", "info"),
    H.ATERTAGET: ("arrow-u-up-left", "neutral"),
    H.REMITTERAT: ("question", "info"),
    H.REMISS_BESVARAD: ("lightbulb", "success"),
    H.BESVARAT: ("check-circle", "success"),
    H.MEDDELANDE_SKICKAT: ("paper-plane-tilt", "info"),
    H.BREV_POSTAT: ("mailbox", "info"),
    H.BREV_EJ_POSTAT: ("arrow-u-up-left", "warning"),
    H.ANTECKNAT: ("note-pencil", "neutral"),
    H.BILAGA_TILLAGD: ("paperclip", "neutral"),
    H.AVSLUTAT: ("archive", "neutral"),
    H.ATEROPPNAT: ("arrow-counter-clockwise", "warning"),
    H.TILLBAKADRAGET: ("x-circle", "neutral"),
    H.DELAT: ("arrows-split", "neutral"),
    H.SAMMANSLAGET: ("arrows-merge", "neutral"),
    H.SAMMANSLAGNING_ANGRAD: ("arrows-split", "warning"),
    H.RELATERAT: ("link", "neutral"),
    H.ARENDETYP_BYTT: ("tag", "neutral"),
    H.UPPGIFTER_ANDRADE: ("pencil-simple", "neutral"),
    H.SEKRETESS_ANDRAD: ("lock-key", "neutral"),
    H.NY_KOD_SKICKAD: ("key", "neutral"),
    H.PERSON_VISAD: ("eye", "warning"),
    H.PERSON_ANDRAD: ("identification-card", "neutral"),
    H.FRIST_OMRAKNAD: ("calculator", "neutral"),
    H.PAMINT: ("bell-ringing", "warning"),
    H.FORSENAT: ("warning-octagon", "danger"),
    H.FLYTTAT: ("buildings", "neutral"),
    H.FOLJARE_TILLAGD: ("users", "neutral"),
    H.ATERUPPRINGNING_LOVAD: ("phone", "neutral"),
    H.ATERUPPRINGNING_UTFORD: ("phone-call", "neutral"),
}
"""Icon and colour of each kind of event; the sentence carries the meaning."""

ORSAKER = {H.ATERSANT: "svar", H.OVERLAMNAT: "text", H.VIDARESANT: "text"}
"""Which words of the hand-off belong to the event."""
FRAGOR = {H.REMITTERAT: "text", H.REMISS_BESVARAD: "svar"}
"""Which words of the opinion belong to the event."""


def told_handelser(arende: Arende | OuterRef) -> "models.QuerySet[Handelse]":
    """The events that everybody who may read the case is told.

    That somebody has examined who looks at it is told at the log alone: those who are looked into read the case too.
    """
    return Handelse.objects.filter(arende=arende).exclude(typ=H.VISNINGSLOGG_GRANSKAD)


def read_handelser(arende: Arende, *, efter: int = 0) -> list[Handelse]:
    """The events of the case in order, with all names that their sentences need, in one query; `efter` an event's id: only later ones."""
    given_to = Anvandare.objects.filter(pk=Cast(KeyTextTransform("till_anvandare", OuterRef("data")), models.BigIntegerField()))
    rows = told_handelser(arende).filter(pk__gt=efter).select_related("enhet", "till_enhet", "arendetyp")
    names = {"vem": name_of("av"), "genom": NYCKELNS_NAMN, "till_person": Subquery(given_to.annotate(namn=name_of()).values("namn"))}
    return list(rows.annotate(inkommen=F("arende__inkommen"), **names).order_by("tid", "pk"))


def make_tidslinje(
    handelser: Sequence[Handelse], akt: Akt, *, is_readable: bool, nummer: Mapping[int, str], is_newest_first: bool = True
) -> list[Steg]:
    """The events as rows. Words only where the viewer may read; `nummer` names the other cases that the viewer may read."""
    nu = timezone.now()
    files = {slag: akt.by_id(slag) for slag in ("anteckning", "meddelande", "bilaga", "overlamning", "remiss")}
    steps = [_step(h, files, is_readable=is_readable, nummer=nummer, nu=nu) for h in handelser]
    return steps[::-1] if is_newest_first else steps


def _step(handelse: Any, files: dict[str, dict[int, Post]], *, is_readable: bool, nummer: Mapping[int, str], nu: datetime) -> Steg:
    data = handelse.data
    rad = Rad(
        typ=handelse.typ,
        tid=handelse.tid,
        nu=nu,
        vem=with_nyckel(handelse.vem, handelse.genom),
        enhet=str(handelse.enhet or ""),
        till_enhet=str(handelse.till_enhet or ""),
        till_person=handelse.till_person or "",
        arendetyp=str(handelse.arendetyp or ""),
        kanal=handelse.kanal,
        is_av_medborgare=handelse.is_av_medborgare,
        data=data,
        overlamning=files["overlamning"].get(data.get("overlamning", 0)),
        annat_nummer=nummer.get(data.get("annat_arende", 0), ""),
        inkommen=handelse.inkommen,
    )
    mening = tell(rad)
    ikon, farg = UTSEENDE.get(handelse.typ, ("circle", "neutral"))
    text = _words(handelse, files) if is_readable else ""
    return Steg(handelse.pk, handelse.tid, mening, "" if rad.aktor in mening else rad.vem, text, ikon, farg)


def _words(handelse: Handelse, files: dict[str, dict[int, Post]]) -> str:
    columns = {
        "anteckning": "text",
        "meddelande": "text",
        "bilaga": "text",
        "overlamning": ORSAKER.get(handelse.typ),
        "remiss": FRAGOR.get(handelse.typ),
    }
    for slag, column in columns.items():
        post = files[slag].get(handelse.data.get(slag, 0)) if column else None
        if post is not None:
            return getattr(post, column)
    return ""
