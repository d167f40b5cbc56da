"""The timetable: every periodic job of the whole system, named by string so that the ground floor imports no app.

Each job tolerates being started twice and late. A start that no worker takes in time is dropped: the next one does its work.
"""

from typing import Any

from celery.schedules import crontab, schedule

MINUTE = 60
HOUR = 60 * MINUTE


def make_tidtabell(svep: float) -> dict[str, dict[str, Any]]:
    """Return Celery's schedule; `svep` is the number of seconds between two looks into the outbox."""
    return {
        "utkorg": _job("kontaktcenter.utkorg.tasks.send_due", svep, MINUTE),
        "bevakningar": _job("arenden.periodic.sweep_bevakningar", MINUTE, MINUTE),
        # Decides itself, from each unit's calendar, whether a working day begins.
        "sammandrag": _job("arenden.periodic.send_digest", 15 * MINUTE, 15 * MINUTE),
        "vilande": _job("arenden.periodic.wake_arenden", HOUR, HOUR),
        # Units close at midnight.
        "enheter": _job("kontaktcenter.periodic.close_units", crontab(hour="0", minute="10"), 12 * HOUR),
        "gallring": _job("arenden.periodic.purge", crontab(hour="2", minute="30"), 12 * HOUR),
    }


def _job(task: str, when: float | schedule, expires: float) -> dict[str, Any]:
    return {"task": task, "schedule": when, "options": {"expires": expires}}
