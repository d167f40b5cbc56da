"""What an error of the database says: of the work that was asked of it, or of how the database feels."""

from django.db import InterfaceError, OperationalError

BORTA = ("08", "40", "53", "57P")
"""SQLSTATE of a lost connection, of a deadlock, of too few resources, and of a server that stops (PostgreSQL, appendix A)."""


def is_database_away(error: BaseException) -> bool:
    """Whether the same work may well succeed later. An OperationalError can also mean work that is too large, now and always."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    sqlstate = getattr(error.__cause__, "sqlstate", None)
    return sqlstate is None or sqlstate.startswith(BORTA)
