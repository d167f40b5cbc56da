"""Jobs that the clock starts (see `kontaktcenter.tidtabell`). Each may be started twice or late without harm."""

from celery import shared_task

from kontaktcenter.ensam import run_alone
from kontaktcenter.utkorg.puff import poke
from kunskapsbank.actions import granskning, index, lankkontroll, paminnelse, vektor
from kunskapsbank.actions.gallring import purge_words
from kunskapsbank.actions.gruppering import place_signals
from kunskapsbank.actions.inlasning import ENSAM, JOBB, run_pending
from kunskapsbank.actions.insamling import collect_signals
from kunskapsbank.actions.luckartikel import close_answered
from kunskapsbank.actions.luckpaminnelse import remind_gaps
from kunskapsbank.actions.manadsbrev import send_letters
from kunskapsbank.sokmotor import refresh_all_statistics

VEKTORJOBB = "kunskapsbank.periodic.fill_vectors"
VEKTORSEKUNDER = 20
"""A turn is short, for the worker has mails to send too."""


@shared_task
def publish_due() -> None:
    """Publish what is approved and whose time has come."""
    granskning.publish_due()


@shared_task
def sync_validity() -> None:
    """Let the search find what has begun to hold, and no longer what has ended."""
    with run_alone("kunskapsbank.giltighet") as is_alone:
        if is_alone:
            index.sync_validity()


@shared_task
def remind_artiklar() -> None:
    """Mail what waits of articles where the working day has begun."""
    paminnelse.remind_artiklar()


@shared_task
def check_links() -> None:
    """Follow the links that have not been followed for a week."""
    with run_alone("kunskapsbank.lankar") as is_alone:
        if is_alone:
            lankkontroll.collect_links()
            lankkontroll.check_links()


@shared_task
def sort_signals() -> None:
    """Put signals in their gaps, and close the gaps whose article has been published."""
    with run_alone("kunskapsbank.luckor") as is_alone:
        if is_alone:
            place_signals()
            close_answered()


@shared_task
def collect_searches() -> None:
    """Make signals of what was searched for in vain."""
    with run_alone("kunskapsbank.insamling") as is_alone:
        if is_alone:
            collect_signals()


@shared_task
def remind_luckor() -> None:
    """Mail what waits of gaps where the working day has begun."""
    remind_gaps()


@shared_task
def send_manadsbrev() -> None:
    """Write last month's letters where the first working day of the month has begun."""
    send_letters()


@shared_task(name=JOBB)
def run_inlasningar() -> None:
    """Carry files that are read in on; ask for another turn when more is left than fits into one."""
    with run_alone(ENSAM) as is_alone:
        left = run_pending() if is_alone else 0
    if left:
        poke(JOBB)


@shared_task
def purge() -> None:
    """Erase words that have been kept long enough."""
    with run_alone("kunskapsbank.purge") as is_alone:
        if is_alone:
            purge_words()


@shared_task(name=VEKTORJOBB)
def fill_vectors() -> None:
    """Let the model read what has been published; ask for another turn when more is left than fits into one."""
    if vektor.fill(VEKTORSEKUNDER):
        poke(VEKTORJOBB)


@shared_task
def count_terms() -> None:
    """Count how common the words of the search have become."""
    with run_alone("kunskapsbank.sokstatistik") as is_alone:
        if is_alone:
            refresh_all_statistics()
