"""Addresses of lists and cases. The case of the walk has been accepted by its unit; the center owns it."""

from typing import Any

from tests.urltabell.policyer import (
    AGARE,
    BADA,
    BESLUTAR_SEKRETESS,
    DIARIEFORARE,
    EGEN_GRANSKNING,
    ENHETENS_NOTIS,
    GRANSKAR_LOGGEN,
    HALLARE,
    LASARE,
    LISTA,
    PERSONAL,
    UPPRINGARE,
    rader,
)
from tests.urltabell.varld import Varld


def _lista(varld: Varld) -> dict[str, Any]:
    return {"lista": "mina"}


def _sokning(varld: Varld) -> dict[str, Any]:
    return {"nyckel": "x" * 22}


def _notis(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.notis.pk}


def _arende(varld: Varld) -> dict[str, Any]:
    return {"nummer": varld.arende.nummer}


def _bilaga(varld: Varld) -> dict[str, Any]:
    return {"nummer": varld.arende.nummer, "nyckel": varld.bilaga.nyckel}


def _brev(varld: Varld) -> dict[str, Any]:
    return {"nummer": varld.arende.nummer, "pk": varld.brev.meddelande_id}


def _remiss(varld: Varld) -> dict[str, Any]:
    return {"nummer": varld.annat_arende.nummer, "pk": varld.remiss_id}


def _granskning(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.granskning.pk}


RADER = [
    *rader(GRANSKAR_LOGGEN, "visningslogg GET POST"),
    *rader(EGEN_GRANSKNING, "visningslogg_resultat", _granskning),
    *rader(DIARIEFORARE, "skyddsmarkning GET POST"),
    *rader(LISTA, "arenden GET POST"),
    *rader(LISTA, "arenden_lista GET POST", _lista),
    *rader(LISTA, "inkorg GET POST"),
    *rader(LISTA, "inkorg_lista GET POST", _lista),
    *rader(
        PERSONAL,
        """
        arenden_sok GET POST
        nytt
        nytt_alla_lasta POST
        """,
    ),
    *rader(PERSONAL, "arenden_sokresultat", _sokning),
    *rader(ENHETENS_NOTIS, "nytt_last POST", _notis),
    *rader(
        LASARE,
        """
        arende
        arende_tittare
        arende_visa_person POST
        """,
        _arende,
    ),
    *rader(LASARE, "arende_bilaga", _bilaga),
    *rader(
        HALLARE,
        """
        arende_ta GET POST
        arende_tilldela GET POST
        arende_parkera GET POST
        arende_vack GET POST
        arende_begar_komplettering GET POST
        arende_ta_emot GET POST
        arende_skicka_tillbaka GET POST
        arende_skicka_vidare GET POST
        arende_fraga_enhet GET POST
        arende_besvara GET POST
        arende_dra_tillbaka GET POST
        arende_avsluta GET POST
        arende_byt_arendetyp GET POST
        arende_uppgifter GET POST
        """,
        _arende,
    ),
    *rader(BADA, "arende_brev GET POST", _brev),
    *rader(UPPRINGARE, "brev_att_skicka"),
    *rader(HALLARE, "arende_svara_enhet GET POST", _remiss),
    *rader(
        AGARE,
        """
        arende_lamna_over GET POST
        arende_ta_tillbaka GET POST
        arende_oppna_igen GET POST
        arende_dela GET POST
        arende_sla_ihop GET POST
        arende_angra_sammanslagning GET POST
        """,
        _arende,
    ),
    *rader(
        BADA,
        """
        arende_meddela GET POST
        arende_anteckna GET POST
        arende_komplettera GET POST
        arende_relatera GET POST
        arende_ny_kod GET POST
        """,
        _arende,
    ),
    *rader(
        BESLUTAR_SEKRETESS,
        """
        arende_visningar
        arende_sekretess GET POST
        """,
        _arende,
    ),
]
