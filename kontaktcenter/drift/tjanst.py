"""Processes that must be there: started, watched, started again, and stopped without leaving any behind."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kontaktcenter.drift.fel import DriftFel
from kontaktcenter.drift.konto import Konto, own_konto

# A process that dies more often than this is broken, not unlucky.
MOST_DEATHS = 5
WITHIN_SECONDS = 60
LONGEST_PAUSE_SECONDS = 8
# Bytes; a larger log is put aside, in the place of the one put aside before it, when the process is started.
LARGEST_LOG = 10_000_000


@dataclass
class Tjanst:
    """One process and how to start, stop and judge it."""

    namn: str
    command: list[str]
    log: Path
    env: Mapping[str, str] = field(default_factory=dict)
    folder: Path = Path("/")
    konto: Konto = field(default_factory=own_konto)
    stop_signal: signal.Signals = signal.SIGTERM
    stop_seconds: float = 10
    process: subprocess.Popen | None = None
    deaths: list[float] = field(default_factory=list)
    start_after: float = 0

    def __str__(self) -> str:
        return self.namn

    @property
    def pid(self) -> int | None:
        """The process number, or None when it does not run."""
        return self.process.pid if self.process and self.process.poll() is None else None

    def start(self) -> None:
        """Start the process in a session of its own, so that Ctrl-C at the terminal reaches only its keeper."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".gammal.log"))
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env=dict(self.env),
                start_new_session=True,
                preexec_fn=self.konto.become(self.stop_signal),
            )

    def note_death(self) -> int | None:
        """Return the exit status if the process has died since last asked, and set when it may start again."""
        if self.process is None or self.process.poll() is None:
            return None
        status = self.process.returncode
        self._end_session()
        self.process = None
        now = time.monotonic()
        self.deaths = [at for at in self.deaths if now - at < WITHIN_SECONDS] + [now]
        if len(self.deaths) > MOST_DEATHS:
            raise DriftFel(f"{self.namn} har stannat {len(self.deaths)} gånger på en minut. Läs {self.log} och åtgärda felet.")
        self.start_after = now + min(2 ** (len(self.deaths) - 1) - 1, LONGEST_PAUSE_SECONDS)
        return status

    def start_when_due(self) -> bool:
        """Start the process again once its pause is over; say whether that happened now."""
        if self.process is not None or time.monotonic() < self.start_after:
            return False
        self.start()
        return True

    def ask_to_stop(self) -> None:
        """Send the stop signal."""
        if self.pid:
            self.process.send_signal(self.stop_signal)

    def wait_stopped(self, asked: float) -> None:
        """Wait for the end, and end what is left of its session by force `stop_seconds` after it was `asked` to stop (monotonic)."""
        if self.process is None:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.0, asked + self.stop_seconds - time.monotonic()))
        self._end_session()
        self.process.wait()
        self.process = None

    def _end_session(self) -> None:
        """End by force what the process has started and left."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)


def stop_all(tjanster: Iterable[Tjanst]) -> None:
    """Stop several processes at the same time and wait until all are gone: no longer than the slowest of them may take."""
    tjanster, asked = list(tjanster), time.monotonic()
    for tjanst in tjanster:
        tjanst.ask_to_stop()
    for tjanst in tjanster:
        tjanst.wait_stopped(asked)


def born(pid: int) -> str:
    """Return when a process was started, in the system's own words; empty when there is none.

    Number and time together name one process for ever: numbers are used again.
    """
    if sys.platform != "linux":
        return subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return ""


def end_orphans(orphans: Mapping[str, str]) -> int:
    """End processes of a launcher that was killed, given as number and birth; return how many were left."""
    alive = [int(pid) for pid, birth in orphans.items() if birth and born(int(pid)) == birth]
    for number, seconds in ((signal.SIGTERM, 10), (signal.SIGKILL, 5)):
        for pid in alive:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, number)
        until = time.monotonic() + seconds
        while time.monotonic() < until and any(born(pid) == orphans[str(pid)] for pid in alive):
            time.sleep(0.05)
    return len(alive)
