"""What managers enter for the forecast: known events, and what the staffing is to reach."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet
from kontaktcenter.utkorg.puff import poke
from statistik.actions.rad import save_row
from statistik.models import Bemanningskrav, Prognoshandelse

RAKNA_BEHOV = "statistik.periodic.count_needs"


@transaction.atomic
def save_prognoshandelse(*, center: Enhet, by: Anvandare, handelse: Prognoshandelse | None = None, **falt: Any) -> Prognoshandelse:
    """Enter a known event, or change one of the center's. The next night's forecast takes it in. Raises Inmatningsfel, SaknarBehorighet."""
    _check_may(by, center)
    row = Prognoshandelse(center=center) if handelse is None else _locked(center=center, pk=handelse.pk)
    return save_row(row, falt)


@transaction.atomic
def delete_prognoshandelse(*, handelse: Prognoshandelse, by: Anvandare) -> None:
    """Take away an event that was wrong; its history stays. Raises SaknarBehorighet, and Inmatningsfel when it is gone already."""
    _check_may(by, handelse.center)
    _locked(center=handelse.center, pk=handelse.pk).delete()


@transaction.atomic
def save_bemanningskrav(*, center: Enhet, kanal: str, by: Anvandare, **falt: Any) -> Bemanningskrav:
    """Set what a channel's staffing is to reach; the need is counted anew at once. Raises Inmatningsfel, SaknarBehorighet."""
    _check_may(by, center)
    Enhet.objects.select_for_update().get(pk=center.pk)
    krav = save_row(Bemanningskrav.objects.filter(center=center, kanal=kanal).first() or Bemanningskrav(center=center, kanal=kanal), falt)
    transaction.on_commit(lambda: poke(RAKNA_BEHOV))
    return krav


def _check_may(by: Anvandare, center: Enhet) -> None:
    if not (center.is_center and by.may(Behorighet.SE_STATISTIK, center.pk)):
        raise SaknarBehorighet(_("Bara kontaktcentrets chef ändrar prognosens underlag."))


def _locked(**villkor: Any) -> Prognoshandelse:
    found = Prognoshandelse.objects.select_for_update().filter(**villkor).first()
    if found is None:
        raise Inmatningsfel(_("Händelsen är redan borttagen."))
    return found
