"""The Celery application: only the engine that runs tasks; what must not be lost stands in the outbox."""

import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging, worker_init

from kontaktcenter.uppvarmning import warm_up
from kontaktcenter.utkorg.hjartslag import Arbetarpuls

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontaktcenter.settings")

app = Celery("kontaktcenter")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["kontaktcenter.utkorg"])
app.autodiscover_tasks(related_name="tasks")
app.autodiscover_tasks(related_name="periodic")
app.steps["consumer"].add(Arbetarpuls)


@setup_logging.connect
def keep_logging(**kwargs: Any) -> None:
    """Having a receiver here keeps Celery from replacing the logging that `kontaktcenter.logg` has set up."""


@worker_init.connect
def share_reading(**kwargs: Any) -> None:
    """Read what every process of the worker needs before they part."""
    warm_up()
