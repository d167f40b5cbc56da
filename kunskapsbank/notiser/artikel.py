"""The mail to those who write articles and answer for them: how many wait and a link, nothing of what they say."""

from collections.abc import Mapping

from django.conf import settings
from django.urls import reverse

from kontaktcenter.models import Utskick
from kontaktcenter.utkorg.mall import render_post
from kontaktcenter.utkorg.skriv import queue_utskick
from kunskapsbank.notiser.lucka import address_key


def mail_artiklar(address: str, antal: Mapping[str, int], *, nyckel: str) -> None:
    """One mail to one address. `antal` by what waits: att_godkanna, atersanda, snart, forfallna, inaktuella, lankar."""
    context = {**antal, "lank": settings.BAS_URL.rstrip("/") + reverse("mina_texter")}
    amnesrad, text = render_post("personal/artiklar", settings.LANGUAGE_CODE, context)
    queue_utskick(
        slag=Utskick.Slag.EPOST,
        mottagare=address,
        amnesrad=amnesrad,
        text=text,
        nyckel=f"artiklar:{address_key(address)}:{nyckel}",
        referens="artiklar",
    )
