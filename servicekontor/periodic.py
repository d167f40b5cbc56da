"""Jobs of the service offices that the clock starts (see `kontaktcenter.tidtabell`). Each may be started twice or late without harm."""

from celery import shared_task

from kontaktcenter.ensam import run_alone
from servicekontor.actions import bokningsskotsel, tryck, turmonster, vantelista


@shared_task
def lay_out_tours() -> None:
    """Lay out the tours of the patterns as far ahead as the setting says."""
    with run_alone("servicekontor.turer") as is_alone:
        if is_alone:
            turmonster.lay_out_tours()


@shared_task
def end_holds() -> None:
    """End holds whose time is out, and give offered times that nobody took up to the next who waits."""
    with run_alone("servicekontor.hall") as is_alone:
        if is_alone:
            vantelista.pass_on_offers()
            bokningsskotsel.end_expired()


@shared_task
def remind_bookings() -> None:
    """Mail those whose meeting is on the next working day."""
    with run_alone("servicekontor.paminnelser") as is_alone:
        if is_alone:
            bokningsskotsel.remind_bookings()


@shared_task
def purge_bookings() -> None:
    """Erase bookings whose meeting is long past."""
    with run_alone("servicekontor.gallring") as is_alone:
        if is_alone:
            bokningsskotsel.purge_bookings()


@shared_task
def purge_reception() -> None:
    """Erase queue tickets and taps of long ago."""
    with run_alone("servicekontor.receptionsgallring") as is_alone:
        if is_alone:
            tryck.purge_reception()
