"""Ground floor: users, units, agreements, working time, permissions, outbox, settings."""

from kontaktcenter.celery import app as celery_app

__all__ = ["celery_app"]
