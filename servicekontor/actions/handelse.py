"""How every action of the offices tells what it did."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from kontaktcenter.models import Anvandare, Arendetyp, Enhet
from servicekontor.models import Kontorshandelse
from servicekontor.status import Kontorshandelsetyp


def log_handelse(
    typ: Kontorshandelsetyp,
    *,
    by: Anvandare | None,
    kontor: str = "",
    kategori: str = "",
    enhet: Enhet | None = None,
    arendetyp: Arendetyp | None = None,
    sprak: str = "",
    tid: datetime | None = None,
    is_av_medborgare: bool = False,
    **data: Any,
) -> Kontorshandelse:
    """Write what happened, in the caller's transaction. `by` is None when a citizen (`is_av_medborgare`) or the clock did it.

    `data` holds ids, codes and times only: the row is never erased.
    """
    return Kontorshandelse.objects.create(
        typ=typ,
        tid=tid or timezone.now(),
        kontor=kontor,
        kategori=kategori,
        enhet=enhet,
        arendetyp=arendetyp,
        sprak=sprak,
        av=by,
        is_av_medborgare=is_av_medborgare,
        data=data | (by.nyckelspar if by else {}),
    )
