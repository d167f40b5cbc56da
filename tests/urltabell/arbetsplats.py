"""Addresses of the agent's work place and of the switchboard."""

from typing import Any

from tests.urltabell.policyer import CENTER, EGEN_UPPRINGNING, EGET_MEDDELANDE, EGET_UTKAST, PERSONAL, UPPRINGARE, rader
from tests.urltabell.varld import Varld


def _utkast(varld: Varld) -> dict[str, Any]:
    return {"nyckel": varld.utkastfil.utkast_id}


def _fraga(varld: Varld) -> dict[str, Any]:
    return {"nyckel": varld.utkastfil.utkast_id, "nummer": 0}


def _fil(varld: Varld) -> dict[str, Any]:
    return {"nyckel": varld.utkastfil.utkast_id, "fil": varld.utkastfil.nyckel}


def _artikel(varld: Varld) -> dict[str, Any]:
    return {**_fraga(varld), "pk": varld.artikel.pk}


def _besvarad(varld: Varld) -> dict[str, Any]:
    return {**_utkast(varld), "pk": varld.arende.fragor.get().pk}


def _kollega(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.personer["handlaggare"].pk}


def _uppringning(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.ateruppringning.pk}


def _meddelande(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.meddelande.pk}


RADER = [
    *rader(
        CENTER,
        """
        arbetsplats
        arbetsplats_ny POST
        arbetsplats_fot
        arbetsplats_forslag POST
        arbetsplats_kollegor POST
        arbetsplats_artiklar POST
        arbetsplats_liknande POST
        vaxel GET POST
        """,
    ),
    *rader(
        EGET_UTKAST,
        """
        arbetsplats_flik
        arbetsplats_autospara POST
        arbetsplats_kasta POST
        arbetsplats_lagg_pa POST
        arbetsplats_spara POST
        arbetsplats_spara_och_oppna POST
        arbetsplats_svar
        arbetsplats_mejl POST
        arbetsplats_arende POST
        arbetsplats_person_sok POST
        arbetsplats_person_valj POST
        arbetsplats_person_visa POST
        arbetsplats_person_andra POST
        arbetsplats_fraga_ny POST
        """,
        _utkast,
    ),
    *rader(
        EGET_UTKAST,
        """
        arbetsplats_fraga_bort POST
        arbetsplats_fraga_arende POST
        arbetsplats_fraga_typ POST
        arbetsplats_filer POST
        arbetsplats_overlamning POST
        arbetsplats_mottagare POST
        arbetsplats_lamna_over POST
        arbetsplats_sok POST
        arbetsplats_saknas POST
        arbetsplats_svarsmejl POST
        """,
        _fraga,
    ),
    *rader(EGET_UTKAST, "arbetsplats_fil_bort POST", _fil),
    *rader(EGET_UTKAST, "arbetsplats_artikel POST", _artikel),
    *rader(EGET_UTKAST, "arbetsplats_artikel_rapportera POST", _artikel),
    *rader(EGET_UTKAST, "arbetsplats_artikelutkast POST", _besvarad),
    *rader(
        CENTER,
        """
        vaxel_samtal
        vaxel_koppla POST
        vaxel_meddelande POST
        vaxel_ring POST
        """,
        _kollega,
    ),
    *rader(UPPRINGARE, "ateruppringningar"),
    *rader(
        EGEN_UPPRINGNING,
        """
        ateruppringning_resultat POST
        ateruppringning_visa POST
        """,
        _uppringning,
    ),
    *rader(PERSONAL, "meddelanden"),
    *rader(EGET_MEDDELANDE, "meddelande_visa POST\nmeddelande_last POST", _meddelande),
]
