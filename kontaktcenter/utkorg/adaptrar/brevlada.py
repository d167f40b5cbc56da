"""The mailbox of development and tests: keeps each message where `/utveckling/post/` shows it, and sends nothing."""

import json
from collections.abc import Callable

from kontaktcenter.utkorg.adaptrar.epost import build_epost
from kontaktcenter.utkorg.models import Brev, Utskick


class Brevlada:
    """Takes every kind of message, each one once."""

    is_idempotent = True

    def deliver(self, utskick: Utskick, hand_over: Callable[[], None]) -> None:
        """Keep the message as it would have left."""
        hand_over()
        innehall = build_epost(utskick).message().as_string() if utskick.slag == Utskick.Slag.EPOST else _as_json(utskick)
        Brev.objects.bulk_create([Brev(utskick=utskick, innehall=innehall)], ignore_conflicts=True)

    def close(self) -> None:
        """Nothing is held."""


def _as_json(utskick: Utskick) -> str:
    return json.dumps({"till": utskick.mottagare, "text": utskick.text}, ensure_ascii=False)
