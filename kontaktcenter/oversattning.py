"""Texts of the municipality's own that the public reads in several languages: Swedish in the field, the others beside it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_bidi


def isolate(text: str) -> str:
    """Words that may be of another direction, for plain text of a language that is written from the right; for others as they are.

    The marks are FSI and PDI (Unicode standard annex 9).
    """
    return f"\u2068{text}\u2069" if get_language_bidi() else text


def mark_swedish(text: str) -> str:
    """Swedish words for a page: in another language they say that they are Swedish, for those who listen (WCAG 3.1.2)."""
    is_swedish = (get_language() or settings.LANGUAGE_CODE).split("-")[0] == settings.LANGUAGE_CODE
    return text if is_swedish or not text else format_html('<bdi lang="{}">{}</bdi>', settings.LANGUAGE_CODE, text)


class Oversattbar(models.Model):
    """A row whose texts can be read in other languages: `oversattningar = {"en": {"namn": "…"}}`.

    One JSON column rather than a column per language, so that a municipality adds a language without a migration; the
    admin shows one field per text and language.
    """

    oversattbara: tuple[str, ...] = ()
    oversattningar = models.JSONField("översättningar", default=dict, blank=True)

    class Meta:
        abstract = True

    def translation(self, falt: str, sprak: str | None = None) -> Any:
        """What `falt` is in `sprak` (default: the active language), or None for Swedish and for what is not translated."""
        sprak = (sprak or get_language() or settings.LANGUAGE_CODE).split("-")[0]
        return self.oversattningar.get(sprak, {}).get(falt)

    def translated(self, falt: str, sprak: str | None = None) -> str:
        """The text of `falt` in `sprak` (default: the active language); Swedish where a translation is missing."""
        return self.translation(falt, sprak) or getattr(self, falt)

    def shown(self, falt: str) -> str:
        """The text of `falt` for a page in the active language; marked as Swedish where a translation is missing."""
        return self.translation(falt) or mark_swedish(getattr(self, falt))
