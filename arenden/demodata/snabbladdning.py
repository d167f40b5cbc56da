"""A large fill without indexes: PostgreSQL builds an index over rows that are there much faster than row by row.

Indexes, keys and unique constraints of the tables, and foreign keys from and to them, are taken away before the rows come and made
again afterwards, over as many connections as there are halves of the simulation, which checks every row. Check constraints stay
and see each row. What one connection has written another sees only once it is committed, so meanwhile the database is marked as
one that is being filled: see `pagaende`.
"""

from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from django.db import connection, models, transaction
from tqdm import tqdm

from arenden.demodata.bredvid import Steg
from arenden.demodata.delning import HALVOR

NYCKLAR = """
SELECT conrelid::regclass::text, conname,
       format('ALTER TABLE %%s DROP CONSTRAINT IF EXISTS %%I', conrelid::regclass, conname),
       format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint
WHERE contype = ANY(%s::"char"[]) AND (conrelid = ANY(%s::regclass[]) OR confrelid = ANY(%s::regclass[]))
ORDER BY conrelid::regclass::text, conname
"""
INDEX = """
SELECT indrelid::regclass::text, indexrelid::regclass::text,
       format('DROP INDEX IF EXISTS %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
FROM pg_index
WHERE indrelid = ANY(%s::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
ORDER BY indexrelid::regclass::text
"""
STORLEK = "SELECT oid::regclass::text, pg_relation_size(oid) FROM pg_class WHERE oid = ANY(%s::regclass[])"
MINNE = "SET maintenance_work_mem = '512MB'"
"""Working memory for building one index."""
ENSAM = "SET max_parallel_maintenance_workers = 0"
"""Each connection keeps a core busy; helpers would only stand in the other's way."""


@dataclass(frozen=True)
class Struktur:
    """An index or a constraint: how it is taken away and made again."""

    tabell: str
    namn: str
    bort: str
    gor: str


@dataclass(frozen=True)
class Strukturer:
    """What a few tables have besides their rows."""

    tabeller: list[str]
    unika: list[Struktur]
    index: list[Struktur]
    frammande: list[Struktur]

    @classmethod
    def read(cls, modeller: Iterable[type[models.Model]]) -> "Strukturer":
        """As the database has them now."""
        namn = [modell._meta.db_table for modell in modeller]
        with connection.cursor() as cursor:

            def rows(sql: str, *params: list[str]) -> list[Struktur]:
                cursor.execute(sql, params)
                return [Struktur(*rad) for rad in cursor.fetchall()]

            return cls(namn, rows(NYCKLAR, ["p", "u"], namn, namn), rows(INDEX, namn), rows(NYCKLAR, ["f"], namn, namn))

    @property
    def alla(self) -> list[Struktur]:
        """In an order in which they can be made."""
        return [*self.unika, *self.index, *self.frammande]

    def drop(self) -> None:
        """Take them away."""
        with connection.cursor() as cursor:
            for struktur in reversed(self.alla):
                cursor.execute(struktur.bort)


Arbete = list[str]
"""Statements that one connection executes after each other."""


def build(strukturer: Strukturer, *, wait: Steg, tyst: bool) -> None:
    """Make the structures again and ANALYZE, on connections of their own. Outside transactions only; the rows must be committed.

    `wait` returns when nobody writes any longer in the tables that the others point to.
    """
    tabeller = _largest_first(strukturer)
    unika, index, frammande = (_per_table(tabeller, vad) for vad in (strukturer.unika, strukturer.index, strukturer.frammande))
    keys = [[s.gor for s in tabellens] for tabellens in unika]
    indexes = [[s.gor] for tabellens in index for s in tabellens]
    checks = [[f'ALTER TABLE {s.tabell} VALIDATE CONSTRAINT "{s.namn}"' for s in tabellens] for tabellens in frammande]
    counts = [[f"ANALYZE {tabell}"] for tabell in strukturer.tabeller]
    antal = sum(map(len, (keys, indexes, checks, counts)))
    visare = tqdm(total=antal, desc="Bygger index", unit=" st", disable=tyst, mininterval=1)
    with visare, ThreadPoolExecutor(HALVOR) as pool:
        _finish(_start(pool, keys, visare))
        _finish(_start(pool, [*indexes, *counts], visare))
        wait()
        # All at once; what they say of the rows is checked afterwards.
        with transaction.atomic(), connection.cursor() as cursor:
            for struktur in strukturer.frammande:
                cursor.execute(f"{struktur.gor} NOT VALID")
        _finish(_start(pool, checks, visare))


def _start(pool: ThreadPoolExecutor, arbeten: Iterable[Arbete], visare: tqdm) -> list[Future]:
    queue = deque(arbeten)
    return [pool.submit(_work, queue, visare) for _ in range(HALVOR)]


def _finish(started: list[Future]) -> None:
    for future in started:
        future.result()


def _work(queue: deque[Arbete], visare: tqdm) -> None:
    """Take from the queue until it is empty. What fails for one connection ends the work of all."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"{MINNE}; {ENSAM}")
            while queue:
                for sql in queue.popleft():
                    cursor.execute(sql)
                visare.update()
    except IndexError:
        # Another took the last one.
        return
    except BaseException:
        queue.clear()
        raise
    finally:
        connection.close()


def _largest_first(strukturer: Strukturer) -> list[str]:
    """Every table that is touched; the dearest first, so that none is left alone at the end."""
    namn = sorted({struktur.tabell for struktur in strukturer.alla})
    with connection.cursor() as cursor:
        cursor.execute(STORLEK, [namn])
        storlek = dict(cursor.fetchall())
    return sorted(namn, key=lambda tabell: -storlek[tabell])


def _per_table(tabeller: list[str], strukturer: list[Struktur]) -> list[list[Struktur]]:
    samlade: dict[str, list[Struktur]] = {tabell: [] for tabell in tabeller}
    for struktur in strukturer:
        samlade[struktur.tabell].append(struktur)
    return [tabellens for tabellens in samlade.values() if tabellens]
