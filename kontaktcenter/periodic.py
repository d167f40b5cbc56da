"""Periodic jobs of the ground floor; the times are in `tidtabell`."""

import structlog
from celery import shared_task

from kontaktcenter.actions.enhet import complete_closings
from kontaktcenter.granskning import find_anmarkningar

log = structlog.get_logger(__name__)


@shared_task
def close_units() -> None:
    """Move what lies at units whose closing day has come, and log each fault that time itself has brought about."""
    emptied = complete_closings()
    if emptied:
        log.info("closed_units_emptied", units=emptied)
    for anmarkning in find_anmarkningar():
        log.warning("setup_fault", rule=anmarkning.regel, model=anmarkning.objekt._meta.label_lower, id=anmarkning.objekt.pk)
