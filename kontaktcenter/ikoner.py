"""Icons from the npm package Phosphor, put inline in the page so that they follow the colour of the text."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

VIKTER = ("regular", "bold", "fill")
# What points along the line of reading points the other way in Arabic.
_RIKTADE = re.compile(r"(arrow|caret)-.*(left|right)|sign-(in|out)|paper-plane.*|list-.*")
_NAMN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class IkonSaknas(LookupError):
    """No such icon in the package: a spelling mistake in a template."""


@cache
def svg(namn: str, vikt: str = "regular") -> SafeString:
    """Return the icon as inline SVG, hidden from screen readers: the text beside it carries the meaning.

    Raises `IkonSaknas` for a name or weight that the package does not have.
    """
    if vikt not in VIKTER or not _NAMN.fullmatch(namn):
        raise IkonSaknas(f"{namn} ({vikt})")
    suffix = "" if vikt == "regular" else f"-{vikt}"
    path = Path(f"{settings.NODE_MODULES}/@phosphor-icons/core/assets/{vikt}/{namn}{suffix}.svg")
    if not path.is_file():
        raise IkonSaknas(f"{namn} ({vikt})")
    source = path.read_text(encoding="utf-8")
    klass = "kc-ikon kc-ikon--riktad" if _RIKTADE.fullmatch(namn) else "kc-ikon"
    # The text comes from a package pinned by its hash, never from a user.
    return mark_safe(source.replace("<svg ", f'<svg class="{klass}" aria-hidden="true" focusable="false" ', 1))
