"""What became of a booked meeting: the visitor came, was served, or did not come."""

from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare
from kontaktcenter.transaktion import in_transaction
from servicekontor.actions.bokningsgrund import lock_bokning, record, set_lage
from servicekontor.bokningsratt import check_handles
from servicekontor.models import Bokning
from servicekontor.status import BOKNINGSDRAG, Kontorshandelsetyp


@in_transaction
def arrive_bokning(*, bokning: Bokning, by: Anvandare | None) -> Bokning:
    """The visitor is here; `by` is None when they said so themselves at the kiosk."""
    return _step(bokning, "anlanda", Kontorshandelsetyp.BOKNING_ANLAND, by=by)


@in_transaction
def serve_bokning(*, bokning: Bokning, by: Anvandare) -> Bokning:
    """The meeting has been held."""
    return _step(bokning, "betjana", Kontorshandelsetyp.BOKNING_BETJANAD, by=by)


@in_transaction
def mark_no_show(*, bokning: Bokning, by: Anvandare | None) -> Bokning:
    """The visitor did not come. Raises OtillatenHandling before the meeting was to begin."""
    if bokning.fran > timezone.now():
        raise OtillatenHandling(_("Mötet har inte börjat än."))
    return _step(bokning, "utebli", Kontorshandelsetyp.BOKNING_UTEBLIVEN, by=by)


def _step(bokning: Bokning, drag: str, typ: Kontorshandelsetyp, *, by: Anvandare | None) -> Bokning:
    locked = lock_bokning(bokning, drag)
    check_handles(by, locked)
    _from, lage = BOKNINGSDRAG[drag]
    set_lage(locked, lage)
    record(typ, locked, by=by, fran=locked.fran.isoformat())
    return locked
