"""Addresses of bookings: open to all, to whoever has the mailed link, to those who book for others, to those who publish times."""

from typing import Any

from tests.urltabell.policyer import KRAVER_HEMLIGHET, PUBLIK, rader
from tests.urltabell.varld import Varld


def _motestyp(varld: Varld) -> dict[str, Any]:
    return {"kod": varld.mottagningstid.motestyp.kod}


def _tid(varld: Varld) -> dict[str, Any]:
    return {**_motestyp(varld), "kontor": varld.mottagningstid.kontor.kod}


def _hemlighet(varld: Varld) -> dict[str, Any]:
    return {"hemlighet": "x" * 22}


RADER = [
    *rader(PUBLIK, "boka"),
    *rader(PUBLIK, "boka_var", _motestyp),
    *rader(PUBLIK, "boka_nar GET POST", _tid),
    *rader(KRAVER_HEMLIGHET, "boka_vem GET POST\nboka_klart"),
    *rader(
        KRAVER_HEMLIGHET,
        """
        bokning_lank GET POST
        bokning_flytta GET POST
        bokning_avboka POST
        bokning_tidigare POST
        """,
        _hemlighet,
    ),
]
