"""Attachments: checked by content, cleaned, stored outside the web root under a random name."""

import hashlib
from collections.abc import Sequence

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from arenden.actions.grund import lock_arende, record
from arenden.aktor import Aktor, By, user_or_none
from arenden.models import Arende, Bilaga, Meddelande
from arenden.skanning import first_state
from arenden.status import Handelsetyp, Handling
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.filer import check_fil
from kontaktcenter.models import Anvandare

FLEST_BILAGOR = 10
"""Attachments in one message."""


def attach_all(
    *, arende: Arende, filer: Sequence[File], by: By, meddelande: Meddelande | None = None, is_from_medborgare: bool = False
) -> list[Bilaga]:
    """Attach files to a locked or new case. One that is in the case already is not stored again, only shared if `meddelande` says so.

    `is_from_medborgare`: the citizen sent them, whoever `by` is that put them in.

    Raises Inmatningsfel for a file that is too large, of a kind that is not allowed, or not what its name says.
    """
    if len(filer) > FLEST_BILAGOR:
        raise Inmatningsfel(_("Du kan skicka högst %(max)d filer åt gången.") % {"max": FLEST_BILAGOR}, falt="bilagor")
    is_theirs = is_from_medborgare or by is Aktor.MEDBORGAREN
    return [_attach(arende, fil, by, meddelande, is_from_medborgare=is_theirs) for fil in filer]


@transaction.atomic
def add_bilagor(*, arende: Arende, filer: Sequence[File], by: By) -> list[Bilaga]:
    """Attach files to a case as a move of its own: for those who may write notes in it. Raises as `attach_all`.

    One who may not read the case gets none back: an attachment that was there already would tell its name.
    """
    arende = lock_arende(arende, handling=Handling.ANTECKNA, by=by)
    bilagor = attach_all(arende=arende, filer=filer, by=by)
    return [] if isinstance(by, Anvandare) and not arende.is_readable_by(by) else bilagor


def _attach(arende: Arende, fil: File, by: By, meddelande: Meddelande | None, *, is_from_medborgare: bool) -> Bilaga:
    # The answer to several merged cases reads the same file once for each.
    fil.seek(0)
    checked = check_fil(fil)
    sha256 = hashlib.sha256(checked.innehall).hexdigest()
    existing = Bilaga.objects.filter(arende=arende, sha256=sha256).first()
    if existing is not None:
        return _share(existing, meddelande, filnamn=checked.filnamn)
    bilaga = Bilaga(
        arende=arende,
        meddelande=meddelande,
        filnamn=checked.filnamn,
        innehallstyp=checked.innehallstyp,
        storlek=len(checked.innehall),
        sha256=sha256,
        skanning=first_state(),
        is_from_medborgare=is_from_medborgare,
        uppladdad_av=user_or_none(by),
    )
    bilaga.fil.save(checked.filnamn, ContentFile(checked.innehall), save=False)
    bilaga.save()
    told = {"is_from_medborgare": True} if is_from_medborgare else {}
    record(Handelsetyp.BILAGA_TILLAGD, by=by, arende=arende, bilaga=bilaga.pk, storlek=bilaga.storlek, **told)
    return bilaga


def _share(bilaga: Bilaga, meddelande: Meddelande | None, *, filnamn: str) -> Bilaga:
    """Let a file that only staff have seen go with a message to or from the citizen, under the name that it was sent by."""
    if meddelande is not None and bilaga.meddelande_id is None and not bilaga.is_from_medborgare:
        bilaga.meddelande, bilaga.filnamn = meddelande, filnamn
        bilaga.save(update_fields=["meddelande", "filnamn"])
    return bilaga
