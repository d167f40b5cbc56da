"""Addresses of gaps, news, readings of files and monthly letters. The gap and the news of the walk are the unit's."""

import uuid
from typing import Any

from tests.urltabell.policyer import AGENTER, ANSTALLDA, CENTER, PERSONAL, Policy, only, rader
from tests.urltabell.varld import Varld

SER_LUCKAN = {*AGENTER, "handlaggare", "chef", "redaktor"}
VARDAR_TEXTER = {"handlaggare", "annan_handlaggare", "chef", "redaktor"}
SKRIVER_TILL_ENHETEN = {"chef", "redaktor"}
LUCKANS_LASARE = only(SER_LUCKAN, ser=set())
LUCKANS_VARD = only({"handlaggare", "chef", "redaktor"}, ser=SER_LUCKAN)
NYHETENS_LASARE = only({"handlaggare", "chef", "redaktor"}, ser=set())
NYHETENS_SKRIVARE = only(SKRIVER_TILL_ENHETEN, ser={"handlaggare"})
HUVUDREDAKTOR = only(set())
"""An editor at a contact center; there is none in the small municipality."""
SER_SIFFROR = only({"chef"})
BREVETS_LASARE: Policy = only({"chef"}, ser=ANSTALLDA - {"chef"})


def _lucka(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.lucka.pk}


def _handling(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.lucka.pk, "handling": "avvisa"}


def _lista(varld: Varld) -> dict[str, Any]:
    return {"lista": "hos-enheterna"}


def _nyhet(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.nyhet.pk}


def _inlasning(varld: Varld) -> dict[str, Any]:
    return {"nyckel": uuid.UUID(int=1)}


def _brev(varld: Varld) -> dict[str, Any]:
    return {"kortnamn": "samhallsbyggnad", "manad": "2026-01"}


RADER = [
    *rader(CENTER, "luckor GET POST\nluckor_rapporterat\nluckor_sokningar"),
    *rader(CENTER, "luckor_lista GET POST", _lista),
    *rader(only(VARDAR_TEXTER), "mina_luckor"),
    *rader(LUCKANS_LASARE, "lucka", _lucka),
    *rader(LUCKANS_VARD, "lucka_handling POST", _handling),
    *rader(PERSONAL, "nyheter"),
    *rader(only(SKRIVER_TILL_ENHETEN), "nyhet_ny GET POST"),
    *rader(NYHETENS_LASARE, "nyhet\nnyhet_last POST", _nyhet),
    *rader(NYHETENS_SKRIVARE, "nyhet_andra GET POST\nnyhet_dra_tillbaka POST\nnyhet_visa_igen POST\nnyhet_lasare", _nyhet),
    *rader(HUVUDREDAKTOR, "inlasningar GET POST\nartiklar_export"),
    *rader(HUVUDREDAKTOR, "inlasning\ninlasning_las_in POST\ninlasning_angra POST\ninlasning_kasta POST", _inlasning),
    *rader(SER_SIFFROR, "manadsbrev"),
    *rader(BREVETS_LASARE, "manadsbrev_ett", _brev),
]
