"""A poke to the worker that there is something to send. Losing it is harmless: the clock sweeps the outbox anyway."""


import structlog
from celery import current_app

logger = structlog.get_logger(__name__)

SEND_DUE = "kontaktcenter.utkorg.tasks.send_due"
# A poke that no worker has taken in this time says nothing that the sweeps have not found.
EXPIRES_SECONDS = 60


def poke() -> None:
    """Ask a worker to send what is due; never raises, and gives up at once when Redis does not answer."""
    try:
        current_app.send_task(SEND_DUE, expires=EXPIRES_SECONDS, retry=False)
    except Exception as error:  # the message stands in the outbox: whatever is wrong with Redis must not reach the user
        logger.warning("outbox poke lost", error=type(error).__name__)
