"""Protected details that somebody has asked for: shown to them for a short while, in this session alone."""

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone

VISAS = timedelta(minutes=10)


def show_for_a_while(request: HttpRequest, slag: str, pk: int) -> None:
    """Let the thing `pk` of a kind (`slag`, the key in the session) stand on this user's pages. The caller has logged the look."""
    nu = timezone.now()
    live = {key: till for key, till in request.session.get(slag, {}).items() if datetime.fromisoformat(till) > nu}
    request.session[slag] = {**live, str(pk): (nu + VISAS).isoformat()}


def is_asked_for(request: HttpRequest, slag: str, pk: int) -> bool:
    """Whether this user asked for it a moment ago."""
    until = request.session.get(slag, {}).get(str(pk))
    return until is not None and datetime.fromisoformat(until) > timezone.now()
