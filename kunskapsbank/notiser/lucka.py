"""Mails about gaps: how many wait and a link, nothing of what anybody asked."""

import hashlib
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.urls import reverse

from kontaktcenter.models import Enhet, Utskick
from kontaktcenter.utkorg.mall import render_post
from kontaktcenter.utkorg.skriv import queue_utskick


def mail_gaps(enhet: Enhet, addresses: Iterable[str], *, dag: date, nya: int, snart: int, forsenade: int, is_chef: bool = False) -> None:
    """One mail a day to each address about the gaps of a unit."""
    lank = settings.BAS_URL.rstrip("/") + reverse("mina_luckor")
    context = {"enhet": enhet, "nya": nya, "snart": snart, "forsenade": forsenade, "is_chef": is_chef, "lank": lank}
    amnesrad, text = render_post("personal/luckor", settings.LANGUAGE_CODE, context)
    for address in sorted(set(addresses) - {""}):
        queue_utskick(
            slag=Utskick.Slag.EPOST,
            mottagare=address,
            amnesrad=amnesrad,
            text=text,
            nyckel=f"luckor:{enhet.pk}:{'chef' if is_chef else 'enhet'}:{dag}:{address_key(address)}",
            referens="luckor",
        )


def address_key(address: str) -> str:
    """An address as a part of a key: the same for the same, and nobody reads it from there."""
    return hashlib.sha256(address.casefold().encode()).hexdigest()[:16]
