"""The guide that belongs to the type of a case, with the step where the citizen is: what has been, what comes, what is asked of them."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from arenden.models import Arende
from arenden.status import HOS_CENTER, HOS_MOTTAGARE, Status
from kunskapsbank.markdown import render
from kunskapsbank.models import Artikel, Artikeltext
from kunskapsbank.status import Processlage
from kunskapsbank.svarsrad import Svarsrad, as_rows, with_words

Lage = Processlage
NARMAST = {
    Lage.MOTTAGET: (Lage.MOTTAGET, Lage.HOS_CENTER),
    Lage.HOS_CENTER: (Lage.HOS_CENTER, Lage.MOTTAGET),
    Lage.HOS_FORVALTNINGEN: (Lage.HOS_FORVALTNINGEN, Lage.HOS_CENTER),
    Lage.KLART: (Lage.KLART,),
}
"""Where a case is, and which step stands for it in a guide that has none for exactly that."""


@dataclass(frozen=True)
class Guidesteg:
    """A step; its text is there for the one where the citizen is."""

    rubrik: str
    tid: str
    is_har: bool
    is_passerat: bool
    text: SafeString | str


@dataclass(frozen=True)
class Guideresa:
    """The guide as it is read by one whose case is somewhere in it."""

    rad: Svarsrad
    steg: list[Guidesteg]


def find_guide(arende: Arende, sprak: str) -> Guideresa | None:
    """The public guide of the case's type in the best language for `sprak`; None when there is none. One query."""
    texts = Artikeltext.objects.public().filter(artikel__slag=Artikel.Slag.GUIDE, artikel__arendetyper=arende.arendetyp_id)
    rows = as_rows(with_words(texts.order_by("artikel_id", "sprak")), sprak)
    rad = next((rad for rad in rows.values() if rad.revision.steg), None)
    return Guideresa(rad, _mark(rad.revision.steg, _here(arende, rad.revision.steg))) if rad else None


def _mark(steg: list[dict], har: int | None) -> list[Guidesteg]:
    return [
        Guidesteg(
            rubrik=ett.get("rubrik", ""),
            tid=ett.get("tid", ""),
            is_har=nr == har,
            is_passerat=har is not None and nr < har,
            text=render(ett.get("text", "")) if nr == har else "",
        )
        for nr, ett in enumerate(steg)
    ]


def _here(arende: Arende, steg: list[dict]) -> int | None:
    """The first step that stands for where the case is."""
    lagen = [ett.get("lage") for ett in steg]
    return next((lagen.index(lage) for lage in _candidates(arende) if lage in lagen), None)


def _candidates(arende: Arende) -> tuple[Processlage, ...]:
    if arende.status == Status.VANTAR_MEDBORGARE:
        return (Lage.VANTAR_PA_DIG, *NARMAST[_holder(arende)])
    if arende.status == Status.VILANDE:
        return NARMAST[_holder(arende)]
    if arende.status == Status.NY:
        return NARMAST[Lage.MOTTAGET]
    if arende.status in HOS_CENTER:
        return NARMAST[Lage.HOS_CENTER]
    if arende.status in HOS_MOTTAGARE:
        return NARMAST[Lage.HOS_FORVALTNINGEN]
    # Closed without an answer, the case came to no step of its guide.
    return NARMAST[Lage.KLART] if arende.besvarad else ()


def _holder(arende: Arende) -> Processlage:
    return Lage.HOS_CENTER if arende.ansvarig_enhet_id == arende.center_id else Lage.HOS_FORVALTNINGEN
