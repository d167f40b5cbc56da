"""A poke to the worker that there is something to send. Losing it is harmless: the clock sweeps the outbox anyway."""


import time

import structlog
from celery import current_app

logger = structlog.get_logger(__name__)

SEND_DUE = "kontaktcenter.utkorg.tasks.send_due"
# A poke that no worker has taken in this time says nothing that the sweeps have not found.
EXPIRES_SECONDS = 60
# A Redis that hangs costs one request its time-out; the ones that follow do not try.
SILENT_SECONDS = 30
_silent_until = 0.0


def poke(task: str = SEND_DUE) -> None:
    """Ask a worker to send what is due, or to do another job that the clock starts anyway; never raises."""
    global _silent_until
    if time.monotonic() < _silent_until:
        return
    try:
        current_app.send_task(task, expires=EXPIRES_SECONDS, retry=False)
    except Exception as error:  # the message stands in the outbox: whatever is wrong with Redis must not reach the user
        _silent_until = time.monotonic() + SILENT_SECONDS
        logger.warning("outbox poke lost", error=type(error).__name__)
