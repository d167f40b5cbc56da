"""In which order visitors are called: by one moment per place in the queue, so that everybody's turn comes."""

from datetime import datetime, timedelta

STEG = timedelta(minutes=5)
"""What each step of a category's precedence is worth in waiting."""
BOKADES_FORTUR = timedelta(minutes=30)
"""Who has booked goes, at the booked time, before those who have waited shorter than this."""


def turn_of(*, tagen: datetime, prioritet: int, bokad: datetime | None = None) -> datetime:
    """The moment that a place counts from: the earliest is called first.

    A booked visitor counts from the booked time, however early the ticket was taken; late ones lose nothing by it.
    """
    if bokad is not None:
        return bokad - BOKADES_FORTUR
    return tagen - prioritet * STEG
