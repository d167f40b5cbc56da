"""Emptying the database after a test that committed.

Django truncates every table there is, which makes PostgreSQL write more than a thousand files anew: most of a second, after each of some
four hundred tests. Nearly all tables are empty by then, so only what has rows is emptied.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from django.db.backends.postgresql.operations import DatabaseOperations

BESTAR = {"django_content_type", "auth_permission"}
"""What Django itself writes when it has migrated, and would write again, is the same for every test."""
BARA_TILLAGG = """
SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger
WHERE NOT tgisinternal AND tgtype & 2 = 2 AND tgtype & 8 = 8
"""
"""The tables in which a trigger lets no row be deleted."""


def empty_only_what_has_rows(patch: pytest.MonkeyPatch) -> None:
    """Let Django's `flush` empty the tables that have rows, and no others."""
    patch.setattr(DatabaseOperations, "sql_flush", _sql_flush)


def _sql_flush(ops: DatabaseOperations, _style: Any, tables: Sequence[str], **_how: bool) -> list[str]:
    """The statements for one transaction. Foreign keys are asked about at its end, so the rows may go in any order; first what has
    to be truncated, since nothing may wait to be asked about then."""
    quote = ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM {quote(table)})" for table in tables))
        filled = {table for (table,) in cursor.fetchall()} - BESTAR
        cursor.execute(BARA_TILLAGG)
        kept = {table for (table,) in cursor.fetchall()}
    truncated = [f"TRUNCATE {quote(table)} CASCADE" for table in sorted(filled & kept)]
    return [*truncated, *(f"DELETE FROM {quote(table)}" for table in sorted(filled - kept))]
