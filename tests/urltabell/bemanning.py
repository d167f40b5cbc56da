"""Addresses of the roster. The manager of the walk plans the center's offices; it has no roster, and nobody stands on one."""

from typing import Any

from tests.urltabell.policyer import ANSTALLDA, KRAVER_HEMLIGHET, PERSONAL, only, rader
from tests.urltabell.varld import Varld

PLANERARE = only({"chef"})
SCHEMATS_PLANERARE = only(set(), ser=ANSTALLDA - {"chef"})
"""Who plans rosters is told that this one is not there; the others, that none is for them."""
SCHEMALAGDA = only(set())
BYTETS_PARTER = only(set(), ser=set())


def _schema(varld: Varld) -> dict[str, Any]:
    return {"pk": 1}


def _center(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.stopp.kontor.enhet_id}


def _pass(varld: Varld) -> dict[str, Any]:
    return {"pk": 1, "pass_pk": 1}


def _byte(varld: Varld) -> dict[str, Any]:
    return {"pk": 1, "drag": "godkann"}


def _hemlighet(varld: Varld) -> dict[str, Any]:
    return {"hemlighet": "x" * 43}


RADER = [
    *rader(PLANERARE, "bemanning GET POST\nbyten\nfranvaro GET POST"),
    *rader(PLANERARE, "schemaregler GET POST", _center),
    *rader(
        SCHEMATS_PLANERARE,
        """
        schema
        schema_foresla POST
        schema_stoppa POST
        schema_framsteg
        schema_publicera GET POST
        schema_historik
        schemaluckor
        pass_prova
        pass_nytt GET POST
        franvaro_ta_bort POST
        """,
        _schema,
    ),
    *rader(SCHEMATS_PLANERARE, "pass_andra GET POST\npass_ta_bort POST\npass_flytta POST", _pass),
    *rader(PERSONAL, "mina_pass"),
    *rader(SCHEMALAGDA, "onskemal_nytt POST\nschemaadress POST\nbyte_nytt GET POST"),
    *rader(BYTETS_PARTER, "byte_svar POST", _byte),
    *rader(BYTETS_PARTER, "onskemal_ta_bort POST", _schema),
    *rader(KRAVER_HEMLIGHET, "passflode", _hemlighet),
]
