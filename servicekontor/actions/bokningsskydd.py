"""Bookings of people with protected identity: marked and unmarked as the people are, and looked at with a trace."""

from django.db import transaction

from kontaktcenter.models import Anvandare
from servicekontor.actions.bokningsgrund import record
from servicekontor.bokningsratt import check_handles
from servicekontor.models import Bokning
from servicekontor.models.bokning import BokningQuerySet
from servicekontor.skydd import is_of_protected
from servicekontor.status import Kontorshandelsetyp


@transaction.atomic
def mark_bookings(*, bokningar: BokningQuerySet, by: Anvandare | None) -> int:
    """Mark all the bookings as protected; how many they are, marked before or now.

    Whether `by` may mark people is for the caller to ask: an office knows of bookings alone. `by` is None for the clock.
    """
    rows = _lock(bokningar)
    for bokning in rows:
        _set(bokning, True, by)
    return len(rows)


@transaction.atomic
def unmark_bookings(*, bokningar: BokningQuerySet, by: Anvandare | None) -> None:
    """Take the mark away from those of the bookings whose number and address are nobody's who is protected any more."""
    for bokning in _lock(bokningar.filter(is_skyddad=True)):
        _set(bokning, is_of_protected(telefon=bokning.telefon, epost=bokning.epost), by)


def _lock(bokningar: BokningQuerySet) -> list[Bokning]:
    rows = bokningar.select_for_update(of=("self",)).select_related("kontor", "motestyp__enhet", "motestyp__arendetyp")
    return list(rows.order_by("pk"))


def _set(bokning: Bokning, is_skyddad: bool, by: Anvandare | None) -> None:
    if bokning.is_skyddad != is_skyddad:
        bokning.is_skyddad = is_skyddad
        bokning.save(update_fields=["is_skyddad"])
        record(Kontorshandelsetyp.BOKNING_SKYDD, bokning, by=by, is_av_medborgare=False, is_skyddad=is_skyddad)


@transaction.atomic
def reveal_bokning(*, bokning: Bokning, by: Anvandare) -> None:
    """Log that somebody looks at who a protected booking is for, before it is shown. Raises SaknarBehorighet."""
    check_handles(by, bokning)
    record(Kontorshandelsetyp.BOKNING_VISAD, bokning, by=by)
