"""Taps on the reception page: each is done once, however often a page without connection sends it."""

import hashlib
import json
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from servicekontor.actions.receptionsratt import check_reception
from servicekontor.models import Kobiljett, Kontor, Tryck

LANGSTA_ALDER = timedelta(days=7)
"""How long a tap may have waited in a browser; what is older belongs to figures that have been reported."""
BEHALLS = timedelta(days=90)


@transaction.atomic
def press_once(
    *,
    nyckel: uuid.UUID,
    slag: Tryck.Slag,
    kontor: Kontor,
    by: Anvandare,
    do: Callable[[], dict[str, Any]],
    innehall: Mapping[str, str] = MappingProxyType({}),
) -> tuple[dict[str, Any], bool]:
    """Do what the tap asks for and keep its answer; return the answer and whether the tap was known already.

    A tap sent twice at once waits for the first of the two. What `do` refuses is not kept, so it can be tried again. Who sends
    it the second time does not matter: on a tablet that several use, another may have logged in meanwhile. With another `innehall`,
    what was chosen in the fields, it is another tap that has taken the same key. Raises OtillatenHandling for that.
    """
    check_reception(by, kontor)
    defaults = {"slag": slag, "kontor": kontor, "av": by, "innehall_hash": _digest(innehall)}
    tryck, is_new = Tryck.objects.get_or_create(nyckel=nyckel, defaults=defaults)
    if not is_new:
        is_same_content = tryck.innehall_hash in ("", defaults["innehall_hash"])
        if (tryck.slag, tryck.kontor_id) != (slag, kontor.pk) or not is_same_content:
            raise OtillatenHandling(_("Knapptryckningen är redan använd till något annat. Ladda om sidan."))
        return tryck.svar, True
    tryck.svar = do()
    tryck.save(update_fields=["svar"])
    return tryck.svar, False


def _digest(innehall: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(dict(innehall), sort_keys=True).encode()).hexdigest()


def moment_of(alder: int) -> datetime:
    """When a tap was made that is `alder` seconds old: told by the age, for the clock of a tablet may be wrong.

    Raises Inmatningsfel for one that is too old.
    """
    # Compared before it is made a time: a number may be larger than any time is long.
    if alder > LANGSTA_ALDER.total_seconds():
        raise Inmatningsfel(_("Det har gått mer än en vecka sedan knappen trycktes. Det räknas inte längre."))
    return timezone.now() - timedelta(seconds=max(0, alder))


@transaction.atomic
def purge_reception(nu: datetime | None = None) -> int:
    """Erase taps and tickets of more than 90 days ago; how many. The events stay, with nothing personal in them."""
    before = (nu or timezone.now()) - BEHALLS
    taps = Tryck.objects.filter(mottaget__lt=before).delete()[0]
    return taps + Kobiljett.objects.filter(datum__lt=timezone.localdate(before)).delete()[1].get("servicekontor.Kobiljett", 0)
