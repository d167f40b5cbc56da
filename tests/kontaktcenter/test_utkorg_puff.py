"""The poke: sent after the commit, and never in the way of the user when Redis does not answer."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import redis
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kontaktcenter.utkorg import puff
from kontaktcenter.utkorg.models import Utskick
from kontaktcenter.utkorg.skriv import queue_utskick

NOBODY_LISTENS = 9


@pytest.fixture
def broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[redis.Redis]:
    """Redis without tasks, as for a process that has not lost it lately."""
    monkeypatch.setattr(puff, "_silent_until", 0.0)
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        client.delete("celery")
        yield client
        client.delete("celery")


def queue(**falt: Any) -> Utskick:
    """Queue one mail in the transaction that is open."""
    return queue_utskick(slag=Utskick.Slag.EPOST, mottagare="maja@exempel.se", amnesrad="Hej", text="Hej!", nyckel="svar:1", **falt)


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_poked_after_the_commit_and_not_before(broker: redis.Redis) -> None:
    with transaction.atomic():
        queue()
        assert broker.llen("celery") == 0
    assert broker.llen("celery") == 1


@pytest.mark.django_db(transaction=True)
def test_nobody_is_poked_for_what_is_held_back(broker: redis.Redis) -> None:
    with transaction.atomic():
        queue(skickas_tidigast=timezone.now() + timedelta(hours=1))
    assert broker.llen("celery") == 0


def test_the_first_poke_after_redis_was_started_anew_is_not_lost(broker: redis.Redis) -> None:
    puff.poke()
    before = broker.llen("celery")
    database = str(broker.connection_pool.connection_kwargs["db"])
    for other in broker.client_list():
        if other["db"] == database and int(other["id"]) != broker.client_id():
            broker.client_kill_filter(_id=other["id"])
    puff.poke()
    assert (before, broker.llen("celery")) == (1, 2)


PROV = """
import time
import django
django.setup()
from kontaktcenter.utkorg.puff import poke
for _ in range(2):
    start = time.monotonic()
    poke()
    print(time.monotonic() - start)
"""


def poke_twice_at(port: int) -> list[float]:
    """Poke a Redis at that port from a process of its own; the seconds that each poke took."""
    env = {**os.environ, "REDIS_URL": f"redis://127.0.0.1:{port}/0"}
    done = subprocess.run([sys.executable, "-c", PROV], env=env, capture_output=True, text=True, check=True)
    return [float(line) for line in done.stdout.split()]


def test_a_redis_that_is_gone_costs_the_user_nothing() -> None:
    assert max(poke_twice_at(NOBODY_LISTENS)) < 1


def test_a_redis_that_hangs_costs_one_user_a_few_seconds_and_the_next_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        first, second = poke_twice_at(silent.getsockname()[1])
    assert first < 7 and second < 1
