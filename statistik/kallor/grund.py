"""What a source of facts is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings


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
