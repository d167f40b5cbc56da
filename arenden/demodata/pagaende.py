"""A large fill that is under way: marked in the database, so that one that was broken off is cleaned away by the next start.

The mark is a table that says how what was taken away is made again. It comes with the transaction that takes it away and goes with
the last one, so whoever finds it and no session that fills has found what is left of a broken-off fill.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from arenden.demodata.skydd import AVBRUTEN, check_may_clear, clear
from arenden.demodata.snabbladdning import Strukturer
from kontaktcenter.fel import OtillatenHandling

MARKE = "demodata_pagar"
LAS = 0x64656D6F
"""The lock that the session which fills holds; PostgreSQL lets go of it when the session ends, however it ends."""
FYLLS_NU = "Databasen fylls just nu med demodata av någon annan. Vänta tills det är klart."
FRAMMANDE = (
    f"Tabellen {MARKE} säger att en fyllning med demodata avbröts, men den ägs av någon annan än den databasanvändare som systemet "
    "loggar in som. Inget har ändrats. Ta reda på var den kommer ifrån, ta bort den och kör kommandot igen."
)
AGARE = "SELECT pg_get_userbyid(relowner) = current_user FROM pg_class WHERE oid = to_regclass(%s)"


@contextmanager
def under_way() -> Iterator[None]:
    """Hold the right to fill inside the block; when it fails, the database is left empty and whole. Outside transactions only."""
    with connection.cursor() as cursor:
        if not _is_true(cursor, "SELECT pg_try_advisory_lock(%s)", LAS):
            raise OtillatenHandling(FYLLS_NU)
    try:
        yield
    except BaseException:
        clean_up()
        raise
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LAS])


def take_away(strukturer: Strukturer) -> None:
    """Take the structures away and leave the mark, in the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {MARKE} (nr integer, bort text, gor text)")
        rader = [(nr, struktur.bort, struktur.gor) for nr, struktur in enumerate(strukturer.alla)]
        cursor.executemany(f"INSERT INTO {MARKE} VALUES (%s, %s, %s)", rader)
    strukturer.drop()


def end() -> None:
    """Take the mark away: all is there. In the caller's transaction, which is the last."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {MARKE}")


def clean_up() -> bool:
    """Empty and mend a database in which a fill was broken off; whether there was one.

    Raises OtillatenHandling when it is not broken off but under way, in production, where somebody has begun to use what was left,
    and when the mark is not ours: what it says is executed.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        if not _is_true(cursor, "SELECT to_regclass(%s) IS NOT NULL", MARKE):
            return False
        if not _is_true(cursor, AGARE, MARKE):
            raise OtillatenHandling(FRAMMANDE)
        if not _is_true(cursor, "SELECT pg_try_advisory_xact_lock(%s)", LAS):
            raise OtillatenHandling(FYLLS_NU)
        check_may_clear(lage=AVBRUTEN)
        clear()
        cursor.execute(f"SELECT bort, gor FROM {MARKE} ORDER BY nr")
        strukturer = cursor.fetchall()
        for bort, _gor in reversed(strukturer):
            cursor.execute(bort)
        for _bort, gor in strukturer:
            cursor.execute(gor)
        cursor.execute(f"DROP TABLE {MARKE}")
    return True


def _is_true(cursor: CursorWrapper, sql: str, varde: int | str) -> bool:
    cursor.execute(sql, [varde])
    return cursor.fetchone()[0]
