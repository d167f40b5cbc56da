"""What a question means, read within a time limit. Whatever is wrong with the model, the search goes on without it."""

import time

import structlog
from django.conf import settings
from django.db import DatabaseError

from kunskapsbank.mening.kodare import read_kodare
from kunskapsbank.mening.tidsgrans import ForSent, Tidsgrans
from kunskapsbank.sokmotor.narhet import Narhet

logger = structlog.get_logger(__name__)

SAGS_OM_EFTER = 60.0
"""Seconds between two lines in the log about questions that were not read."""


class Avbrott:
    """Counts the questions that this process has not read, and says so now and then: never what was asked."""

    def __init__(self) -> None:
        """None so far."""
        self.antal = 0
        self._sagt = float("-inf")

    def count(self, orsak: str) -> None:
        """One more, because of this."""
        self.antal += 1
        now = time.monotonic()
        if now - self._sagt >= SAGS_OM_EFTER:
            self._sagt = now
            logger.warning("searched without the model", reason=orsak, so_far=self.antal)


avbrott = Avbrott()
grans = Tidsgrans()


def near_question(fraga: str) -> Narhet | None:
    """How near the articles are to a question in meaning; None without a model or vectors, and when it takes too long or fails."""
    kodare = read_kodare()
    if kodare is None:
        return None
    from kunskapsbank.mening.vektorer import Vektornarhet, bas

    try:
        vektorer = bas.current(kodare)
        if vektorer is None:
            return None
        read = grans.run(lambda: kodare.read_question(fraga), settings.SOKMODELL_GRANS_MS / 1000)
        return Vektornarhet(vektorer, read, kodare)
    except ForSent:
        avbrott.count("time")
    except DatabaseError:
        raise
    except Exception as error:  # a package of somebody else's: whatever is wrong with it, the search goes on without it
        avbrott.count(type(error).__name__)
    return None
