"""Targets: set, changed and taken away by whoever leads the unit whose figure it is."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet
from statistik.actions.rad import save_row
from statistik.models import Mal


@transaction.atomic
def save_mal(*, enhet: Enhet, agare: Anvandare | None, by: Anvandare, rad: Mal | None = None, **falt: Any) -> Mal:
    """Set a target for a unit, or change one. Raises Inmatningsfel, also for an owner who cannot see it, and SaknarBehorighet."""
    _check_may(by, enhet.pk)
    row = Mal() if rad is None else _locked(rad)
    if rad is not None:
        _check_may(by, row.enhet_id)
    if agare is not None and not agare.may(Behorighet.SE_STATISTIK, enhet.pk):
        raise Inmatningsfel(_("Den ansvariga ser inte enhetens siffror. Välj någon som leder den."), falt="agare")
    return save_row(row, {"enhet": enhet, "agare": agare, **falt})


@transaction.atomic
def delete_mal(*, rad: Mal, by: Anvandare) -> None:
    """Take away a target that was wrong; its history stays. Raises SaknarBehorighet, and Inmatningsfel when it is gone already."""
    _check_may(by, rad.enhet_id)
    _locked(rad).delete()


def _check_may(by: Anvandare, enhet: int) -> None:
    if not by.may(Behorighet.SE_STATISTIK, enhet):
        raise SaknarBehorighet(_("Bara den som leder enheten sätter mål för den."))


def _locked(rad: Mal) -> Mal:
    found = Mal.objects.select_for_update().filter(pk=rad.pk).first()
    if found is None:
        raise Inmatningsfel(_("Målet är redan borttaget."))
    return found
