"""What people write, as it is stored."""

from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel

LANGSTA_TEXT = 20_000
"""Characters in one text."""


def clean_text(text: str, *, falt: str, is_required: bool = True, max_length: int = LANGSTA_TEXT) -> str:
    """The text without surrounding space, with plain line ends.

    Raises Inmatningsfel for an empty text where one is needed, one that is too long, and control characters such as NUL.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if is_required and not text:
        raise Inmatningsfel(_("Skriv något i fältet."), falt=falt)
    if len(text) > max_length:
        raise Inmatningsfel(
            _("Texten är för lång: %(antal)d tecken. Skriv högst %(max)d tecken.") % {"antal": len(text), "max": max_length},
            falt=falt,
        )
    if any(ord(c) < 32 and c not in "\n\t" for c in text):
        raise Inmatningsfel(_("Texten innehåller tecken som inte kan sparas. Klistra in den som vanlig text."), falt=falt)
    return text
