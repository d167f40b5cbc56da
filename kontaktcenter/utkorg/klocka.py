"""The clock that starts the periodic jobs: Celery's own, with a heartbeat."""

import time

from celery.beat import PersistentScheduler

from kontaktcenter.utkorg.hjartslag import SECONDS_BETWEEN, register_hjartslag


class Klocka(PersistentScheduler):
    """Remembers in a file when it last did what, so that a nightly job that was missed is made up for."""

    max_interval = 5
    beat_after = 0.0

    def tick(self, *args: object, **kwargs: object) -> float:
        """Start what is due, and show that the clock goes."""
        if time.monotonic() >= self.beat_after:
            register_hjartslag("klocka")
            self.beat_after = time.monotonic() + SECONDS_BETWEEN
        return super().tick(*args, **kwargs)
