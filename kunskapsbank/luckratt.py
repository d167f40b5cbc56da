"""Who may do what to a gap: those who sort them at the contact center, and those who keep the articles of the unit that has it."""

from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare
from kunskapsbank.models import Kunskapslucka
from kunskapsbank.models.lucka import sorts_gaps

By = Anvandare | None
"""The `by=` of every action; None is the system."""


def may_sort(by: By) -> bool:
    """Whether `by` says which unit a gap belongs to, merges and splits."""
    return by is None or sorts_gaps(by)


def may_answer(by: By, lucka: Kunskapslucka) -> bool:
    """Whether `by` may close the gap, move it on, or say who at the unit sees to it."""
    if may_sort(by):
        return True
    is_keeper = by.may(Behorighet.GRANSKA_ARTIKLAR, lucka.enhet_id) or by.may(Behorighet.SKRIVA_ARTIKLAR, lucka.enhet_id)
    return lucka.enhet_id is not None and is_keeper


def works_with_gaps(user: Anvandare) -> bool:
    """Whether `user` has any gaps to see to: sorts them, or keeps articles."""
    return sorts_gaps(user) or user.may(Behorighet.GRANSKA_ARTIKLAR) or user.may(Behorighet.SKRIVA_ARTIKLAR)


def check_sort(by: By) -> None:
    """Refuse those who do not sort gaps."""
    if not may_sort(by):
        raise SaknarBehorighet(_("Bara kontaktcenters redaktörer och chefer kan sortera kunskapsluckor."))


def check_answer(by: By, lucka: Kunskapslucka) -> None:
    """Refuse those who do not see to the gap."""
    if not may_answer(by, lucka):
        raise SaknarBehorighet(_("Bara den som har hand om enhetens texter kan göra det."))


def check_open(lucka: Kunskapslucka) -> None:
    """Refuse what is done to an open gap only."""
    if not lucka.is_open:
        raise OtillatenHandling(_("Luckan är redan stängd. Öppna den igen om det fortfarande saknas ett svar."))
