"""Small parts of Swedish sentences."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def join_words(words: Sequence[str]) -> str:
    """A list as people write it: "a, b och c"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(forst)s och %(sist)s") % {"forst": ", ".join(words[:-1]), "sist": words[-1]}
