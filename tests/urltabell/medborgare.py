"""Addresses of citizens: open to all, or to whoever has the code, the link or the browser that a page belongs to."""

from typing import Any

from tests.urltabell.policyer import KRAVER_HEMLIGHET, PUBLIK, rader
from tests.urltabell.varld import Varld


def _arendetyp(varld: Varld) -> dict[str, Any]:
    return {"kod": varld.arende.arendetyp.kod}


def _amne(varld: Varld) -> dict[str, Any]:
    return {"kod": varld.arende.arendetyp.amne.kod}


def _artikel(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.artikel.pk}


def _artikelsida(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.artikel.pk, "slug": "nar-hamtas-soporna"}


def _tack(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.artikel.pk, "svar": "ja"}


def _artikelamne(varld: Varld) -> dict[str, Any]:
    return {"kod": varld.artikel.amne.kod}


def _arende(varld: Varld) -> dict[str, Any]:
    return {"nummer": varld.arende.nummer}


def _bilaga(varld: Varld) -> dict[str, Any]:
    return {"nummer": varld.arende.nummer, "nyckel": varld.bilaga.nyckel}


def _formular(varld: Varld) -> dict[str, Any]:
    return {"nyckel": varld.formular.pk, "steg": "fraga"}


def _formularfil(varld: Varld) -> dict[str, Any]:
    return {"nyckel": varld.formular.pk, "fil": varld.bilaga.nyckel}


def _kvitto(varld: Varld) -> dict[str, Any]:
    return {"nyckel": varld.formular.pk}


def _hemlighet(varld: Varld) -> dict[str, Any]:
    return {"hemlighet": "x" * 22}


RADER = [
    *rader(
        PUBLIK,
        """
        hem
        fraga GET POST
        felanmalan GET POST
        synpunkt GET POST
        folj GET POST
        folj_ny_lank GET POST
        folj_stang POST
        svar GET POST
        svar_andringar
        webbkarta
        robotar
        """,
    ),
    *rader(PUBLIK, "svar_kort\nsvar_omdome POST", _artikel),
    *rader(PUBLIK, "svar_artikel", _artikelsida),
    *rader(PUBLIK, "svar_tack", _tack),
    *rader(PUBLIK, "svar_amne", _artikelamne),
    *rader(PUBLIK, "e_tjanst GET POST", _arendetyp),
    *rader(PUBLIK, "amne", _amne),
    *rader(KRAVER_HEMLIGHET, "formular GET POST", _formular),
    *rader(KRAVER_HEMLIGHET, "formular_fil", _formularfil),
    *rader(KRAVER_HEMLIGHET, "kvitto", _kvitto),
    *rader(
        KRAVER_HEMLIGHET,
        """
        folj_arende GET POST
        folj_skriv GET POST
        folj_dra_tillbaka GET POST
        folj_oppna_igen GET POST
        """,
        _arende,
    ),
    *rader(KRAVER_HEMLIGHET, "folj_bilaga", _bilaga),
    *rader(
        KRAVER_HEMLIGHET,
        """
        folj_lank GET POST
        folj_lank_ny POST
        foljare GET POST
        foljare_sluta
        """,
        _hemlighet,
    ),
]
