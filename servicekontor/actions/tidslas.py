"""What is locked by all that takes times and by all that takes times away, in one order, so that none waits for another in a circle.

1. Offices by id: shared by who takes or gives back times there, alone by who changes when the office receives.
2. Desks, rooms and computers by id.
3. People by id.

After them come bookings by id, what they occupy, and places in the waiting list. What decides is read again when the locks are held.
"""

from collections.abc import Iterable

from django.utils import timezone

from kontaktcenter.ensam import wait_until_commit
from kontaktcenter.models import Anvandare
from servicekontor.models import Bokning, Resurs


def lock_times(*, kontor: Iterable[int] = (), resurser: Iterable[int] = (), personer: Iterable[int] = (), is_closing: bool = False) -> None:
    """Lock offices, then desks, then people, until the transaction ends.

    With `is_closing` nobody else takes or gives back a time at the offices meanwhile. Rows may still be referred to (FOR NO KEY UPDATE).
    """
    for pk in sorted(set(kontor)):
        wait_until_commit(f"servicekontor.kontor:{pk}", is_shared=not is_closing)
    for model, ids in ((Resurs, set(resurser)), (Anvandare, set(personer))):
        if ids:
            list(model.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))


def lock_to_close(*kontor: int) -> None:
    """Be alone with the times of the offices, before reading which are concerned when they cannot be kept.

    Whoever receives there may be booked at another office too, and is locked so that meetings can be moved.
    """
    lock_times(kontor=kontor, is_closing=True)
    coming = Bokning.objects.living().filter(kontor__in=kontor, fran__gte=timezone.now(), handlaggare__isnull=False)
    lock_times(personer=coming.values_list("handlaggare", flat=True))
