"""Tasks of the service offices; each takes ids and may be run twice."""

import uuid

from celery import shared_task

LANGSTA_SOKNING = 3600
"""Seconds that a manager may let a search go on."""


@shared_task(time_limit=LANGSTA_SOKNING + 300)
def search_roster(schema_id: int, sokning: str, sekunder: float, fro: int) -> None:
    """Search for a roster (see `schemasokning`). The solver is loaded here: only the worker pays for it."""
    from servicekontor.schemasokning import run_search

    run_search(schema_id, uuid.UUID(sokning), sekunder, fro)
