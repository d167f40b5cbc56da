"""The worker as it is, with a quick pulse, an order that makes it deaf, and a task that takes as long as one likes."""

import time
from pathlib import Path
from typing import Any

from celery.worker.control import control_command
from kombu.transport import virtual

from kontaktcenter.celery import app
from kontaktcenter.utkorg import hjartslag

__all__ = ["app"]

hjartslag.SECONDS_BETWEEN = 0.2
hjartslag.SILENT_TURNS = 20
app.conf.broker_transport_options["socket_timeout"] = 1


@control_command()
def make_deaf(state: Any) -> None:
    """Leave as many tasks in its hand as it may have at a time, none of which will ever be done."""
    qos = state.consumer.task_consumer.channel.qos
    for number in range(qos.prefetch_count):
        virtual.QoS.append(qos, None, f"prov-{number}")


@app.task
def work_while(path: str) -> None:
    """Work for as long as there is a file."""
    while Path(path).exists():
        time.sleep(0.05)
