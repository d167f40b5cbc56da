"""Files that are read in by the tests: rows, the steps of a reading, and what they have made."""

import json
from typing import Any

from django.core.files.base import ContentFile

from kunskapsbank.actions.inlasning import confirm_inlasning, run_inlasning, start_inlasning, undo_inlasning
from kunskapsbank.models import Artikel, Inlasning
from tests.factories import make_center, make_enhet
from tests.factories_kunskap import make_artikelamne, make_samling


def make_grund() -> None:
    """The units and the subject that rows name."""
    make_center()
    make_enhet("avfall", namn="Avfallsenheten")
    make_artikelamne()


def rad(extern_id: str = "a1", **falt: Any) -> dict[str, Any]:
    new = {"titel": "När hämtas soporna?", "svar": "Varannan vecka.", "amne": "avfall", "ansvarig_enhet": "avfall"}
    return {"extern_id": extern_id, **new, **falt}


def start(*rader: dict[str, Any], publicera: bool = True, **falt: Any) -> Inlasning:
    fil = ContentFile("\n".join(json.dumps(r) for r in rader).encode())
    new = {"filnamn": "a.jsonl", "samling": make_samling(), "is_publicera": publicera, "by": None, **falt}
    return start_inlasning(fil=fil, **new)


def look_through(*rader: dict[str, Any], **falt: Any) -> Inlasning:
    inlasning = start(*rader, **falt)
    run_inlasning(inlasning)
    return inlasning


def read_in(*rader: dict[str, Any], **falt: Any) -> Inlasning:
    inlasning = confirm_inlasning(inlasning=look_through(*rader, **falt), by=None)
    run_inlasning(inlasning)
    return inlasning


def undo(inlasning: Inlasning) -> None:
    run_inlasning(undo_inlasning(inlasning=inlasning, by=None))


def effects(inlasning: Inlasning) -> list[str]:
    return list(inlasning.rader.values_list("verkan", flat=True))


def published(extern_id: str = "a1", sprak: str = "sv") -> Any:
    return Artikel.objects.get(extern_id=extern_id).texter.get(sprak=sprak).publicerad
