"""What an administrator may do with a message that the worker could not settle itself."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.actions.grund import check_administers
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare
from kontaktcenter.utkorg.models import Utskick
from kontaktcenter.utkorg.puff import poke

Lage = Utskick.Lage


@transaction.atomic
def retry_utskick(*, utskick: Utskick, by: Anvandare) -> None:
    """Send a message again that failed or whose fate is unclear; in the latter case it may arrive twice."""
    locked = _lock(utskick, by, {Lage.MISSLYCKAT, Lage.OKLART}, _("Bara det som misslyckades eller är oklart kan försökas igen."))
    locked.lage = Lage.VANTAR
    locked.forsok = 0
    locked.nasta_forsok = timezone.now()
    locked.ansprak = None
    locked.save(update_fields=["lage", "forsok", "nasta_forsok", "ansprak"])
    transaction.on_commit(poke, robust=True)


@transaction.atomic
def confirm_utskick(*, utskick: Utskick, by: Anvandare) -> None:
    """Note that a message whose fate was unclear did arrive, so that it is not sent again."""
    locked = _lock(utskick, by, {Lage.OKLART}, _("Bara det som är oklart kan markeras som framkommet."))
    locked.lage = Lage.SKICKAT
    locked.skickat = timezone.now()
    locked.ansprak = None
    locked.save(update_fields=["lage", "skickat", "ansprak"])


@transaction.atomic
def cancel_utskick(*, utskick: Utskick, by: Anvandare) -> None:
    """Stop a message that has not left."""
    locked = _lock(utskick, by, {Lage.VANTAR, Lage.MISSLYCKAT, Lage.OKLART}, _("Det som redan är på väg kan inte stoppas."))
    locked.lage = Lage.AVBRUTET
    locked.ansprak = None
    locked.save(update_fields=["lage", "ansprak"])


def _lock(utskick: Utskick, by: Anvandare, allowed: set[Lage], otherwise: str) -> Utskick:
    check_administers(by)
    locked = Utskick.objects.select_for_update().get(pk=utskick.pk)
    if locked.lage not in allowed:
        raise OtillatenHandling(otherwise)
    return locked
