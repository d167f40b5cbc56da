"""The guide that belongs to the type of a case, with the step where the citizen is: what has been, what comes, what is asked of them."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from arenden.models import Arende
from arenden.status import HOS_CENTER, HOS_MOTTAGARE, Status
from kunskapsbank.basta_text import is_wanted
from kunskapsbank.markdown import render
from kunskapsbank.models import Artikel, Artikeltext
from kunskapsbank.status import Processlage
from kunskapsbank.svarsrad import Svarsrad, as_rows, with_words

Lage = Processlage
NARMAST = {
    Lage.HOS_CENTER: (Lage.HOS_CENTER,),
    Lage.HOS_FORVALTNINGEN: (Lage.HOS_FORVALTNINGEN, Lage.HOS_CENTER),
    Lage.KLART: (Lage.KLART,),
}
"""Where a case is, and which step stands for it, also in a guide that has none for exactly that."""
INTE_VI = (Lage.VANTAR_PA_DIG, Lage.KLART)
"""Steps that are never just what comes next: they are reached when the case says so."""


@dataclass(frozen=True)
class Guidesteg:
    """A step; its text is there for the one where the citizen is, or that comes next where nobody has begun with any."""

    rubrik: str
    tid: str
    is_har: bool
    is_harnast: bool
    is_passerat: bool
    text: SafeString | str


@dataclass(frozen=True)
class Guideresa:
    """The guide as it is read by one whose case is somewhere in it."""

    rad: Svarsrad
    steg: list[Guidesteg]
    is_onskat_sprak: bool


def find_guide(arende: Arende, sprak: str) -> Guideresa | None:
    """The public guide of the case's type in the best language for `sprak`; None when there is none. One query."""
    texts = Artikeltext.objects.public().filter(artikel__slag=Artikel.Slag.GUIDE, artikel__arendetyper=arende.arendetyp_id)
    rows = as_rows(with_words(texts.order_by("artikel_id", "sprak")), sprak)
    rad = next((rad for rad in rows.values() if rad.revision.steg), None)
    if rad is None:
        return None
    lagen = [ett.get("lage") for ett in rad.revision.steg]
    har, is_begun = _here(arende, lagen)
    steg = _mark(rad.revision.steg, har, _sent(lagen), is_begun=is_begun)
    if not _candidates(arende):
        # Closed without an answer: what would have come will not.
        steg = [ett for ett in steg if ett.is_passerat]
    return Guideresa(rad, steg, is_wanted(rad.text.sprak, sprak)) if steg else None


def _mark(steg: list[dict], har: int | None, inskickat: int, *, is_begun: bool) -> list[Guidesteg]:
    return [
        Guidesteg(
            rubrik=ett.get("rubrik", ""),
            tid=ett.get("tid", ""),
            is_har=nr == har and is_begun,
            is_harnast=nr == har and not is_begun,
            is_passerat=nr < inskickat or har is not None and nr < har,
            text=render(ett.get("text", "")) if nr == har else "",
        )
        for nr, ett in enumerate(steg)
    ]


def _sent(lagen: list[str | None]) -> int:
    """How many steps lie behind everybody who has a case: those up to and with the one where it is sent in and received."""
    return max((nr for nr, lage in enumerate(lagen, start=1) if lage == Lage.MOTTAGET), default=0)


def _here(arende: Arende, lagen: list[str | None]) -> tuple[int | None, bool]:
    """The first step that stands for where the case is, and whether it has been begun: not what a unit has only been handed.

    When none does and we have the case, the first one after it was sent comes next.
    """
    sent, candidates = _sent(lagen), _candidates(arende)
    after = range(sent, len(lagen))
    found = next((nr for lage in candidates for nr in after if lagen[nr] == lage), None)
    if found is not None or not candidates or Lage.KLART in candidates:
        return found, arende.status != Status.OVERLAMNAD
    return next((nr for nr in after if lagen[nr] not in INTE_VI), None), False


def _candidates(arende: Arende) -> tuple[Processlage, ...]:
    if arende.status == Status.VANTAR_MEDBORGARE:
        return (Lage.VANTAR_PA_DIG, *NARMAST[_holder(arende)])
    if arende.status == Status.VILANDE:
        return NARMAST[_holder(arende)]
    if arende.status in HOS_CENTER:
        return NARMAST[Lage.HOS_CENTER]
    if arende.status in HOS_MOTTAGARE:
        return NARMAST[Lage.HOS_FORVALTNINGEN]
    # Closed without an answer, the case came to no step of its guide.
    return NARMAST[Lage.KLART] if arende.besvarad else ()


def _holder(arende: Arende) -> Processlage:
    return Lage.HOS_CENTER if arende.ansvarig_enhet_id == arende.center_id else Lage.HOS_FORVALTNINGEN
