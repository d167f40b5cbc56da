"""What a revision says, as a value: cleaned and checked before it is stored."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.texter import clean_text
from kunskapsbank.models import Revision
from kunskapsbank.models.artikeltext import KORT_SVAR_HOGST, SVAR_HOGST, TITEL_HOGST
from kunskapsbank.status import Processlage

FLEST_STEG = 40
FLEST_SOKORD = 100
FLEST_UNDERLAG = 20
STEGFALT = {"rubrik": 200, "text": 5_000, "vem": 100, "tid": 100, "bild": 36}
"""The texts of a step in a guide, and how long each may be."""


@dataclass(frozen=True)
class Innehall:
    """The words of an article in one language."""

    titel: str
    kort_svar: str = ""
    svar: str = ""
    intern_not: str = ""
    sokord: Sequence[str] = ()
    steg: Sequence[Mapping[str, Any]] = ()

    @classmethod
    def of(cls, revision: Revision) -> "Innehall":
        """What a revision says."""
        return cls(**{f.name: getattr(revision, f.name) for f in fields(cls)})

    def cleaned(self) -> "Innehall":
        """The same without surrounding space; raises Inmatningsfel, with the field, for what cannot be stored."""
        return Innehall(
            titel=_line(self.titel, falt="titel", is_required=True, max_length=TITEL_HOGST),
            kort_svar=clean_text(self.kort_svar, falt="kort_svar", is_required=False, max_length=KORT_SVAR_HOGST),
            svar=clean_text(self.svar, falt="svar", is_required=False, max_length=SVAR_HOGST),
            intern_not=clean_text(self.intern_not, falt="intern_not", is_required=False, max_length=10_000),
            sokord=_clean_sokord(self.sokord),
            steg=_clean_steg(self.steg),
        )

    def as_falt(self) -> dict[str, Any]:
        """The fields of a revision."""
        return {f.name: getattr(self, f.name) for f in fields(self)} | {"sokord": list(self.sokord), "steg": [dict(s) for s in self.steg]}

    def is_same_as(self, revision: Revision) -> bool:
        """Whether the revision says exactly this."""
        return self.as_falt() == Innehall.of(revision).as_falt()


def _line(text: str, *, falt: str, is_required: bool = False, max_length: int = 200) -> str:
    return " ".join(clean_text(text, falt=falt, is_required=is_required, max_length=max_length).split())


def _clean_sokord(sokord: Iterable[str]) -> list[str]:
    """Each once, whatever its letter case, in order."""
    found: dict[str, str] = {}
    for ord_ in sokord:
        word = _line(str(ord_), falt="sokord", max_length=80)
        if word:
            found.setdefault(word.casefold(), word)
    if len(found) > FLEST_SOKORD:
        raise Inmatningsfel(_("Skriv högst %(max)d ord.") % {"max": FLEST_SOKORD}, falt="sokord")
    return list(found.values())


def _clean_steg(steg: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Steps that say something, in order; an empty one is left out."""
    found = [cleaned for number, step in enumerate(steg, 1) if (cleaned := _clean_one(number, step)) is not None]
    if len(found) > FLEST_STEG:
        raise Inmatningsfel(_("En guide kan ha högst %(max)d steg. Dela upp den i två.") % {"max": FLEST_STEG}, falt="steg")
    return found


def _clean_one(number: int, step: Mapping[str, Any]) -> dict[str, Any] | None:
    try:
        cleaned: dict[str, Any] = {
            namn: clean_text(str(step.get(namn) or ""), falt="steg", is_required=False, max_length=longest)
            for namn, longest in STEGFALT.items()
        }
        underlag = [_line(str(rad), falt="steg") for rad in step.get("underlag") or []]
    except Inmatningsfel as error:
        raise Inmatningsfel(_("Steg %(nummer)d: %(fel)s") % {"nummer": number, "fel": error}, falt="steg") from None
    cleaned["bild"] = _bildnyckel(cleaned["bild"])
    cleaned["underlag"] = [rad for rad in underlag if rad][:FLEST_UNDERLAG]
    lage = str(step.get("lage") or "")
    cleaned["lage"] = lage if lage in Processlage.values else ""
    if not any(cleaned.values()):
        return None
    if not cleaned["rubrik"]:
        raise Inmatningsfel(_("Steg %(nummer)d saknar rubrik.") % {"nummer": number}, falt="steg")
    return cleaned


def _bildnyckel(text: str) -> str:
    """The key of a picture as it is written; nothing when it is none."""
    try:
        return str(uuid.UUID(text)) if text else ""
    except ValueError:
        return ""
