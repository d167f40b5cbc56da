"""Kinds of meeting: a unit makes and changes its own; what published times and bookings rest on stays as it is."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kontaktcenter.ensam import wait_alone
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare
from servicekontor.bokningsratt import check_publishes
from servicekontor.models import Motestyp
from servicekontor.models.motestyp import UPPTAGNA_KODER
from servicekontor.motestypsregler import check_change

KODLANGD = 40
"""Of a code made of a name, so that a number fits behind it."""


@transaction.atomic
def create_motestyp(*, varden: Mapping[str, Any], by: Anvandare) -> Motestyp:
    """A new kind of meeting with these fields. Without `kod` it gets one of its name. Raises Inmatningsfel naming the field."""
    check_publishes(by, varden["enhet"])
    with wait_alone("motestyp:kod"):
        motestyp = Motestyp(**{**varden, "kod": varden.get("kod") or _free_code(varden["namn"])})
        _check(motestyp)
        motestyp.save()
    return motestyp


@transaction.atomic
def change_motestyp(*, motestyp: Motestyp, varden: Mapping[str, Any], by: Anvandare) -> Motestyp:
    """Other fields; the code is never changed. A new length or pause holds for times that are booked from now on.

    Raises OtillatenHandling for what published times and bookings rest on.
    """
    locked = Motestyp.objects.select_for_update(of=("self",)).get(pk=motestyp.pk)
    check_publishes(by, locked.enhet_id)
    check_publishes(by, varden["enhet"])
    new = {namn: varde for namn, varde in varden.items() if namn != "kod"}
    check_change(locked, new, timezone.now())
    for namn, varde in new.items():
        setattr(locked, namn, varde)
    _check(locked)
    locked.save(update_fields=list(new))
    return locked


def _check(motestyp: Motestyp) -> None:
    try:
        motestyp.full_clean()
    except ValidationError as error:
        falt, sentences = next(iter(error.message_dict.items()))
        raise Inmatningsfel(sentences[0], falt=falt) from error


def _free_code(namn: str) -> str:
    """Of the name, with a number where that is taken."""
    base = slugify(namn)[:KODLANGD].strip("-")
    if not base:
        raise Inmatningsfel(_("Skriv en kod med bokstäverna a–z, siffror och bindestreck."), falt="kod")
    taken = {*UPPTAGNA_KODER, *Motestyp.objects.filter(kod__startswith=base).values_list("kod", flat=True)}
    numbered = (f"{base}-{n}" for n in range(2, len(taken) + 3))
    return base if base not in taken else next(kod for kod in numbered if kod not in taken)
