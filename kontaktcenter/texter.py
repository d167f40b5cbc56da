"""What people write, as it is stored."""

import re
import unicodedata

from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel

LANGSTA_TEXT = 20_000
"""Characters in one text."""
RADSLUT = re.compile("\r\n|[\r\x85\u2028\u2029]")
OSYNLIGA = re.compile("[\x7f-\x9f\u202a-\u202e\ufffe\uffff]")
"""Delete, the controls of Latin-1, two codes that are no signs and that no XML may hold, and the signs that turn the direction of what
follows, also of what others have written."""
OPPNAR, STANGER = "\u2066\u2067\u2068", "\u2069"
"""The signs that set a stretch apart with a direction of its own, and the one that ends it."""
ISOLAT = re.compile(f"[{OPPNAR}{STANGER}]")
TOMMA = "\u2800\u3164\u115f\u1160\uffa0"
"""Letters and signs by their class, but with nothing to see: the empty Braille cell and the fillers of Hangul."""
HALVOR = re.compile("[\ud800-\udfff]")
"""Halves of characters that stand alone: no coding can write them, so neither the database nor a page can."""


def clean_text(text: str, *, falt: str, is_required: bool = True, max_length: int = LANGSTA_TEXT) -> str:
    """The text without surrounding space, with plain line ends, and without signs that nobody sees but that turn or hide others.

    Raises Inmatningsfel for an empty text where one is needed, one that is too long, control characters such as NUL, and half a sign.
    """
    text = without_turning(RADSLUT.sub("\n", text)).strip()
    if not has_visible(text):
        text = ""
    if is_required and not text:
        raise Inmatningsfel(_("Skriv något i fältet."), falt=falt)
    if len(text) > max_length:
        raise Inmatningsfel(
            _("Texten är för lång: %(antal)d tecken. Skriv högst %(max)d tecken.") % {"antal": len(text), "max": max_length},
            falt=falt,
        )
    if any((c < " " and c not in "\n\t") or "\ud800" <= c <= "\udfff" for c in text):
        raise Inmatningsfel(_("Texten innehåller tecken som inte kan sparas. Klistra in den som vanlig text."), falt=falt)
    return text


def has_visible(text: str) -> bool:
    """Whether anything in it is seen; what is only spaces and signs without width is as good as empty."""
    return any(c not in TOMMA and unicodedata.category(c) not in ("Zs", "Zl", "Zp", "Cf", "Mn") for c in text)


def without_turning(text: str) -> str:
    """The text without signs that nobody sees, and without those that turn more than their own stretch."""
    text = OSYNLIGA.sub("", text)
    return "\n".join(_without_loose_isolates(line) for line in text.split("\n")) if ISOLAT.search(text) else text


def one_line(text: str) -> str:
    """The text as a name stands in a heading, a calendar or the head of a mail: on one line, without signs that control anything."""
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in without_turning(text)).split())


def has_osynliga(text: str) -> bool:
    """Whether signs that nobody sees, but that control, turn or hide others, stand in it; tabs and plain line ends are none."""
    text = text.replace("\r\n", "\n")
    return without_turning(text) != text or bool(RADSLUT.search(text)) or any(c < " " and c not in "\n\t" for c in text)


def mend_halves(text: str) -> str:
    """The text with the sign for what could not be read in the place of each half character that stands alone."""
    return HALVOR.sub("\ufffd", text)


def _without_loose_isolates(line: str) -> str:
    """The line as it is when each stretch set apart is also ended, else without the signs: one left open turns the rest of a page."""
    depth, is_paired = 0, True
    for sign in line:
        depth += (sign in OPPNAR) - (sign == STANGER)
        is_paired = is_paired and depth >= 0
    return line if is_paired and depth == 0 else ISOLAT.sub("", line)
