"""Doing several things at the same moment, each on a database connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import monotonic

import pytest
from django.db import connection
from django.utils.module_loading import import_string

from kontaktcenter.fel import Verksamhetsfel

VANTAR_HOGST = 300
"""Seconds: no aim, but that a fault ends the test and not the run."""


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Run the calls in threads that start together; a result or the domain error that refused it, in order."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        try:
            barrier.wait(timeout=VANTAR_HOGST)
            return call()
        except Verksamhetsfel as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def in_the_middle(monkeypatch: pytest.MonkeyPatch, plats: str, first: Callable[[], object], second: Callable[[], object]) -> list[object]:
    """Run `first` until it has called the function at `plats`; then all of `second`, or as much as it can before it waits for a lock
    that the first holds; then the rest of both. Results as of `at_once`.
    """
    called, reached, done = import_string(plats), Event(), Event()

    def pausing(*args: object, **kwargs: object) -> object:
        result = called(*args, **kwargs)
        if not reached.is_set():
            reached.set()
            latest = monotonic() + VANTAR_HOGST
            while not done.wait(0.02) and not _is_anybody_waiting():
                assert monotonic() < latest, "the second neither ended nor came to wait for a lock"
        return result

    def after() -> object:
        reached.wait(timeout=VANTAR_HOGST)
        try:
            return second()
        finally:
            done.set()

    monkeypatch.setattr(plats, pausing)
    return at_once(first, after)


def _is_anybody_waiting() -> bool:
    """Of those on this database. Within a transaction PostgreSQL shows the connections as they were when it was first asked, unless told
    to look anew: one that was opened since would never be seen to wait.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database())"
        )
        return cursor.fetchone()[0]
