"""Keys of other systems: made once, stopped at any time."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.actions.grund import check_administers
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare, Apinyckel, Omfang
from kontaktcenter.models.apinyckel import hash_key
from kontaktcenter.notiser import mail_new_key

LANGSTA_TID = 730
"""Days that a key works at most; a key that never ends is one that nobody looks after."""
SENAST_PA = timedelta(hours=1)
"""How far the time of the last use may lie behind: a write at each call would cost more than the call."""


@transaction.atomic
def create_apinyckel(
    *, namn: str, anvandare: Anvandare, omfang: Iterable[str], dagar: int = 365, by: Anvandare | None = None
) -> tuple[Apinyckel, str]:
    """Make a key and return it with its secret, which is not stored and cannot be shown again. Owner and manager get a mail.

    `by` None is whoever runs commands on the machine. Raises Inmatningsfel; SaknarBehorighet for one who is no administrator,
    and for a key to a break-glass account that the administrator does not have.
    """
    _check_right(by, anvandare)
    if not anvandare.is_active:
        raise Inmatningsfel(_("Kontot är avslutat. Välj ett öppet konto."), falt="anvandare")
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
    mail_new_key(nyckel, by=by)
    return nyckel, hemlighet


@transaction.atomic
def revoke_apinyckel(*, nyckel: Apinyckel, by: Anvandare | None = None) -> Apinyckel:
    """Stop a key at once and for good."""
    nyckel = Apinyckel.objects.select_for_update(of=("self",)).select_related("anvandare").get(pk=nyckel.pk)
    _check_right(by, nyckel.anvandare)
    if nyckel.sparrad is None:
        nyckel.sparrad = timezone.now()
        nyckel.save(update_fields=["sparrad"])
    return nyckel


def note_use(nyckel: Apinyckel) -> None:
    """Keep when the key was last used, to the hour, so that one that nobody uses is found and stopped."""
    nu = timezone.now()
    if nyckel.senast_anvand is None or nyckel.senast_anvand <= nu - SENAST_PA:
        Apinyckel.objects.filter(pk=nyckel.pk).update(senast_anvand=nu)


def _check_right(by: Anvandare | None, anvandare: Anvandare) -> None:
    if by is None:
        return
    check_administers(by)
    if anvandare.is_superuser and not by.is_superuser:
        raise SaknarBehorighet(_("En nyckel till ett nödkonto hanteras bara av den som är inloggad med ett nödkonto."))
