"""Addresses of the ground floor: log-in, the own account, health, what only development has."""

from tests.urltabell.policyer import FORVALTARE, PERSONAL, PUBLIK, rader

RADER = [
    *rader(
        PUBLIK,
        """
        logga_in GET POST
        valj_fargschema POST
        set_language GET POST
        halsa
        webb_lever
        komponenter
        komponenter_dialog
        utvecklingspost
        """,
    ),
    *rader(
        PERSONAL,
        """
        logga_ut POST
        hem_personal
        byt_losenord GET POST
        satt_narvaro GET POST
        """,
    ),
    *rader(FORVALTARE, "granskning"),
]
