"""Keys of other systems: made once, stopped at any time."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare, Apinyckel, Omfang
from kontaktcenter.models.apinyckel import hash_key

LANGSTA_TID = 730
"""Days that a key works at most; a key that never ends is one that nobody looks after."""


@transaction.atomic
def create_apinyckel(*, namn: str, anvandare: Anvandare, omfang: Iterable[str], dagar: int = 365) -> tuple[Apinyckel, str]:
    """Make a key and return it with its secret, which is not stored and cannot be shown again. Raises Inmatningsfel."""
    omfang = sorted(set(omfang))
    unknown = set(omfang) - set(Omfang.values)
    if unknown or not omfang:
        raise Inmatningsfel(_("Välj vad nyckeln får användas till: %(val)s.") % {"val": ", ".join(Omfang.values)}, falt="omfang")
    if not namn.strip():
        raise Inmatningsfel(_("Ange vilket system nyckeln är till för."), falt="namn")
    if not 1 <= dagar <= LANGSTA_TID:
        raise Inmatningsfel(_("En nyckel gäller minst en dag och högst två år."), falt="dagar")
    hemlighet = Apinyckel.new_secret()
    nyckel = Apinyckel.objects.create(
        namn=namn.strip(),
        anvandare=anvandare,
        hemlighet_hash=hash_key(hemlighet),
        omfang=omfang,
        giltig_till=timezone.now() + timedelta(days=dagar),
    )
    return nyckel, hemlighet


@transaction.atomic
def revoke_apinyckel(*, nyckel: Apinyckel) -> Apinyckel:
    """Stop a key at once and for good."""
    nyckel = Apinyckel.objects.select_for_update().get(pk=nyckel.pk)
    if nyckel.sparrad is None:
        nyckel.sparrad = timezone.now()
        nyckel.save(update_fields=["sparrad"])
    return nyckel
