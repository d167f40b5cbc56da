"""What a source of facts is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from django.conf import settings

KVALLEN = time(16)
"""When the evening begins: the programme promises evening hours from four to six."""


@dataclass(frozen=True)
class Kalla:
    """One source: `rader` gives its rows between the moments %(fran)s and %(till)s, which are midnights.

    `antal` says, by column, under which condition a row counts 1, and `summor` which expression of it is added; `tider` which
    expression of seconds goes into a distribution, where NULL is no time.
    """

    namn: str
    rader: str
    antal: Mapping[str, str] = field(default_factory=dict)
    summor: Mapping[str, str] = field(default_factory=dict)
    tider: Mapping[str, str] = field(default_factory=dict)


def day_of(moment: str) -> str:
    """SQL for the Swedish date of an expression of a moment."""
    return f"({moment} AT TIME ZONE '{settings.TIME_ZONE}')::date"


def clock_of(moment: str) -> str:
    """SQL for the Swedish clock of an expression of a moment."""
    return f"({moment} AT TIME ZONE '{settings.TIME_ZONE}')::time"
