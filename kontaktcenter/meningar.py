"""Small parts of sentences."""

from collections.abc import Iterable, Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

KOMMATECKEN = {"ar": "،", "fa": "،", "ur": "،"}
"""The comma of the languages that have another one than Swedish."""


def list_words(words: Iterable[str]) -> str:
    """A bare list, with the comma of the active language: "a, b, c"."""
    return f"{KOMMATECKEN.get((get_language() or '')[:2], ',')} ".join(words)


def join_words(words: Sequence[str]) -> str:
    """A list as people write it: "a, b och c"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(forst)s och %(sist)s") % {"forst": ", ".join(words[:-1]), "sist": words[-1]}
