"""What an error of the database says: of the work that was asked of it, or of how the database feels."""

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext_lazy as _

from kontaktcenter.fel import OtillatenHandling, Verksamhetsfel

BORTA = ("08", "40", "53", "57P")
"""SQLSTATE of a lost connection, of a deadlock, of too few resources, and of a server that stops (PostgreSQL, appendix A)."""
LASTE_VARANDRA = "40P01"
"""Of two who waited for each other, the one that PostgreSQL gave up."""


def is_database_away(error: BaseException) -> bool:
    """Whether the same work may well succeed later. An OperationalError can also mean work that is too large, now and always."""
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    sqlstate = _sqlstate(error)
    return sqlstate is None or sqlstate.startswith(BORTA)


def is_deadlock(error: BaseException) -> bool:
    """Whether the transaction was undone for the sake of another that it waited for, and that waited for it."""
    return isinstance(error, OperationalError) and _sqlstate(error) == LASTE_VARANDRA


def as_refusal(error: BaseException) -> Verksamhetsfel | None:
    """What the user is told of the error: the domain's own, or that somebody else was at the same thing; None for any other."""
    if isinstance(error, Verksamhetsfel):
        return error
    return OtillatenHandling(_("Någon annan har ändrat detta. Ladda om sidan och försök igen.")) if is_deadlock(error) else None


def _sqlstate(error: BaseException) -> str | None:
    return getattr(error.__cause__, "pgcode", None)
