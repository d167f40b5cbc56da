"""What is filled beside the contacts and cases: on a connection of its own, so that neither core waits for the other."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue

from django.db import connection, transaction

Steg = Callable[[], None]
"""Something that is filled or emptied."""


@contextmanager
def beside(steg: Steg) -> Iterator[Steg]:
    """Do `steg` in a transaction of another connection while the block goes on. It sees only what was committed before.

    The block gets a function that waits until the step is done and raises what it raised, as does the end of the block. When the
    block fails, the other session is ended and nothing of the step is left. Leave it outside transactions only.
    """
    sessions: SimpleQueue[int | None] = SimpleQueue()
    with ThreadPoolExecutor(1) as pool:
        going = pool.submit(_do, steg, sessions)
        session = sessions.get()
        try:
            yield going.result
            going.result()
        except BaseException:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s)", [session])
            raise


def _do(steg: Steg, sessions: SimpleQueue[int | None]) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            sessions.put(cursor.fetchone()[0])
            steg()
    finally:
        # For who waits, when there was no session.
        sessions.put(None)
        connection.close()
