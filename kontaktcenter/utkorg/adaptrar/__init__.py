"""How a message leaves: one adapter for each kind, chosen by the settings."""

from collections.abc import Callable
from typing import ClassVar, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from kontaktcenter.utkorg.models import Utskick

MOTTAGARENS_FEL = "Mottagarens adress togs inte emot"
"""How the sentence begins of a fault that is the receiver's alone: the service works."""
MEDDELANDETS_FEL = "Meddelandet togs inte emot"
"""How the sentence begins when the service has answered, and may well take the next message."""


class Leveransfel(Exception):
    """The message did not leave. The text is a Swedish sentence for the administrator, without personal data."""


class Tillfalligt(Leveransfel):
    """This message can be tried again later."""


class Avbrott(Tillfalligt):
    """The service as such is out: the others of the same kind need not be tried now."""


class Permanent(Leveransfel):
    """The receiver will never take this message."""


class Oklart(Leveransfel):
    """The message has left, but the answer did not come: nobody can know whether it was taken."""


class Adapter(Protocol):
    """Delivers messages of one kind."""

    is_idempotent: ClassVar[bool]
    """Whether the receiver recognises a message by its id, so that the same one twice arrives once."""

    def deliver(self, utskick: Utskick, hand_over: Callable[[], None]) -> None:
        """Deliver one message, calling `hand_over` right before the step that cannot be undone; raise Leveransfel if not."""

    def close(self) -> None:
        """Let go of connections."""


def adapter_class(slag: str) -> type[Adapter] | None:
    """Return the adapter of a kind of message, or None where the settings name none."""
    path = settings.UTKORG_ADAPTRAR.get(slag)
    return import_string(path) if path else None
