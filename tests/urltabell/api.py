"""Addresses of the API, tried by logged-in employees; what a key may is told in tests/arenden/api."""

import uuid
from datetime import timedelta
from typing import Any

from django.core import signing
from django.utils import timezone

from arenden.serializers.felanmalan import SALT
from tests.urltabell.policyer import (
    API_AGARE,
    API_BADA,
    API_BESLUTAR_SEKRETESS,
    API_CENTER,
    API_EGEN_PERSON,
    API_EGEN_UPPRINGNING,
    API_EGET_CENTER,
    API_EGET_MEDDELANDE,
    API_ENHETENS_NOTIS,
    API_HALLARE,
    API_LASARE,
    API_PERSONAL,
    FINNS_EJ,
    PUBLIK,
    rader,
)
from tests.urltabell.varld import Varld


def _arende(varld: Varld) -> dict[str, Any]:
    return {"nummer": varld.arende.nummer}


def _bilaga(varld: Varld) -> dict[str, Any]:
    return {"nummer": varld.arende.nummer, "nyckel": varld.bilaga.nyckel}


def _artikel(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.artikel.pk}


def _remiss(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.remiss_id}


def _uppringning(varld: Varld) -> dict[str, Any]:
    return {"nyckel": varld.ateruppringning.nyckel}


def _person(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.arende.inlamnare.person_id}


def _meddelande(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.meddelande.pk}


def _notis(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.notis.pk}


def _handlaggare(varld: Varld) -> str:
    return varld.personer["handlaggare"].username


TILL = {
    "api_samtal_koppla": _handlaggare,
    "api_samtal_meddelande": _handlaggare,
    "api_samtal_aterring": _handlaggare,
    "api_narvaro": lambda varld: None,
    "api_tilldela": _handlaggare,
    "api_telefonmeddelanden": _handlaggare,
    "api_parkera": lambda varld: (timezone.localdate() + timedelta(days=7)).isoformat(),
}
"""Whom or when `till` means; elsewhere it is a unit."""

OM_EN_BOKNING = ("api_bokning_bekrafta", "api_bokning_flytta", "api_bokning_avboka")
BOKARE = {"namn": "Berit Testsson", "epost": "berit@testsson.example", "telefon": "070-174 06 05", "sprak": "sv", "svar": {}}
"""Who books: in a booking `svar` answers the questions of the meeting, and elsewhere is words."""


def make_body(varld: Varld, namn: str) -> dict[str, Any]:
    """Everything that some address asks for, so that none is refused for its form: only rights are left to judge."""
    if namn in OM_EN_BOKNING:
        imorgon = timezone.now() + timedelta(days=1)
        return {"nyckel": str(uuid.uuid4()), "kontor": varld.mottagningstid.kontor.kod, "fran": imorgon.isoformat(), **BOKARE}
    return {
        "till": TILL.get(namn, lambda varld: "skola")(varld),
        "text": "Text",
        "orsak": "ingen_atgard",
        "fraga": "Stör det?",
        "arbetsdagar": 3,
        "svar": "Nej.",
        "resultat": "nadd",
        "arendetyp": varld.annat_arende.arendetyp.kod,
        "med": varld.annat_arende.nummer,
        "annat": varld.annat_arende.nummer,
        "center": varld.arende.center.kortnamn,
        "uppgifter": {},
        "plats": {"text": "Testgatan 1"},
        "sekretess": "sekretess",
        "q": "Anna Testsson",
        "narvaro": "mote",
        "nyckel": str(uuid.uuid4()),
        "uppringare": {"telefon": "070-174 06 05"},
        "fran": timezone.now().isoformat(),
        "senast": (timezone.now() + timedelta(days=1)).isoformat(),
        "rapport": signing.dumps(varld.arende.pk, salt=SALT),
        "epost": "berit@testsson.example",
        "fragor": [{"text": "Får jag bygga?", "utfall": "besvarad_direkt", "svar": "Ja.", "arendetyp": varld.arende.arendetyp.kod}],
    }


RADER = [
    *rader(PUBLIK, "api_schema\napi_arendetyper\napi_artiklar"),
    *rader(PUBLIK, "api_artikel", _artikel),
    *rader(FINNS_EJ, "api_okand GET POST"),
    *rader(
        API_PERSONAL,
        """
        api_arenden
        api_katalog
        api_ateruppringningar
        api_arenden_sok POST
        api_egna_meddelanden
        api_notiser
        api_narvaro POST
        api_felanmalningar_nara POST
        """,
    ),
    *rader(API_PERSONAL, "api_felanmalningar_folj POST"),
    *rader(API_EGET_CENTER, "api_samtal_koppla POST\napi_samtal_meddelande POST\napi_samtal_aterring POST"),
    *rader(API_CENTER, "api_personer_sok POST"),
    *rader(API_EGEN_PERSON, "api_person\napi_person_visa POST\napi_person_andra POST", _person),
    *rader(API_EGET_MEDDELANDE, "api_meddelande_visa POST\napi_meddelande_last POST", _meddelande),
    *rader(API_ENHETENS_NOTIS, "api_notis_last POST", _notis),
    *rader(API_EGET_CENTER, "api_kontakter POST"),
    *rader(API_CENTER, "api_telefonmeddelanden POST"),
    *rader(
        API_LASARE,
        """
        api_arende
        api_handelser
        api_bilagor POST
        api_arende_visa_person POST
        """,
        _arende,
    ),
    *rader(API_LASARE, "api_bilaga", _bilaga),
    *rader(API_EGEN_UPPRINGNING, "api_ateruppringning POST\napi_ateruppringning_visa POST", _uppringning),
    *rader(API_HALLARE, "api_remissvar POST", _remiss),
    *rader(
        API_HALLARE,
        """
        api_ta POST
        api_tilldela POST
        api_parkera POST
        api_vack POST
        api_begar-komplettering POST
        api_ta-emot POST
        api_skicka-tillbaka POST
        api_skicka-vidare POST
        api_remittera POST
        api_besvara POST
        api_dra-tillbaka POST
        api_avsluta POST
        api_byt-arendetyp POST
        api_uppgifter POST
        """,
        _arende,
    ),
    *rader(
        API_AGARE,
        """
        api_overlamna POST
        api_forhandsvisning
        api_ta-tillbaka POST
        api_oppna-igen POST
        api_dela POST
        api_sla-ihop POST
        api_angra-sammanslagning POST
        """,
        _arende,
    ),
    *rader(
        API_BADA,
        """
        api_komplettera POST
        api_meddela POST
        api_anteckna POST
        api_relatera POST
        api_ny-kod POST
        """,
        _arende,
    ),
    *rader(API_BESLUTAR_SEKRETESS, "api_sekretess POST", _arende),
]
