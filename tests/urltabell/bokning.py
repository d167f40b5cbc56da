"""Addresses of bookings: open to all, to whoever has the mailed link, to those who book for others, to those who publish times."""

from typing import Any

from servicekontor.models import Bokning, Reservation
from tests.urltabell.policyer import AGENTER, ANSTALLDA, CENTER, FINNS_EJ, HANDLAGGARE, KRAVER_HEMLIGHET, PUBLIK, only, rader
from tests.urltabell.varld import Varld, first_pk

PUBLICERAR = only(HANDLAGGARE)
EGNA_TIDER = only({"handlaggare", "chef"}, ser=ANSTALLDA - {"annan_handlaggare"})
EGNA_BOKNINGAR = only({"handlaggare", "chef", "agent"}, ser=ANSTALLDA - {"annan_handlaggare", "annan_agent"})
EGEN_LOKAL = only({"handlaggare", "chef"})


def _motestyp(varld: Varld) -> dict[str, Any]:
    return {"kod": varld.mottagningstid.motestyp.kod}


def _tid(varld: Varld) -> dict[str, Any]:
    return {**_motestyp(varld), "kontor": varld.mottagningstid.kontor.kod}


def _mottagningstid(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.mottagningstid.pk}


def _egen_motestyp(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.mottagningstid.motestyp_id}


def _bokning(_varld: Varld) -> dict[str, Any]:
    return {"pk": first_pk(Bokning)}


def _reservation(_varld: Varld) -> dict[str, Any]:
    return {"pk": first_pk(Reservation)}


def _hemlighet(varld: Varld) -> dict[str, Any]:
    return {"hemlighet": "x" * 22}


RADER = [
    *rader(PUBLIK, "boka\napi_motestyper\napi_bokningar POST"),
    *rader(PUBLIK, "api_lediga_tider"),
    *rader(FINNS_EJ, "api_bokning_bekrafta POST\napi_bokning_flytta POST\napi_bokning_avboka POST"),
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
    *rader(CENTER, "boka_at_nagon GET POST"),
    *rader(
        PUBLICERAR,
        """
        mottagningstider
        mottagningstid_ny GET POST
        motestyper
        motestyp_ny GET POST
        kalenderflode POST
        lokaler
        lokal_ny GET POST
        """,
    ),
    *rader(only(HANDLAGGARE | AGENTER), "mottagningsbokningar"),
    *rader(EGNA_TIDER, "mottagningstid GET POST", _mottagningstid),
    *rader(EGNA_TIDER, "motestyp GET POST", _egen_motestyp),
    *rader(EGNA_BOKNINGAR, "mottagningsbokning GET POST", _bokning),
    *rader(EGEN_LOKAL, "lokal_avboka POST", _reservation),
    *rader(FINNS_EJ, "bokningskalender", _hemlighet),
]
