"""Jobs that the clock starts (see `kontaktcenter.tidtabell`). Each may be started twice or late without harm."""

from celery import shared_task

from arenden.actions.bokningsskydd import follow_marks
from arenden.actions.fragesok import sync_fragor
from arenden.actions.gallring import purge as purge_now
from arenden.actions.omrakning import recompute_pending
from arenden.actions.paminnelse import sweep
from arenden.actions.ringlofte import remind_promises
from arenden.actions.sammandrag import send_digests
from arenden.actions.skotsel import close_due, wake_due
from arenden.actions.svarsstod import refresh_support
from arenden.actions.utan_artikel import signal_unassisted
from kontaktcenter.ensam import run_alone


@shared_task
def sweep_bevakningar() -> None:
    """Send the reminders that are due, after moving the deadlines that a changed calendar has moved."""
    with run_alone("arenden.omrakning") as is_alone:
        if is_alone:
            recompute_pending()
    sweep()
    remind_promises()


@shared_task
def send_digest() -> None:
    """Mail digests where the working day has begun."""
    send_digests()


@shared_task
def wake_arenden() -> None:
    """Wake resting cases and close old answered ones."""
    with run_alone("arenden.skotsel") as is_alone:
        if is_alone:
            wake_due()
            close_due()


@shared_task
def follow_protection() -> None:
    """Mark the bookings of whoever has become known as protected by another detail than was known then."""
    with run_alone("arenden.bokningsskydd") as is_alone:
        if is_alone:
            follow_marks()


@shared_task
def collect_unassisted() -> None:
    """Tell the knowledge base what was answered without it."""
    with run_alone("arenden.utan_artikel") as is_alone:
        if is_alone:
            signal_unassisted()


@shared_task
def sync_fragesok() -> None:
    """Let agents find the answered questions that they may, and no others; tell the search which articles give answers."""
    with run_alone("arenden.fragesok") as is_alone:
        if is_alone:
            sync_fragor()
            refresh_support()


@shared_task
def purge() -> None:
    """Erase what has been kept long enough."""
    with run_alone("arenden.purge") as is_alone:
        if is_alone:
            purge_now()
