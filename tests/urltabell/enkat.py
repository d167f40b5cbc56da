"""Addresses of the surveys: for whoever has the link, the receipt, the code of the day or the screen that they belong to."""

from typing import Any

from tests.urltabell.policyer import KRAVER_HEMLIGHET, PUBLIK, rader
from tests.urltabell.varld import Varld


def _hemlighet(varld: Varld) -> dict[str, Any]:
    return {"hemlighet": "x" * 43}


def _kvitto(varld: Varld) -> dict[str, Any]:
    return {"nyckel": varld.formular.pk}


def _kontor(varld: Varld) -> dict[str, Any]:
    return {"kontor": varld.besok.kontor.kod}


def _dagkod(varld: Varld) -> dict[str, Any]:
    return {**_kontor(varld), "dagkod": "gissad"}


RADER = [
    *rader(KRAVER_HEMLIGHET, "enkat_lank GET POST\nenkat_aldrig POST", _hemlighet),
    *rader(KRAVER_HEMLIGHET, "enkat_formular GET POST", _kvitto),
    *rader(KRAVER_HEMLIGHET, "enkat_kontor GET POST", _dagkod),
    *rader(KRAVER_HEMLIGHET, "enkat_kiosk GET POST", _kontor),
    *rader(PUBLIK, "enkat_tack", lambda varld: {"vad": "svar"}),
]
