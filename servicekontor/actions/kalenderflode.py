"""The secret address where an officer's calendar program fetches the bookings."""

from django.db import transaction
from django.utils import timezone

from kontaktcenter.models import Anvandare
from servicekontor.hemligheter import hash_secret, new_secret
from servicekontor.models import Kalenderflode


@transaction.atomic
def open_kalenderflode(*, by: Anvandare) -> str:
    """A new secret for the user's own feed; one from before opens nothing any longer. It is shown once: only its hash is kept."""
    hemlighet = new_secret()
    Kalenderflode.objects.update_or_create(agare=by, defaults={"hemlighet_hash": hash_secret(hemlighet), "skapad": timezone.now()})
    return hemlighet


@transaction.atomic
def close_kalenderflode(*, by: Anvandare) -> None:
    """Revoke the address."""
    Kalenderflode.objects.filter(agare=by).delete()


def find_owner(hemlighet: str) -> Anvandare | None:
    """Whose feed the secret opens; None for a wrong or revoked one, and for one who has left."""
    row = Kalenderflode.objects.select_related("agare").filter(hemlighet_hash=hash_secret(hemlighet), agare__is_active=True).first()
    return row.agare if row else None
