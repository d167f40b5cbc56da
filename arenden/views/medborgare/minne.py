"""What one visitor's browser may see: forms being filled in, receipts, and cases opened with number and code or a link.

A signed cookie of ids and times, nothing personal. No session is needed for it, so none can be planted beforehand, end in the
middle of a form or be torn apart by two clicks at once.
"""

import uuid
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

KAKA = "minne"
SALT = "arenden.minne"
GALLER = {"formular": timedelta(hours=24), "kvitto": timedelta(hours=2), "arende": timedelta(hours=2)}
"""How long each kind of thing stays open."""
FLEST = 30
STANGD = "stangd-"


class Minne:
    """The open things by kind: `minne.opens("arende", pk)`. Changed ones are written to the response by `personlig`."""

    def __init__(self, opened: dict[str, float]) -> None:
        """`opened` maps "kind:id" to when it closes, as a timestamp; what has closed is dropped."""
        now = timezone.now().timestamp()
        self.opened = {key: till for key, till in opened.items() if till > now}
        self.is_changed = False

    @classmethod
    def read(cls, request: HttpRequest) -> Self:
        """The visitor's own; an empty one when the cookie is missing, old or tampered with."""
        try:
            return cls(signing.loads(request.COOKIES.get(KAKA, ""), salt=SALT, max_age=max(GALLER.values())))
        except signing.BadSignature:
            return cls({})

    def write(self, response: HttpResponse) -> None:
        """Give the browser what has changed."""
        if self.is_changed:
            value = signing.dumps(self.opened, salt=SALT, compress=True)
            max_age = int(max(GALLER.values()).total_seconds())
            response.set_cookie(
                KAKA, value, max_age=max_age, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
            )

    def opens(self, slag: str, id_: int | uuid.UUID) -> bool:
        """Whether the thing is open to the visitor."""
        return f"{slag}:{id_}" in self.opened

    def open(self, slag: str, id_: int | uuid.UUID) -> None:
        """Open the thing for as long as its kind stays open; of very many the oldest close."""
        kept = {key: till for key, till in self.opened.items() if key != f"{slag}:{id_}"}
        kept[f"{slag}:{id_}"] = (timezone.now() + GALLER[slag]).timestamp()
        self.opened = dict(list(kept.items())[-FLEST:])
        self.is_changed = True

    def close(self, slag: str) -> None:
        """Close everything of a kind, and remember when as long as anything opened before could stay open."""
        self.opened = {key: till for key, till in self.opened.items() if not key.startswith(f"{slag}:")}
        self.opened[STANGD + slag] = (timezone.now() + GALLER[slag]).timestamp()
        self.is_changed = True

    def closed_at(self, slag: str) -> float:
        """When the visitor last closed everything of a kind, as a timestamp; 0 for not lately."""
        return self.opened.get(STANGD + slag, GALLER[slag].total_seconds()) - GALLER[slag].total_seconds()

    def ids(self, slag: str) -> list[str]:
        """What is open of a kind."""
        return [key.partition(":")[2] for key in self.opened if key.startswith(f"{slag}:")]
