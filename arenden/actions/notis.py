"""Notices: somebody has seen them."""

from django.db.models import QuerySet
from django.utils import timezone

from arenden.models import Notis


def mark_read(notiser: QuerySet[Notis]) -> int:
    """Mark the unread ones as read; how many. They are then left out of the next digest."""
    return notiser.filter(last__isnull=True).update(last=timezone.now())
