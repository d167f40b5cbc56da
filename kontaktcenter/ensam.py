"""One at a time: a periodic job that is started twice (two clocks, a slow run) runs once, and what must not mix waits."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def run_alone(namn: str) -> Iterator[bool]:
    """Hold PostgreSQL's advisory lock `namn` (`arenden.purge`); yields whether we have it, and never waits for it.

        with run_alone("arenden.purge") as is_alone:
            if is_alone: …

    The lock belongs to the database session: it ends with the block, and with the process however that ends. Inside a
    transaction it lasts until that ends.
    """
    key = _key(namn)
    lasts_until_commit = connection.in_atomic_block
    is_alone = _ask("pg_try_advisory_xact_lock" if lasts_until_commit else "pg_try_advisory_lock", key)
    try:
        yield is_alone
    finally:
        if is_alone and not lasts_until_commit:
            _ask("pg_advisory_unlock", key)


@contextmanager
def wait_alone(namn: str) -> Iterator[None]:
    """As `run_alone`, but wait until we have it: for what somebody looks at while it runs. Who has it already takes it once more."""
    key = _key(namn)
    lasts_until_commit = connection.in_atomic_block
    _ask("pg_advisory_xact_lock" if lasts_until_commit else "pg_advisory_lock", key)
    try:
        yield
    finally:
        if not lasts_until_commit:
            _ask("pg_advisory_unlock", key)


def wait_until_commit(namn: str, *, is_shared: bool = False) -> None:
    """Wait for the lock `namn` and hold it until the transaction ends: alone, or together with all others who share it.

    Whoever waits is let in in turn: those who come later to share do not pass one who wants to be alone.
    """
    _ask("pg_advisory_xact_lock_shared" if is_shared else "pg_advisory_xact_lock", _key(namn))


def _key(namn: str) -> int:
    return int.from_bytes(hashlib.sha256(namn.encode()).digest()[:8], "big", signed=True)


def _ask(function: str, key: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [key])
        return cursor.fetchone()[0]
