"""Figures that are not read in the daily facts: what is late now, half-hours with too few on the roster, what a contact costs."""

from collections.abc import Callable

from django.utils import timezone

from statistik.bemanningsgap import staffing_gap
from statistik.ekonomin import cost_per_contact
from statistik.fragor import Siffra
from statistik.nulage import overdue_now
from statistik.period import Period
from statistik.synlighet import Synlighet


def read_elsewhere(kod: str, *, period: Period, synligt: Synlighet) -> Siffra:
    """The figure of all that is seen. `forsenade_nu` is of this moment, whatever the period. Raises KeyError for one read in the facts."""
    return LASARE[kod](period=period, synligt=synligt)


def _overdue(*, period: Period, synligt: Synlighet) -> Siffra:
    antal = sum(row.antal for row in overdue_now(synligt=synligt))
    return Siffra("forsenade_nu", timezone.localdate(), {}, antal, varde=float(antal), antal=antal)


LASARE: dict[str, Callable[..., Siffra]] = {
    "forsenade_nu": _overdue,
    "bemanningsgap": staffing_gap,
    "kostnad_per_kontakt": cost_per_contact,
}
"""How each is read."""
