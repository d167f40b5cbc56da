"""When we promise to call back: words that people use, made into a span of working time by the center's calendar."""

from datetime import date, datetime, time, timedelta

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.arbetstid import Kalender, add_working_days, add_working_time, start_of_working_day
from kontaktcenter.fel import Inmatningsfel

SNART = timedelta(hours=2)
LANGST_FRAM = timedelta(days=31)
"""How far ahead a call is promised at most, to the end of that day."""


class Ringtid(TextChoices):
    """When we call."""

    SNART = "snart", gettext_lazy("Inom två arbetstimmar")
    DAGEN = "dagen", gettext_lazy("Innan dagen är slut")
    NASTA = "nasta", gettext_lazy("Nästa arbetsdag")
    BESTAMD = "bestamd", gettext_lazy("Bestämd tid")


def find_gaps(nar: str, *, dag: date | None, fran: time | None, till: time | None) -> dict[str, str]:
    """Everything that keeps what was typed from being a span, by what it concerns: nar, dag, fran, till. Empty when nothing does."""
    if nar not in Ringtid.values:
        return {"nar": _("Välj när vi ringer tillbaka.")}
    if nar != Ringtid.BESTAMD:
        return {}
    gaps, idag = {}, timezone.localdate()
    if dag is None:
        gaps["dag"] = _("Ange vilken dag vi ringer.")
    elif not idag <= dag <= idag + LANGST_FRAM:
        gaps["dag"] = _("Välj en dag från i dag till om en månad.")
    if fran is None:
        gaps["fran"] = _("Ange från vilket klockslag vi ringer.")
    if till is None:
        gaps["till"] = _("Ange till vilket klockslag vi ringer.")
    elif fran is not None and fran >= till:
        gaps["till"] = _("Välj ett klockslag efter det vi ringer från.")
    return gaps


def promised_span(
    nar: str, *, nu: datetime, kalender: Kalender, dag: date | None = None, fran: time | None = None, till: time | None = None
) -> tuple[datetime, datetime]:
    """From when until when we call, within the working time of the calendar; only `BESTAMD` uses the day and times given.

    Raises Inmatningsfel for a span that is not whole or goes backwards, with the first of what `find_gaps` finds.
    """
    if gaps := find_gaps(nar, dag=dag, fran=fran, till=till):
        raise Inmatningsfel(next(iter(gaps.values())), falt="ateruppringning")
    if nar == Ringtid.SNART:
        return nu, add_working_time(nu, SNART, kalender)
    if nar == Ringtid.DAGEN:
        return nu, add_working_days(nu, 0, kalender)
    if nar == Ringtid.NASTA:
        till_tid = add_working_days(nu, 1, kalender)
        opens = start_of_working_day(till_tid.astimezone(kalender.zon).date(), kalender)
        return opens or nu, till_tid
    return _moment(dag, fran, kalender), _moment(dag, till, kalender)


def _moment(dag: date, klockslag: time, kalender: Kalender) -> datetime:
    return timezone.make_aware(datetime.combine(dag, klockslag), kalender.zon)
