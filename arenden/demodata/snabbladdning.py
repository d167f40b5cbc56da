"""A large fill without indexes: PostgreSQL builds an index over rows that are there much faster than row by row.

Indexes, keys and unique constraints of the tables, and foreign keys from and to them, are taken away and made again, all in the
caller's transaction, so nobody ever sees the tables without them, and making them again checks every row. Check constraints stay
and see each row. The tables are begun anew: what is written into such a one needs no place in a server's log that only the server
itself reads (`wal_level = minimal`).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, models
from tqdm import tqdm

NYCKLAR = """
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
       format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint
WHERE contype = ANY(%s::"char"[]) AND (conrelid = ANY(%s::regclass[]) OR confrelid = ANY(%s::regclass[]))
ORDER BY conrelid::regclass::text, conname
"""
INDEX = """
SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
FROM pg_index
WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
ORDER BY indexrelid::regclass::text
"""
MINNE = "512MB"
"""Working memory for building one index."""


@contextmanager
def without_indexes(tabeller: Iterable[type[models.Model]], *, tyst: bool) -> Iterator[None]:
    """Leave the tables, which are empty, without indexes and foreign keys inside the block.

    Must run in a transaction that owns the tables alone.
    """
    namn = [model._meta.db_table for model in tabeller]
    with connection.cursor() as cursor:
        # What has been written so far is checked now: a table with checks that wait cannot be altered.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(NYCKLAR, [["f"], namn, namn])
        frammande = cursor.fetchall()
        cursor.execute(NYCKLAR, [["p", "u"], namn, namn])
        unika = cursor.fetchall()
        cursor.execute(INDEX, [namn])
        index = cursor.fetchall()
        for drop, _make in frammande + unika + index:
            cursor.execute(drop)
        cursor.execute(f"TRUNCATE {', '.join(namn)}")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL maintenance_work_mem = '{MINNE}'")
        for _drop, make in tqdm(unika + index + frammande, desc="Bygger index", unit=" st", disable=tyst, mininterval=1):
            cursor.execute(make)
