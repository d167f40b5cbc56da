"""When we promise to call back: words that people use, made into a span of working time by the center's calendar."""

from datetime import date, datetime, time, timedelta

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.arbetstid import Kalender, add_working_days, add_working_time, start_of_working_day
from kontaktcenter.fel import Inmatningsfel

SNART = timedelta(hours=2)


class Ringtid(TextChoices):
    """When we call."""

    SNART = "snart", gettext_lazy("Inom två arbetstimmar")
    DAGEN = "dagen", gettext_lazy("Innan dagen är slut")
    NASTA = "nasta", gettext_lazy("Nästa arbetsdag")
    BESTAMD = "bestamd", gettext_lazy("Bestämd tid")


def promised_span(
    nar: str, *, nu: datetime, kalender: Kalender, dag: date | None = None, fran: time | None = None, till: time | None = None
) -> tuple[datetime, datetime]:
    """From when until when we call, within the working time of the calendar; only `BESTAMD` uses the day and times given.

    Raises Inmatningsfel for a span that is not whole or goes backwards.
    """
    if nar == Ringtid.SNART:
        return nu, add_working_time(nu, SNART, kalender)
    if nar == Ringtid.DAGEN:
        return nu, add_working_days(nu, 0, kalender)
    if nar == Ringtid.NASTA:
        till_tid = add_working_days(nu, 1, kalender)
        opens = start_of_working_day(till_tid.astimezone(kalender.zon).date(), kalender)
        return opens or nu, till_tid
    if nar != Ringtid.BESTAMD:
        raise Inmatningsfel(_("Välj när vi ringer tillbaka."), falt="ateruppringning")
    if dag is None or fran is None or till is None or fran >= till:
        raise Inmatningsfel(_("Ange dag och mellan vilka klockslag vi ringer."), falt="ateruppringning")
    return _moment(dag, fran, kalender), _moment(dag, till, kalender)


def _moment(dag: date, klockslag: time, kalender: Kalender) -> datetime:
    return timezone.make_aware(datetime.combine(dag, klockslag), kalender.zon)
