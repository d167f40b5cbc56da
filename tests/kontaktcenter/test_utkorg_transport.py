"""The worker's way to a Redis that hangs just when a receipt is due."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from kombu import Connection
from redis.exceptions import TimeoutError

from kontaktcenter.celery import app
from tests.processer import Process, Processer


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[Process]:
    processer = Processer(tmp_path)
    yield processer.redis()
    processer.stop_all()


@pytest.mark.parametrize("svar", ["ack", "reject"])
def test_a_receipt_that_a_frozen_redis_did_not_take_leaves_the_worker_room_for_the_next_task(redis: Process, svar: str) -> None:
    options = {"socket_timeout": 0.3, "max_retries": 0}
    with Connection(redis.url, transport=app.conf.broker_transport, transport_options=options) as connection:
        queue = connection.SimpleQueue("prov")
        queue.channel.basic_qos(0, 1, False)
        queue.put("ett")
        queue.put("två")
        message = queue.get(timeout=5)
        redis.popen.send_signal(signal.SIGSTOP)
        with pytest.raises(TimeoutError):
            getattr(message, svar)()
        redis.popen.send_signal(signal.SIGCONT)
        assert queue.get(timeout=5).payload == "två"
