"""The timetable names jobs by string: each exists, and a start that nobody takes is dropped before the next."""

from typing import Any

import pytest
from celery import current_app
from django.conf import settings

JOBB = settings.CELERY_BEAT_SCHEDULE


@pytest.mark.parametrize("namn", JOBB)
def test_every_job_in_the_timetable_exists(namn: str) -> None:
    current_app.loader.import_default_modules()
    assert JOBB[namn]["task"] in current_app.tasks


@pytest.mark.parametrize("namn", JOBB)
def test_a_start_that_no_worker_takes_does_not_pile_up(namn: str) -> None:
    assert 0 < JOBB[namn]["options"]["expires"] <= 24 * 3600


def test_every_periodic_job_stands_in_the_timetable() -> None:
    current_app.loader.import_default_modules()
    periodic = {name for name in current_app.tasks if ".periodic." in name}
    assert periodic <= {job["task"] for job in JOBB.values()}


@pytest.mark.parametrize(("option", "value"), [("task_acks_late", True), ("worker_prefetch_multiplier", 1)])
def test_a_job_whose_worker_dies_is_not_forgotten(option: str, value: Any) -> None:
    assert getattr(current_app.conf, option) == value
