"""Real processes for the tests of reliability: web, worker, beat and Redis that may be killed at any moment.

    def test_…(processer):
        redis = processer.redis()
        worker = processer.worker(REDIS_URL=redis.url)
        worker.kill()          # SIGKILL, children too
        worker.start()         # the same command again

Everything works on the test database of this run. The fixture ends what it started, and only that.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import redis
from django.conf import settings
from django.db import connection

from kontaktcenter.drift import kommandon
from kontaktcenter.drift.redisserver import find_program

ROT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    """Return a port on loopback that nobody uses right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


LANGST = 300
"""Seconds that a wait may last before it is a fault.

No test is about time: each waits for an event that it names, and goes on at once when it has come. The limit only ends a run whose
event will never come, so it is far above what the slowest machine, with all else that it does, has been seen to need.
"""


def wait_until(condition: Callable[[], object], what: str, seconds: float = LANGST) -> None:
    """Look again until the condition holds; fail, saying what was waited for, when it does not in time."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"waited {seconds} s for {what}"
        time.sleep(0.05)


@dataclass
class Process:
    """One process under test, in a process group of its own."""

    command: list[str]
    env: dict[str, str]
    log: Path
    is_ready: Callable[["Process"], bool]
    url: str = ""
    popen: subprocess.Popen | None = field(default=None)

    @property
    def output(self) -> str:
        """All that the process has written so far."""
        return self.log.read_text(errors="replace")

    def start(self) -> "Process":
        """Start and wait until it is ready for work."""
        with self.log.open("wb") as log:
            self.popen = subprocess.Popen(
                self.command, cwd=ROT, env=self.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        wait_until(self._is_ready_or_dead, f"{self.command[:6]} to be ready; it wrote:\n{self.output}")
        return self

    def kill(self) -> None:
        """End the process and its children at once with SIGKILL."""
        self._signal_group(signal.SIGKILL)
        self.popen.wait()

    def stop(self, seconds: float = 15) -> None:
        """Ask the process to end with SIGTERM and wait for it; then end what is left by force."""
        with contextlib.suppress(ProcessLookupError):
            self.popen.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.popen.wait(seconds)
        self.kill()

    def _is_ready_or_dead(self) -> bool:
        assert self.popen.poll() is None, f"{self.command[:6]} ended with {self.popen.returncode}:\n{self.output}"
        return self.is_ready(self)

    def _signal_group(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.popen.pid, number)


class Processer:
    """Starts processes on the test database and ends them all afterwards."""

    def __init__(self, folder: Path) -> None:
        """Keep logs and files of the processes in `folder`."""
        self.folder = folder
        self.started: list[Process] = []

    def python(self, name: str, arguments: list[str], is_ready: Callable[[Process], bool], url: str = "", **env: str) -> Process:
        """Start a Python command of the project; `env` is added to the environment of this run."""
        return self._start(name, [sys.executable, *arguments], is_ready, url, env)

    def web(self, port: int | None = None, **env: str) -> Process:
        """Start the web server; its address stands in `url`."""
        port = port or free_port()
        arguments = kommandon.web(f"127.0.0.1:{port}")
        return self.python("web", arguments, answers, f"http://127.0.0.1:{port}", **env)

    def worker(self, **env: str) -> Process:
        """Start a worker that has said that it is ready."""
        return self.python("worker", kommandon.WORKER, lambda process: " ready." in process.output, **env)

    def beat(self, **env: str) -> Process:
        """Start the clock of the periodic jobs."""
        arguments = kommandon.beat(str(self.folder / "beat"))
        return self.python("beat", arguments, lambda process: "beat: Starting" in process.output, **env)

    def redis(self) -> Process:
        """Start a Redis of its own, which keeps its data over kill and start."""
        port = free_port()
        data = self.folder / f"redis-{port}"
        data.mkdir()
        command = [str(find_program()), "--port", str(port), "--bind", "127.0.0.1", "--dir", str(data)]
        command += ["--appendonly", "yes", "--appendfsync", "always", "--save", ""]
        return self._start("redis", command, pings, f"redis://127.0.0.1:{port}/0", {})

    def stop_all(self) -> None:
        """End all that was started here, the last one first."""
        for process in reversed(self.started):
            process.stop(seconds=5)

    def _start(self, name: str, command: list[str], is_ready: Callable[[Process], bool], url: str, env: dict[str, str]) -> Process:
        log = self.folder / f"{name}-{len(self.started)}.log"
        inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
        process = Process(command, {**inherited, "DATABASE_URL": database_url(), **env}, log, is_ready, url)
        self.started.append(process)
        return process.start()


def database_url() -> str:
    """Return the address of the test database, which the processes must use as their own."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))


def answers(process: Process) -> bool:
    """Whether a web server answers at all."""
    request = urllib.request.Request(process.url + settings.STATIC_URL, headers={"Host": "localhost"})
    try:
        urllib.request.urlopen(request, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def pings(process: Process) -> bool:
    """Whether a Redis answers."""
    try:
        with contextlib.closing(redis.Redis.from_url(process.url, socket_timeout=2)) as client:
            return client.ping()
    except redis.RedisError:
        return False
