"""The engine: sends what is due, one row at a time, and writes down what became of it."""

import time
from collections.abc import Callable

import structlog
from django.db import InterfaceError, OperationalError, connection

from kontaktcenter.utkorg.adaptrar import Adapter, Avbrott, Leveransfel, Oklart, Permanent, adapter_class
from kontaktcenter.utkorg.ansprak import Ansprak, AnspraketForlorat, release_abandoned
from kontaktcenter.utkorg.models import Utskick

logger = structlog.get_logger(__name__)

# A database that restarts is back within this time (0.5 + 1 + 2 + … seconds).
INSIST_TIMES = 7


class Motor:
    """One round of sending; keeps the connections to mail servers open meanwhile."""

    def __init__(self) -> None:
        """Begin with every kind of message."""
        self.slag: set[str] = set(Utskick.Slag.values)
        self.adaptrar: dict[str, Adapter] = {}

    def drain(self, seconds: float) -> bool:
        """Send what is due for at most about `seconds`; return whether something may be left.

        A kind whose service is out is left alone after the first try, and tried again in the next round.
        """
        release_abandoned({slag for slag in self.slag if (cls := adapter_class(slag)) and cls.is_idempotent})
        until = time.monotonic() + seconds
        try:
            while time.monotonic() < until:
                ansprak = Ansprak.take(self.slag)
                if ansprak is None:
                    return False
                self._send(ansprak)
            return True
        finally:
            for adapter in self.adaptrar.values():
                adapter.close()

    def _send(self, ansprak: Ansprak) -> None:
        utskick = ansprak.utskick
        try:
            self._adapter(utskick.slag).deliver(utskick, ansprak.mark_handed_over)
        except AnspraketForlorat:
            logger.warning("outbox claim lost", utskick=str(utskick.pk))
        except Oklart as fel:
            self._note(ansprak.mark_unclear, fel, utskick)
        except Permanent as fel:
            self._note(ansprak.give_up, fel, utskick)
        except Leveransfel as fel:
            if isinstance(fel, Avbrott):
                self.slag.discard(utskick.slag)
            self._note(ansprak.postpone, fel, utskick)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            # A fault of ours: the row keeps its marks, and they decide what becomes of it when the claim runs out.
            logger.exception("outbox fault", utskick=str(utskick.pk))
        else:
            insist(ansprak.mark_sent)
            logger.info("outbox sent", utskick=str(utskick.pk))

    def _adapter(self, slag: str) -> Adapter:
        if slag not in self.adaptrar:
            cls = adapter_class(slag)
            if cls is None:
                raise Permanent("Kommunen har inte ställt in något sätt att skicka det här slaget av meddelanden.")
            self.adaptrar[slag] = cls()
        return self.adaptrar[slag]

    def _note(self, mark: Callable[[str], None], fel: Leveransfel, utskick: Utskick) -> None:
        logger.warning("outbox not sent", utskick=str(utskick.pk), why=type(fel).__name__, attempt=utskick.forsok)
        insist(lambda: mark(str(fel)))


def insist(write: Callable[[], None]) -> None:
    """Write what is known now, also when the database is away for a moment: the knowledge exists only here."""
    for turn in range(INSIST_TIMES):
        try:
            return write()
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or turn == INSIST_TIMES - 1:
                raise
            connection.close()
            time.sleep(0.5 * 2**turn)
