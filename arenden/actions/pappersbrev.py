"""Letters on paper: written with an answer or a question, and said to be posted by whoever posts them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from arenden.actions.grund import lock_arende, record
from arenden.models import Arende, Meddelande, Pappersbrev
from arenden.status import Handelsetyp, Handling
from kontaktcenter.models import Anvandare


def write_letter(meddelande: Meddelande) -> Pappersbrev:
    """Let the message wait to be posted. Runs inside the action that writes it."""
    return Pappersbrev.objects.create(meddelande=meddelande)


@transaction.atomic
def post_letter(*, arende: Arende, brev: Pappersbrev, by: Anvandare) -> Pappersbrev:
    """Say that the letter is in the post; saying it twice changes nothing."""
    locked = _lock(arende, brev, by)
    if locked.postat is None:
        _save(locked, arende, Handelsetyp.BREV_POSTAT, postat=timezone.now(), by=by)
    return locked


@transaction.atomic
def unpost_letter(*, arende: Arende, brev: Pappersbrev, by: Anvandare) -> Pappersbrev:
    """Say that the letter was not posted after all: it waits again."""
    locked = _lock(arende, brev, by)
    if locked.postat is not None:
        _save(locked, arende, Handelsetyp.BREV_EJ_POSTAT, postat=None, by=by)
    return locked


def _lock(arende: Arende, brev: Pappersbrev, by: Anvandare) -> Pappersbrev:
    lock_arende(arende, handling=Handling.MEDDELA, by=by)
    return Pappersbrev.objects.select_for_update(of=("self",)).get(pk=brev.pk, meddelande__arende=arende)


def _save(brev: Pappersbrev, arende: Arende, typ: Handelsetyp, *, postat: datetime | None, by: Anvandare) -> None:
    brev.postat, brev.postat_av = postat, by if postat else None
    brev.save(update_fields=["postat", "postat_av"])
    record(typ, by=by, arende=arende, meddelande=brev.meddelande_id)
