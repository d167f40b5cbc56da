"""Screens of an office: let in with a key of their own, stopped at any time."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare
from servicekontor.actions.receptionsratt import check_reception
from servicekontor.models import Kontor, Kontorsskarm
from servicekontor.models.skarm import hash_nyckel

FLEST_SKARMAR = 20


@transaction.atomic
def create_skarm(*, kontor: Kontor, namn: str, by: Anvandare) -> tuple[Kontorsskarm, str]:
    """Make a screen and return it with its key, which is not stored and cannot be shown again. Raises Inmatningsfel."""
    check_reception(by, kontor)
    namn = namn.strip()
    if not 1 <= len(namn) <= 60:
        raise Inmatningsfel(_("Skriv var skärmen står, med högst 60 tecken."), falt="namn")
    kontor = Kontor.objects.select_for_update(no_key=True).get(pk=kontor.pk)
    used = kontor.skarmar.filter(sparrad__isnull=True)
    if used.filter(namn=namn).exists():
        raise Inmatningsfel(_("Kontoret har redan en skärm med det namnet."), falt="namn")
    if used.count() >= FLEST_SKARMAR:
        raise Inmatningsfel(_("Ett kontor kan ha högst %(max)d skärmar. Spärra någon som inte används.") % {"max": FLEST_SKARMAR})
    nyckel = Kontorsskarm.new_nyckel()
    return kontor.skarmar.create(namn=namn, nyckel_hash=hash_nyckel(nyckel), skapad_av=by), nyckel


@transaction.atomic
def revoke_skarm(*, skarm: Kontorsskarm, by: Anvandare) -> Kontorsskarm:
    """Stop a screen at once and for good; doing it twice changes nothing."""
    skarm = Kontorsskarm.objects.select_for_update(of=("self",)).select_related("kontor").get(pk=skarm.pk)
    check_reception(by, skarm.kontor)
    if skarm.sparrad is None:
        skarm.sparrad = timezone.now()
        skarm.save(update_fields=["sparrad"])
    return skarm


def find_skarm(nyckel: str) -> Kontorsskarm | None:
    """The screen that holds the key, unless it has been stopped."""
    skarm = Kontorsskarm.objects.select_related("kontor").filter(nyckel_hash=hash_nyckel(nyckel), sparrad__isnull=True)
    return skarm.first() if nyckel else None
