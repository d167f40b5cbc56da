"""Jobs that the clock starts (see `kontaktcenter.tidtabell`). Each may be started twice or late without harm."""

from celery import shared_task
from django.utils import timezone

from kontaktcenter.ensam import run_alone
from statistik.actions import count_pending
from statistik.actions import note_utbud as note_utbud_now
from statistik.actions.enkatfraga import ask_citizens
from statistik.actions.enkatgallring import purge_surveys
from statistik.actions.forvaltningsenkat import send_round
from statistik.actions.manadsrapport import send_reports
from statistik.forsta_prognos import is_first_due

NATTENS_TID = 3300
"""Seconds after which a forecast that does not end is broken off, before the next start."""


@shared_task
def count_days() -> None:
    """Count the days that something was told of since the last time."""
    with run_alone("statistik.dagsvarden") as is_alone:
        if is_alone:
            count_pending()


@shared_task
def note_utbud() -> None:
    """Write down what the offices offer today and offered yesterday."""
    with run_alone("statistik.utbud") as is_alone:
        if is_alone:
            note_utbud_now()


@shared_task(time_limit=NATTENS_TID)
def make_prognoser() -> None:
    """Forecast what is not forecast yet from today on. What takes too long is gone on with at the next start."""
    # Forecasting takes seconds to import and much memory: only the process that does it.
    from statistik.actions import prognoskorning

    with run_alone("statistik.prognoser") as is_alone:
        if is_alone:
            prognoskorning.make_prognoser(idag=timezone.localdate())


@shared_task(time_limit=NATTENS_TID)
def make_first_prognoser() -> None:
    """The same by day, where nothing was ever forecast."""
    if is_first_due(timezone.localdate()):
        make_prognoser()


@shared_task
def count_needs() -> None:
    """Count anew who is needed, after the targets were changed."""
    from statistik.actions import prognoskorning

    with run_alone("statistik.behov") as is_alone:
        if is_alone:
            prognoskorning.count_needs(idag=timezone.localdate())


@shared_task
def ask_surveys() -> None:
    """Ask citizens who have just had an answer, and in April and October the departments' officers."""
    with run_alone("statistik.enkater") as is_alone:
        if is_alone:
            ask_citizens()
            send_round()


@shared_task
def send_manadsrapporter() -> None:
    """Send last month's reports to those who want them, once the month's first working day has begun."""
    with run_alone("statistik.manadsrapporter") as is_alone:
        if is_alone:
            send_reports()


@shared_task
def purge_enkater() -> None:
    """Forget who was asked, and words that have been kept long enough."""
    with run_alone("statistik.enkatgallring") as is_alone:
        if is_alone:
            purge_surveys()
