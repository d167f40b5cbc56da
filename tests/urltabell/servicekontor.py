"""Addresses of the service offices: what citizens read, and what those plan who run them."""

from typing import Any

from tests.urltabell.policyer import KRAVER_HEMLIGHET, PUBLIK, rader
from tests.urltabell.varld import Varld


def _kontor(varld: Varld) -> dict[str, Any]:
    return {"kod": varld.stopp.kontor.kod}


def _tur(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.stopp.tur_id}


RADER = [
    *rader(PUBLIK, "kontoren\nturlista"),
    *rader(PUBLIK, "kontor\nkontor_kalender", _kontor),
    *rader(PUBLIK, "tur_kalender", _tur),
]
