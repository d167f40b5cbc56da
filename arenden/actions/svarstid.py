"""The answer clock of one case: stop it while we wait for the citizen, start it again, count the deadline anew."""

from datetime import datetime

from django.utils import timezone

from arenden.bevakningar import unwatch, watch
from arenden.frister import deadline, extend
from arenden.models import Arende, Bevakning, Paus


def stop_clock(arende: Arende) -> None:
    """Stop the clock of a locked case now. The caller sets the state that goes with it and saves."""
    arende.klockan_stannad = timezone.now()
    Paus.objects.create(arende=arende, fran=arende.klockan_stannad)


def restart_clock(arende: Arende) -> None:
    """Start the clock of a locked case if it stands still: the deadline moves by the working time that we waited.

    The caller saves `klockan_stannad` and `svar_senast`.
    """
    if arende.klockan_stannad is None:
        return
    nu = timezone.now()
    arende.pauser.filter(till__isnull=True).update(till=nu)
    kalender = arende.center.kalender.as_kalender()
    arende.svar_senast = extend(arende.svar_senast, [(arende.klockan_stannad, nu)], kalender)
    arende.klockan_stannad = None
    unwatch(arende, Bevakning.Slag.KOMPLETTERING)
    rewatch(arende)


def recomputed_deadline(arende: Arende) -> datetime:
    """The answer deadline from the start of the clock, with all ended pauses, by the center's calendar of today."""
    kalender = arende.center.kalender.as_kalender()
    base = deadline(arende.frist_borjar, arende.svarsfrist, arende.svarsfrist_enhet, kalender)
    pauser = arende.pauser.filter(till__isnull=False, fran__gte=arende.frist_borjar).values_list("fran", "till")
    return extend(base, pauser, kalender)


def rewatch(arende: Arende) -> None:
    """Watch the answer deadline anew after it has moved."""
    kalender = arende.center.kalender.as_kalender()
    watch(arende, Bevakning.Slag.SVAR, start=timezone.now(), forfaller=arende.svar_senast, kalender=kalender)
