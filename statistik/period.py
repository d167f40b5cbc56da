"""What time a figure is of."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel

LANGSTA_AR = 20


class Granularitet(StrEnum):
    """Into what a period is divided. Weeks begin on Mondays; the first and the last part may be cut off by the period."""

    DAG = "dag"
    VECKA = "vecka"
    MANAD = "manad"
    TOTAL = "total"


@dataclass(frozen=True)
class Period:
    """Swedish dates, both included."""

    fran: date
    till: date

    @property
    def dagar(self) -> int:
        """How many days it has."""
        return (self.till - self.fran).days + 1

    def __str__(self) -> str:
        """The dates in words: "22 oktober–20 november 2026"."""
        last = format_date(self.till, "j F Y")
        if self.fran == self.till:
            return last
        same_year = self.fran.year == self.till.year
        is_month = same_year and self.fran.month == self.till.month
        return f"{format_date(self.fran, 'j' if is_month else 'j F' if same_year else 'j F Y')}–{last}"

    def before(self) -> "Period":
        """The period of as many days that ends the day before."""
        return Period(self.fran - timedelta(days=self.dagar), self.fran - timedelta(days=1))

    def year_before(self) -> "Period":
        """The same dates a year earlier; the 29th of February becomes the 28th."""
        return Period(_year_earlier(self.fran), _year_earlier(self.till))


def make_period(fran: date, till: date) -> Period:
    """The period, cut off today when it ends later. Raises Inmatningsfel for one that is backwards, too long or all in the future."""
    today = timezone.localdate()
    if fran > till:
        raise Inmatningsfel(_("Perioden börjar efter att den slutar. Byt plats på datumen."), falt="till")
    if fran > today:
        raise Inmatningsfel(_("Perioden har inte börjat än. Välj en som börjar senast i dag."), falt="fran")
    if (till - fran).days > LANGSTA_AR * 366:
        raise Inmatningsfel(_("Perioden får vara högst %(max)d år. Välj en kortare.") % {"max": LANGSTA_AR}, falt="fran")
    return Period(fran, min(till, today))


def _year_earlier(dag: date) -> date:
    return dag.replace(year=dag.year - 1, day=28) if (dag.month, dag.day) == (2, 29) else dag.replace(year=dag.year - 1)
