"""Signs of life: the worker and the clock each write when they last lived, `/halsa/` reads how long ago that is."""

from datetime import datetime
from typing import Any

import structlog
from celery import bootsteps
from django.db import DatabaseError, connection
from django.utils import timezone

logger = structlog.get_logger(__name__)

SECONDS_BETWEEN = 10


def register_hjartslag(namn: str) -> None:
    """Write that the part `namn` (Hjartslag.Del) lives now. A database that is away is logged: the age tells the rest."""
    # Imported here: Celery loads this module before Django's apps.
    from kontaktcenter.utkorg.models import Hjartslag

    try:
        Hjartslag.objects.bulk_create(
            [Hjartslag(namn=namn, tid=timezone.now())],
            update_conflicts=True,
            unique_fields=["namn"],
            update_fields=["tid"],
        )
    except DatabaseError as error:
        logger.warning("heartbeat not written", part=namn, error=type(error).__name__)
    finally:
        # The worker forks: a connection that lies open in the parent would be shared with its children.
        if not connection.in_atomic_block:
            connection.close()


class Arbetarpuls(bootsteps.StartStopStep):
    """Beats in the worker's own event loop, only while it is connected to Redis and takes tasks."""

    requires = {"celery.worker.consumer.tasks:Tasks"}

    def start(self, consumer: Any) -> None:
        """Beat now and at intervals, and take up what was due while no worker lived."""
        from kontaktcenter.utkorg.puff import poke

        self._beat()
        self.timer = consumer.timer.call_repeatedly(SECONDS_BETWEEN, self._beat)
        poke()

    def stop(self, consumer: Any) -> None:
        """Stop beating: the connection is lost, or the worker ends."""
        if getattr(self, "timer", None) is not None:
            self.timer.cancel()
            self.timer = None

    def _beat(self) -> None:
        register_hjartslag("arbetare")


def read_hjartslag() -> dict[str, datetime]:
    """Return when each part last lived; a part that never has is missing."""
    from kontaktcenter.utkorg.models import Hjartslag

    return dict(Hjartslag.objects.values_list("namn", "tid"))
