"""SMS through the municipality's gateway: a POST with JSON; the gateway must honour the Idempotency-Key header."""

from collections.abc import Callable

from django.conf import settings

from kontaktcenter.utkorg.adaptrar.http import as_json, post
from kontaktcenter.utkorg.models import Utskick


class Sms:
    """Speaks the plain JSON that docs/utkorg.md describes; a gateway of another kind gets an adapter of its own."""

    is_idempotent = True

    def deliver(self, utskick: Utskick, hand_over: Callable[[], None]) -> None:
        """Hand one text message to the gateway."""
        content = {"id": str(utskick.pk), "to": utskick.mottagare, "from": settings.KOMMUN["namn"], "text": utskick.text}
        headers = {"Authorization": f"Bearer {settings.SMS_NYCKEL}", "Idempotency-Key": str(utskick.pk)}
        post(settings.SMS_URL, as_json(content), headers, hand_over)

    def close(self) -> None:
        """Nothing is held."""
