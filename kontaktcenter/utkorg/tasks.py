"""The engine's tasks: to send, run by a poke when something was queued and by the clock, and to show that it lives."""

from celery import shared_task

from kontaktcenter.utkorg.hjartslag import PULS, register_hjartslag
from kontaktcenter.utkorg.motor import Motor
from kontaktcenter.utkorg.puff import SEND_DUE, poke

# Short rounds let the other jobs of the worker in between.
ROUND_SECONDS = 20
# A round whose last conversation with a mail server takes every time-out that there is.
LONGEST_SECONDS = 600


@shared_task(name=SEND_DUE, time_limit=LONGEST_SECONDS)
def send_due() -> None:
    """Send what is due; ask for another round when there is more."""
    if Motor().drain(ROUND_SECONDS):
        poke()


@shared_task(name=PULS)
def puls() -> None:
    """Show that this worker takes tasks and does them (hjartslag.py)."""
    register_hjartslag("arbetare")
