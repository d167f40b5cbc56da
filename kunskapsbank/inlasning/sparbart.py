"""What a database can keep: JSON lets NUL, half a sign and numbers that are none through, PostgreSQL does not."""

import math
import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from kunskapsbank.inlasning.falt import Filrad

OSPARBARA = re.compile("[\x00\ud800-\udfff]")
"""NUL, and the halves of pairs that mean nothing by themselves (UTF-16)."""


def make_storable(rad: Filrad) -> Filrad:
    """The row, or in its place one that says in which field something stands that cannot be kept; its errors quote no such sign."""
    broken = [namn for namn, value in rad.varden.items() if not _is_storable(value)]
    if broken:
        text = _("%(falt)s: innehåller tecken som inte kan sparas. Skriv om texten.")
        return Filrad(rad.nummer, {}, [text % {"falt": namn} for namn in broken])
    return Filrad(rad.nummer, rad.varden, [printable(fel) for fel in rad.fel])


def printable(text: str) -> str:
    """The text with the sign for what cannot be shown in the place of what cannot be kept."""
    return OSPARBARA.sub("\ufffd", text)


def _is_storable(value: Any) -> bool:
    """Whether everything in it can be kept. Walks without calling itself: how deep a value lies is the file's choice."""
    left = [value]
    while left:
        item = left.pop()
        if isinstance(item, Mapping):
            left += [*item.keys(), *item.values()]
        elif isinstance(item, list):
            left += item
        elif isinstance(item, str) and OSPARBARA.search(item):
            return False
        elif isinstance(item, float) and not math.isfinite(item):
            return False
    return True
