"""The mail of the monthly letter: its figures as text, and a link to the page."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from kontaktcenter.models import Utskick
from kontaktcenter.utkorg.mall import render_post
from kontaktcenter.utkorg.skriv import queue_utskick
from kunskapsbank.models import Manadsbrev
from kunskapsbank.notiser.lucka import address_key


def mail_letter(brev: Manadsbrev, addresses: Iterable[str]) -> None:
    """One mail to each address."""
    lank = settings.BAS_URL.rstrip("/") + reverse("manadsbrev_ett", args=[brev.enhet.kortnamn, f"{brev.manad:%Y-%m}"])
    amnesrad, text = render_post("personal/manadsbrev", settings.LANGUAGE_CODE, {"brev": brev, "lank": lank})
    for address in sorted(set(addresses) - {""}):
        queue_utskick(
            slag=Utskick.Slag.EPOST,
            mottagare=address,
            amnesrad=amnesrad,
            text=text,
            nyckel=f"manadsbrev:{brev.enhet_id}:{brev.manad:%Y-%m}:{address_key(address)}",
            referens="manadsbrev",
        )
