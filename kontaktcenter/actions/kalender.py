"""What follows when a working-time calendar has changed."""

from kontaktcenter.actions.grund import check_administers
from kontaktcenter.models import Anvandare, Arbetstidskalender, Omrakning


def request_omrakning(*, kalender: Arbetstidskalender, by: Anvandare) -> Omrakning:
    """Ask for open deadlines to be recomputed; belongs in the transaction that changes the calendar.

    Each change makes a request of its own, so that one made while another is being carried out is not lost.
    """
    check_administers(by)
    return Omrakning.objects.create(kalender=kalender)
