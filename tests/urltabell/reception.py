"""Addresses of the reception of an office, and of the screens that visitors use there."""

from typing import Any

from tests.urltabell.policyer import CENTER, EGET_KONTOR, KRAVER_HEMLIGHET, PUBLIK, rader
from tests.urltabell.varld import Varld


def _kontor(varld: Varld) -> dict[str, Any]:
    return {"kontor": varld.besok.kontor.kod}


def _tryck(varld: Varld) -> dict[str, Any]:
    return {**_kontor(varld), "slag": "rakna"}


def _skarm(varld: Varld) -> dict[str, Any]:
    return {**_kontor(varld), "pk": varld.besok.kontor.skarmar.get().pk}


def _besok(varld: Varld) -> dict[str, Any]:
    return {"pk": varld.besok.pk}


def _lapp(varld: Varld) -> dict[str, Any]:
    return {**_kontor(varld), "kod": "gissad"}


def _dagkod(varld: Varld) -> dict[str, Any]:
    return {**_kontor(varld), "dagkod": "gissad"}


RADER = [
    *rader(CENTER, "reception"),
    *rader(EGET_KONTOR, "reception_kontor\nreception_disk POST\nreception_skarmar GET POST", _kontor),
    *rader(EGET_KONTOR, "reception_tryck POST", _tryck),
    *rader(EGET_KONTOR, "reception_skarm_sparra POST", _skarm),
    *rader(EGET_KONTOR, "arbetsplats_besok POST", _besok),
    *rader(PUBLIK, "reception_skal\nreception_tjanst\nskarm GET POST"),
    *rader(KRAVER_HEMLIGHET, "kiosk GET POST\nkiosk_bokad GET POST\ntavla", _kontor),
    *rader(KRAVER_HEMLIGHET, "kiosk_lapp", _lapp),
    *rader(KRAVER_HEMLIGHET, "ko GET POST", _dagkod),
    *rader(KRAVER_HEMLIGHET, "plats", lambda varld: {"kod": "gissad"}),
]
