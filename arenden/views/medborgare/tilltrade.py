"""Which cases a visitor has opened with number and code or a mailed link: held by the session, for two hours."""

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone

from arenden.foljkod import matches
from arenden.models import Arende

VARAR = timedelta(hours=2)
NYCKEL = "foljda_arenden"
INGENS_HASH = "0" * 64
"""Compared with when there is no such case, so that the answer takes as long."""


def find_arende(nummer: str, kod: str) -> Arende | None:
    """The case with that number, if the code is its own."""
    arende = Arende.objects.filter(nummer=nummer).first()
    is_right = matches(kod, (arende and arende.foljkod_hash) or INGENS_HASH)
    return arende if is_right else None


def open_arende(request: HttpRequest, arende_id: int) -> None:
    """Let the visitor see the case for two hours. The session gets a new id, so that one planted before is worth nothing."""
    request.session.cycle_key()
    request.session[NYCKEL] = {**_live(request), str(arende_id): (timezone.now() + VARAR).isoformat()}


def close_all(request: HttpRequest) -> None:
    """Forget every case that the visitor has opened, as one does on a computer that others use."""
    request.session.pop(NYCKEL, None)


def has_opened(request: HttpRequest, arende_id: int) -> bool:
    """Whether the visitor may see the case now."""
    return str(arende_id) in _live(request)


def opened_arende(request: HttpRequest, nummer: str) -> Arende | None:
    """The case with what its page needs, if the visitor has opened it; None also when there is none."""
    ids = [int(pk) for pk in _live(request)]
    if not ids:
        return None
    rows = Arende.objects.select_related("arendetyp", "ansvarig_enhet", "center__kalender", "inlamnare")
    return rows.filter(pk__in=ids, nummer=nummer).first()


def _live(request: HttpRequest) -> dict[str, str]:
    nu = timezone.now()
    return {pk: till for pk, till in request.session.get(NYCKEL, {}).items() if datetime.fromisoformat(till) > nu}
