"""Stretches of open time within one day, as local clock times from–to.

`time` cannot hold 24.00, so 00.00 *as the end* means midnight when the day ends: (00.00, 00.00) is the whole day.
"""

import re
from collections.abc import Iterable
from datetime import time
from itertools import pairwise

from django.utils.translation import gettext as _

from kontaktcenter.arbetstid.fel import OgiltigKalender

Intervall = tuple[time, time]
Oppettider = tuple[Intervall, ...]

MIDNATT = time(0)
HELA_DYGNET: Oppettider = ((MIDNATT, MIDNATT),)

_SKRIVET = re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?\s*[-–—]\s*([0-9]{1,2})(?:[.:]([0-9]{2}))?", re.ASCII)


def format_intervall(intervall: Intervall) -> str:
    """How Swedes write it: "08.00–12.00"; midnight as the end is "24.00"."""
    fran, till = intervall
    return f"{fran:%H.%M}–{'24.00' if till == MIDNATT else format(till, '%H.%M')}"


def parse_intervall(text: str) -> Intervall:
    """Read "08.00–12.00" or "8-12" (point or colon, hyphen or dash). Raises OgiltigKalender for anything else."""
    traff = _SKRIVET.fullmatch(text.strip())
    if traff is None:
        raise _unreadable()
    fran_timme, fran_minut, till_timme, till_minut = map(int, traff.groups(default="0"))
    if (till_timme, till_minut) == (24, 0):
        till_timme = 0
    try:
        intervall = time(fran_timme, fran_minut), time(till_timme, till_minut)
    except ValueError:
        raise _unreadable() from None
    return normalise([intervall])[0]


def parse_oppettider(texter: Iterable[str]) -> Oppettider:
    """Read the hours of one day, each as `parse_intervall` does. Raises OgiltigKalender, also when two of them overlap."""
    return normalise(map(parse_intervall, texter))


def normalise(intervall: Iterable[Intervall]) -> Oppettider:
    """The intervals of one day in order of time. Raises OgiltigKalender when one is reversed, empty or overlaps another.

    One that begins exactly when another ends is fine.
    """
    ordnade = tuple(sorted((fran, till) for fran, till in intervall))
    for fran, till in ordnade:
        if fran.tzinfo or till.tzinfo:
            raise OgiltigKalender(_("Öppettider anges i kalenderns egen tidszon och kan inte ha en annan."))
        if till != MIDNATT and till <= fran:
            raise OgiltigKalender(
                _("Öppettiden %(tid)s slutar inte efter att den börjar.") % {"tid": format_intervall((fran, till))}
            )
    for tidigare, senare in pairwise(ordnade):
        if tidigare[1] == MIDNATT or senare[0] < tidigare[1]:
            raise OgiltigKalender(
                _("Öppettiderna %(ena)s och %(andra)s överlappar varandra.")
                % {"ena": format_intervall(tidigare), "andra": format_intervall(senare)}
            )
    return ordnade


def _unreadable() -> OgiltigKalender:
    return OgiltigKalender(_("Skriv öppettiden som från och till, till exempel 08.00–12.00."))
