"""Jobs that the clock starts (see `kontaktcenter.tidtabell`). Each may be started twice or late without harm."""

from celery import shared_task

from kontaktcenter.ensam import run_alone
from statistik.actions import count_pending
from statistik.actions import note_utbud as note_utbud_now


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
