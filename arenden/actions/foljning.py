"""Ways back to a case: the mailed link that opens it once, and a new link for somebody who has lost theirs."""

from django.db import transaction
from django.utils import timezone

from arenden import notiser
from arenden.foljkod import hash_secret
from arenden.models import Arende, Foljlank


def find_link(hemlighet: str) -> Foljlank | None:
    """The link with that secret, also one that is used or too old; nothing is used up by looking."""
    return Foljlank.objects.select_related("arende").filter(hemlighet_hash=hash_secret(hemlighet)).first()


@transaction.atomic
def open_link(*, hemlighet: str) -> Arende | None:
    """Use up a mailed link and return the case that it opens; None for one that is used, too old or unknown."""
    rows = Foljlank.objects.select_for_update(of=("self",)).select_related("arende")
    lank = rows.filter(hemlighet_hash=hash_secret(hemlighet)).first()
    if lank is None or not lank.is_usable:
        return None
    lank.anvand = timezone.now()
    lank.save(update_fields=["anvand"])
    return lank.arende


@transaction.atomic
def send_new_link(*, arende: Arende) -> None:
    """Mail a new link to the address that the case has, and to no other; nothing happens when it has none."""
    if arende.inlamnare.epost:
        notiser.mail_new_link(arende)
