"""Signs of life: the worker and the clock each write when they last lived, `/halsa/` reads how long ago that is."""

from datetime import datetime
from threading import Thread
from typing import Any

import structlog
from celery import bootsteps, current_app
from celery.utils.nodenames import worker_direct
from celery.worker import state
from django.db import DatabaseError, connection
from django.utils import timezone
from redis.exceptions import ConnectionError

logger = structlog.get_logger(__name__)

SECONDS_BETWEEN = 10
SILENT_TURNS = 4
"""Turns without a task after which a worker that has room for one connects anew."""
PULS = "kontaktcenter.utkorg.tasks.puls"
EXPIRES_SECONDS = 60


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
    """The worker gives itself a task that only writes a sign of life: one that takes no tasks, though it is connected, writes none.

    The task lies in a queue of this worker alone (CELERY_WORKER_DIRECT), so that no other's work speaks for it. A worker whose
    processes are all busy cannot take it, and says itself that it lives. One that has room and takes nothing is deaf, as a Redis
    that hung may leave it: it connects anew.
    """

    requires = {"celery.worker.consumer.tasks:Tasks"}

    def __init__(self, consumer: Any, **kwargs: Any) -> None:
        """As Celery's own."""
        super().__init__(consumer, **kwargs)
        self.timer: Any = None
        self.asking = Thread()

    def start(self, consumer: Any) -> None:
        """Show it now and at intervals, and take up what was due while no worker lived."""
        from kontaktcenter.utkorg.puff import poke

        self.taken, self.silent_turns = _taken(), 0
        self.timer = consumer.timer.call_repeatedly(SECONDS_BETWEEN, self._turn, (consumer,))
        self.ask(consumer.hostname)
        poke()

    def stop(self, consumer: Any) -> None:
        """Stop asking: the connection is lost, or the worker ends."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

    def ask(self, hostname: str) -> None:
        """Give this worker the task, from a thread: a Redis that hangs must not hold up the worker's loop."""
        if not self.asking.is_alive():
            self.asking = Thread(target=_send_puls, args=[hostname], daemon=True)
            self.asking.start()

    def _turn(self, consumer: Any) -> None:
        taken = _taken()
        if taken != self.taken:
            self.taken, self.silent_turns = taken, 0
        elif len(state.active_requests) >= consumer.pool.num_processes:
            self.silent_turns = 0
            register_hjartslag("arbetare")
        else:
            self.silent_turns += 1
        if self.silent_turns >= SILENT_TURNS:
            self.silent_turns = 0
            logger.error("worker takes no tasks, connecting anew")
            # An error of the connection in its loop makes Celery end the connection and begin another.
            raise ConnectionError("no task was taken")
        self.ask(consumer.hostname)


def _taken() -> int:
    """How many of its own tasks this worker has begun in its life."""
    return state.total_count[PULS]


def _send_puls(hostname: str) -> None:
    try:
        current_app.send_task(PULS, queue=worker_direct(hostname), expires=EXPIRES_SECONDS, retry=False)
    except Exception as error:  # whatever is wrong with Redis: that the task does not come says it
        logger.warning("worker could not ask itself", error=type(error).__name__)


def read_hjartslag() -> dict[str, datetime]:
    """Return when each part last lived; a part that never has is missing."""
    from kontaktcenter.utkorg.models import Hjartslag

    return dict(Hjartslag.objects.values_list("namn", "tid"))
