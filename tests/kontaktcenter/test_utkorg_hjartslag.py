"""The worker's signs of life: a real worker that is connected but takes no tasks says so in `/halsa/`, and comes back."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from celery import Celery
from django.utils import timezone

from kontaktcenter import halsa
from kontaktcenter.drift import kommandon
from kontaktcenter.utkorg.hjartslag import read_hjartslag
from tests.kontaktcenter.arbetare_prov import work_while
from tests.processer import Process, Processer, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
COMMAND = ["tests.kontaktcenter.arbetare_prov" if part == "kontaktcenter" else part for part in kommandon.WORKER]
ANEW = "connecting anew"
REFUSED = ("Couldn't ack", "Connection to broker lost")


class Arbetslag:
    """Workers with a quick pulse at a Redis of their own, and what they are told."""

    def __init__(self, folder: Path) -> None:
        self.processer = Processer(folder)
        self.redis = self.processer.redis()
        self.app = Celery(broker=self.redis.url, set_as_current=False)
        self.ett = self.start("ett")

    def start(self, namn: str) -> Process:
        """Start a worker of that name."""
        command = [*COMMAND, "--hostname", f"{namn}@prov"]
        return self.processer.python(namn, command, lambda process: " ready." in process.output, REDIS_URL=self.redis.url)

    def make_deaf(self, namn: str) -> None:
        """Let that worker take no more tasks, and ask for no receipt: it is connected all the same."""
        self.app.control.broadcast("make_deaf", destination=[f"{namn}@prov"])

    def tasks_of(self, namn: str) -> int:
        """How many tasks that worker says that it is doing."""
        answers = self.app.control.inspect([f"{namn}@prov"], timeout=0.5).active() or {}
        return sum(map(len, answers.values()))

    def refused(self) -> int:
        """How often the worker has been told that Redis does not answer: at a receipt, or in its loop."""
        return sum(map(self.ett.output.count, REFUSED))

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Inside it Redis hangs."""
        self.redis.popen.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.redis.popen.send_signal(signal.SIGCONT)


@pytest.fixture(scope="module")
def lag(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Arbetslag]:
    lag = Arbetslag(tmp_path_factory.mktemp("lag"))
    yield lag
    lag.processer.stop_all()


@pytest.fixture(autouse=True)
def soon_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halsa, "OLDEST_HEARTBEAT", 1)


def lives() -> bool:
    """What `/halsa/` says of the worker."""
    return next(kontroll.svar.is_ok for kontroll in halsa.check_halsa() if kontroll.namn == "arbetare")


def test_a_worker_that_takes_no_tasks_is_a_fault_until_it_has_connected_anew(lag: Arbetslag) -> None:
    wait_until(lives, "the worker to show that it lives")
    already = lag.ett.output.count(ANEW)
    lag.make_deaf("ett")
    wait_until(lambda: not lives(), "the fault to be told")
    wait_until(lambda: lag.ett.output.count(ANEW) > already, "the worker to notice it")
    wait_until(lives, "the worker to take tasks again")


def test_a_worker_whose_processes_are_all_busy_lives(lag: Arbetslag, tmp_path: Path) -> None:
    wait_until(lives, "the worker to show that it lives")
    path = tmp_path / "pagar"
    path.touch()
    already = lag.ett.output.count(ANEW)
    for _task in range(3):
        lag.app.send_task(work_while.name, [str(path)])
    began = timezone.now()
    wait_until(lambda: (read_hjartslag()["arbetare"] - began).total_seconds() > 6, "many turns")
    path.unlink()
    assert lag.ett.output.count(ANEW) == already


def test_a_worker_whose_redis_froze_at_its_receipts_takes_tasks_again(lag: Arbetslag, tmp_path: Path) -> None:
    wait_until(lives, "the worker to show that it lives")
    path = tmp_path / "pagar"
    path.touch()
    for _task in range(2):
        lag.app.send_task(work_while.name, [str(path)])
    wait_until(lambda: lag.tasks_of("ett") == 2, "it to be busy")
    already = lag.refused()
    with lag.frozen():
        path.unlink()
        wait_until(lambda: lag.refused() > already, "a receipt to be refused")
    wait_until(lives, "the worker to take tasks again")


def test_a_worker_is_not_spoken_for_by_another(lag: Arbetslag) -> None:
    annan = lag.start("annan")
    already = lag.ett.output.count(ANEW)
    lag.make_deaf("ett")
    wait_until(lambda: lag.ett.output.count(ANEW) > already, "the deaf one to notice it")
    assert ANEW not in annan.output
    annan.kill()


PROV = """
import time
import django
django.setup()
from kontaktcenter.utkorg.hjartslag import Arbetarpuls
puls = Arbetarpuls(None)
start = time.monotonic()
puls.ask("ett@prov")
puls.ask("ett@prov")
print(time.monotonic() - start)
"""


def test_a_redis_that_hangs_does_not_hold_up_the_loop_of_the_worker() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        env = {**os.environ, "REDIS_URL": f"redis://127.0.0.1:{silent.getsockname()[1]}/0"}
        done = subprocess.run([sys.executable, "-c", PROV], env=env, capture_output=True, text=True, check=True)
    assert float(done.stdout) < 1
