"""In what unit a figure is read by people: how it is written on a page, which number stands in a chart and in a file."""

from enum import StrEnum

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from statistik.nyckeltalsslag import Nyckeltal, Slag

ARBETSTIDER = ("kvittenstid", "svarstid")
"""Times that are counted in working time and are hours or days long."""
FAST_BLANK = "\u00a0"
"""Between a number and its unit, which are not to be parted by the end of a line."""


class Talslag(StrEnum):
    """What a number is of. The value in the code is always the one of `fragor`: shares from 0 to 1, times in seconds."""

    ANTAL = "antal"
    ANDEL = "andel"
    MINUTER = "minuter"
    TIMMAR = "timmar"
    KVOT = "kvot"
    KRONOR = "kronor"
    INDEX = "index"

    @property
    def enhet(self) -> str | Promise:
        """The unit in words, for a column's heading and a chart's axis; "" for a number of things."""
        return ENHETER[self]

    def number(self, varde: float) -> float:
        """The number in the unit, rounded as it is written."""
        rounded = round(varde * FAKTORER.get(self, 1), DECIMALER[self])
        return int(rounded) if DECIMALER[self] == 0 else rounded + 0.0

    def value_of(self, number: float) -> float:
        """The value in the code of a number as people write it."""
        return number / FAKTORER.get(self, 1)

    def text(self, varde: float | None) -> str:
        """The number with its unit in Swedish writing: "82,4 %", "3,5 min", "12 345"; a dash of nothing."""
        if varde is None:
            return "–"
        written = number_format(self.number(varde), decimal_pos=DECIMALER[self], force_grouping=True)
        return f"{written}{FAST_BLANK}{TECKEN[self]}" if self in TECKEN else written


ENHETER: dict[Talslag, str | Promise] = {
    Talslag.ANTAL: "",
    Talslag.ANDEL: _("procent"),
    Talslag.MINUTER: _("minuter"),
    Talslag.TIMMAR: _("timmar"),
    Talslag.KVOT: _("per timme"),
    Talslag.KRONOR: _("kronor"),
    Talslag.INDEX: _("index 0–100"),
}
TECKEN = {Talslag.ANDEL: "%", Talslag.MINUTER: "min", Talslag.TIMMAR: "tim", Talslag.KRONOR: "kr"}
FAKTORER = {Talslag.ANDEL: 100, Talslag.MINUTER: 1 / 60, Talslag.TIMMAR: 1 / 3600}
DECIMALER = {talslag: 0 if talslag in (Talslag.ANTAL, Talslag.KRONOR) else 1 for talslag in Talslag}
_AV_ENHET = {"kronor": Talslag.KRONOR, "index 0–100": Talslag.INDEX, "andel": Talslag.ANDEL}


def talslag_of(nyckeltal: Nyckeltal) -> Talslag:
    """The unit of a figure's value; of a time, that of its median and 90th percentile."""
    if nyckeltal.slag == Slag.TID:
        return Talslag.TIMMAR if nyckeltal.kod in ARBETSTIDER else Talslag.MINUTER
    if nyckeltal.slag == Slag.ANTAL:
        return Talslag.ANTAL
    return _AV_ENHET.get(nyckeltal.enhet, Talslag.ANTAL if nyckeltal.enhet == "antal" else Talslag.KVOT)
