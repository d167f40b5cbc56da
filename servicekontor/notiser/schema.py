"""Mails about the roster to those who work it: which of one's own days have changed, and a link."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.urls import reverse

from kontaktcenter.models import Utskick
from kontaktcenter.utkorg.mall import render_post
from kontaktcenter.utkorg.skriv import queue_utskick
from servicekontor.models import Byte, Medarbetare, Publicering
from servicekontor.models.schema import Passtid


def mail_changes(publicering: Publicering, medarbetare: Medarbetare, nya: Sequence[Passtid], borta: Sequence[Passtid]) -> None:
    """Say which days are new and which are gone; when and where stands on the page."""
    context = {"nya": _days(nya), "borta": _days(borta)}
    _queue(medarbetare, "schema", f"schema:{publicering.pk}:{medarbetare.pk}", f"schema:{publicering.schema_id}", context)


def mail_swap(byte: Byte, medarbetare: Medarbetare) -> None:
    """Say that something has happened to a swap that one is a part of."""
    _queue(medarbetare, "byte", f"byte:{byte.pk}:{byte.lage}:{medarbetare.pk}", f"byte:{byte.pk}", {"byte": byte})


def _queue(medarbetare: Medarbetare, mall: str, nyckel: str, referens: str, context: dict[str, object]) -> None:
    address = medarbetare.anvandare.email
    if not address:
        return
    lank = settings.BAS_URL.rstrip("/") + reverse("mina_pass")
    amnesrad, text = render_post(f"personal/{mall}", settings.LANGUAGE_CODE, {**context, "lank": lank})
    queue_utskick(slag=Utskick.Slag.EPOST, mottagare=address, amnesrad=amnesrad, text=text, nyckel=nyckel, referens=referens)


def _days(rader: Sequence[Passtid]) -> list[date]:
    return sorted({rad.datum for rad in rader})
