"""Addresses of those who write articles, answer for them and read them at work. The article of the walk is published."""

from typing import Any

from tests.urltabell.policyer import HANDLAGGARE, PERSONAL, PUBLIK, only, rader
from tests.urltabell.varld import Varld

EXPERTER = {"handlaggare", "chef"}
REDAKTIONEN = only(HANDLAGGARE | {"redaktor"})
REDAKTORER = only({"redaktor"})
GRANSKARE = only(HANDLAGGARE)
SKOTER_ARTIKELN = only(EXPERTER | {"redaktor"})
GRANSKAR_ARTIKELN = only(EXPERTER)


def _artikel(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.artikel.pk}


def _text(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.artikel.pk, "sprak": "sv"}


def _revision(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.artikel.texter.get().revisioner.get(lage="granskas").pk}


def _bild(varld: Varld) -> dict[str, Any]:
    return {"nyckel": varld.artikel.bilder.get().pk}


RADER = [
    *rader(REDAKTIONEN, "redaktion\noversattningar"),
    *rader(REDAKTORER, "artikel_ny GET POST"),
    *rader(GRANSKARE, "mina_texter"),
    *rader(
        SKOTER_ARTIKELN,
        """
        artikel_redaktion
        artikel_relaterade GET POST
        artikel_uppgifter GET POST
        artikel_dra_in GET POST
        artikel_ta_i_bruk GET POST
        artikel_behover_andras GET POST
        """,
        _artikel,
    ),
    *rader(SKOTER_ARTIKELN, "artikel_versioner\nartikel_jamfor", _text),
    *rader(REDAKTORER, "artikel_bilder GET POST", _artikel),
    *rader(REDAKTORER, "artikel_text GET POST", _text),
    *rader(GRANSKAR_ARTIKELN, "artikel_bekrafta GET POST", _artikel),
    *rader(GRANSKAR_ARTIKELN, "revision_granska GET POST", _revision),
    *rader(REDAKTORER, "revision_skicka GET POST\nrevision_aterstall GET POST", _revision),
    *rader(
        SKOTER_ARTIKELN,
        """
        revision_skicka_tillbaka GET POST
        revision_publicera GET POST
        revision_schemalagg GET POST
        revision_kasta GET POST
        """,
        _revision,
    ),
    *rader(PERSONAL, "kunskapsartikel\nartikel_rapportera GET POST", _artikel),
    *rader(PUBLIK, "artikelbild", _bild),
]
