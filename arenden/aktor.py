"""Who does something: an employee, the citizen or the system itself."""

from enum import Enum

from kontaktcenter.models import Anvandare


class Aktor(Enum):
    """Those who act without logging in."""

    MEDBORGAREN = "medborgaren"
    SYSTEMET = "systemet"


By = Anvandare | Aktor
"""The `by=` of every action."""


def user_or_none(by: By) -> Anvandare | None:
    """The employee, if it is one."""
    return by if isinstance(by, Anvandare) else None
