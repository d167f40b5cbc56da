"""Addresses of the service offices: what citizens read, and what those plan who run them."""

from typing import Any

from tests.urltabell.policyer import PUBLIK, only, rader
from tests.urltabell.varld import Varld


def _kontor(varld: Varld) -> dict[str, Any]:
    return {"kod": varld.stopp.kontor.kod}


def _tur(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.stopp.tur_id}


def _stopp(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.stopp.pk}


def _monster(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.monster_id}


PLANERARE = only({"chef"})
"""The manager of a department below which the center lies that runs the offices."""

RADER = [
    *rader(PUBLIK, "kontoren\nturlista"),
    *rader(PUBLIK, "kontor\nkontor_kalender", _kontor),
    *rader(PUBLIK, "tur_kalender", _tur),
    *rader(
        PLANERARE,
        """
        planera_kontoren
        planera_rattvisa
        planera_turer
        planera_tur_ny GET POST
        planera_monster_nytt GET POST
        """,
    ),
    *rader(PLANERARE, "planera_kontor\nplanera_stang GET POST\nplanera_avveckla GET POST\nplanera_oppna POST", _kontor),
    *rader(PLANERARE, "planera_tur\nplanera_stopp_nytt GET POST\nplanera_tur_flytta GET POST\nplanera_tur_stall_in GET POST", _tur),
    *rader(PLANERARE, "planera_stopp GET POST\nplanera_forsena GET POST\nplanera_stall_in GET POST", _stopp),
    *rader(PLANERARE, "planera_monster GET POST\nplanera_monster_avsluta GET POST", _monster),
]
