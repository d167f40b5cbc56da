"""Webhooks: another system of the municipality is told what happened, with a signature that it can check."""

import hashlib
import hmac
import time
from collections.abc import Callable

from django.conf import settings

from kontaktcenter.utkorg.adaptrar import Permanent
from kontaktcenter.utkorg.adaptrar.http import as_json, post
from kontaktcenter.utkorg.models import Utskick
from kontaktcenter.utkorg.mottagare import is_allowed_webhook


def sign(body: bytes, tid: int) -> str:
    """Return the signature: HMAC-SHA256 of `tid.body` with the shared key, beside the time in seconds since 1970."""
    digest = hmac.new(settings.WEBHOOK_NYCKEL.encode(), f"{tid}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={tid},v1={digest}"


class Webhook:
    """Posts to approved systems only; the receiver must honour the Idempotency-Key header."""

    is_idempotent = True

    def deliver(self, utskick: Utskick, hand_over: Callable[[], None]) -> None:
        """Post one event. The approval is asked for again: it may have been withdrawn since the event was queued."""
        if not is_allowed_webhook(utskick.mottagare):
            raise Permanent("Systemet på den adressen är inte godkänt.")
        content = {
            "id": str(utskick.pk),
            "handelse": utskick.amnesrad,
            "skapad": utskick.skapad.isoformat(),
            "innehall": utskick.text,
        }
        body = as_json(content)
        headers = {"Idempotency-Key": str(utskick.pk), "X-Kontaktcenter-Signatur": sign(body, int(time.time()))}
        post(utskick.mottagare, body, headers, hand_over)

    def close(self) -> None:
        """Nothing is held."""
