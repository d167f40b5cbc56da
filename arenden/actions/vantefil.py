"""Files that wait with a form of a case: kept when the form could not be sent, taken along when it is, thrown away a week later."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from arenden.actions.bilaga import FLEST_BILAGOR
from arenden.models import Arende, Vantefil
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.filer import KontrolleradFil, check_fil
from kontaktcenter.models import Anvandare

HALLBARHET = timedelta(days=7)
"""How long a file waits for a form that is never sent."""


def keep_fil(*, arende: Arende, fil: File, by: Anvandare) -> Vantefil:
    """Keep a file until its form is sent; the same file twice is one, and no more are kept than one message takes.

    Raises Inmatningsfel for one that cannot be used, or is too many.
    """
    # The action that was refused may have read it already. Checked before the lock, since a large photo takes its time.
    fil.seek(0)
    return _keep(arende, check_fil(fil), by)


@transaction.atomic
def _keep(arende: Arende, checked: KontrolleradFil, by: Anvandare) -> Vantefil:
    Anvandare.objects.select_for_update().only("pk").get(pk=by.pk)
    rows = Vantefil.objects.filter(arende=arende, anvandare=by)
    summa = sha256(checked.innehall).hexdigest()
    existing = rows.filter(sha256=summa).first()
    if existing is not None:
        return existing
    if rows.count() >= FLEST_BILAGOR:
        mening = _("Du kan skicka högst %(max)d filer åt gången. Ta bort bocken för en sparad fil först.")
        raise Inmatningsfel(mening % {"max": FLEST_BILAGOR}, falt="bilagor")
    row = Vantefil(arende=arende, anvandare=by, filnamn=checked.filnamn, storlek=len(checked.innehall), sha256=summa)
    row.fil.save(checked.filnamn, ContentFile(checked.innehall), save=False)
    row.save()
    return row


def waiting_filer(*, arende: Arende, by: Anvandare) -> list[Vantefil]:
    """The user's own files that wait in the case, in the order of their coming."""
    return list(Vantefil.objects.filter(arende=arende, anvandare=by))


def find_filer(*, arende: Arende, nycklar: Sequence[str], by: Anvandare) -> list[Vantefil]:
    """Those of the files that are the user's own and wait in the case, in the order of their coming; others are passed over."""
    wanted = {key for text in nycklar if (key := _as_uuid(text)) is not None}
    return list(Vantefil.objects.filter(arende=arende, anvandare=by, pk__in=wanted)) if wanted else []


def _as_uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@transaction.atomic
def forget_filer(filer: Sequence[Vantefil]) -> None:
    """Throw the files away. Rows now, content after the commit: a file without a row can be found and removed, never the reverse."""
    names = [row.fil.name for row in filer]
    Vantefil.objects.filter(pk__in=[row.pk for row in filer]).delete()
    transaction.on_commit(lambda: [default_storage.delete(name) for name in names])


def purge_vantefiler(nu: datetime) -> int:
    """Throw away the files whose forms were never sent; the number of them."""
    old = list(Vantefil.objects.filter(skapad__lt=nu - HALLBARHET))
    forget_filer(old)
    return len(old)
