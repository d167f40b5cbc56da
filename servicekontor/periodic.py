"""Jobs of the service offices that the clock starts (see `kontaktcenter.tidtabell`). Each may be started twice or late without harm."""

from celery import shared_task

from kontaktcenter.ensam import run_alone
from servicekontor.actions import turmonster


@shared_task
def lay_out_tours() -> None:
    """Lay out the tours of the patterns as far ahead as the setting says."""
    with run_alone("servicekontor.turer") as is_alone:
        if is_alone:
            turmonster.lay_out_tours()
