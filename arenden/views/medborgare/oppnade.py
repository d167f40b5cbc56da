"""The visitor's own cases: opened by number and code or a mailed link, for two hours."""

from django.http import HttpRequest

from arenden.foljkod import matches
from arenden.models import Arende

INGENS_HASH = "0" * 64
"""Compared with when there is no such case, so that the answer takes as long."""


def find_arende(nummer: str, kod: str) -> Arende | None:
    """The case with that number, if the code is its own."""
    arende = Arende.objects.filter(nummer=nummer).first()
    is_right = matches(kod, (arende and arende.foljkod_hash) or INGENS_HASH)
    return arende if is_right else None


def opened_arende(request: HttpRequest, nummer: str) -> Arende | None:
    """The case with what its page needs, if the visitor has opened it; None also when there is none."""
    ids = request.minne.ids("arende")
    if not ids:
        return None
    rows = Arende.objects.select_related("arendetyp", "ansvarig_enhet", "center__kalender", "inlamnare", "sammanslaget_med")
    return rows.filter(pk__in=ids, nummer=nummer).first()
