"""The door to the embedded servers: hold them while you work, and read their addresses."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from kontaktcenter.drift.fel import DriftFel
from kontaktcenter.drift.fillas import Fillas

ROT = Path(__file__).resolve().parent.parent.parent
SERVER_FOR = {"DATABASE_URL": "postgres", "REDIS_URL": "redis"}
START_SECONDS = 120


def read_state(var: Path) -> dict:
    """Return what the keeper has told: `adresser`, `pid` of each server, `vakt`; empty when no servers run."""
    try:
        return json.loads((var / "servrar.json").read_text())
    except (FileNotFoundError, NotADirectoryError):
        return {}


def read_adresser(var: Path) -> dict[str, str]:
    """Return the addresses of running embedded servers by environment name; empty when none run."""
    return read_state(var).get("adresser", {})


class Servrar:
    """One user's hold on the embedded servers under one `var` folder; they run for as long as somebody holds them."""

    def __init__(self, var: Path, *, fast: bool = False) -> None:
        """Remember where; `fast` makes servers that are quick and forgetful (tests)."""
        self.var = var
        self.fast = fast
        self.anvands = Fillas(var / "anvands.las")
        self.vakt: subprocess.Popen | None = None

    def hold(self) -> dict[str, str]:
        """Start what does not run and return the addresses of the embedded servers by environment name.

        A server whose address is given in the environment is not embedded and not in the answer.
        """
        wanted = {server for name, server in SERVER_FOR.items() if not os.environ.get(name)}
        if not wanted:
            return {}
        try:
            (self.var / "logg").mkdir(parents=True, exist_ok=True)
            return self._hold(wanted)
        except PermissionError as error:
            raise DriftFel(f"Du får inte skriva i {error.filename}. Kör kommandot som den som äger mappen.") from None

    def release(self) -> None:
        """Let go; the keeper stops the servers when nobody holds them."""
        self.anvands.release()

    def is_kept(self) -> bool:
        """Whether the keeper lives."""
        return Fillas(self.var / "vakt.las").is_held_elsewhere()

    def wait_stopped(self, seconds: float = 40) -> bool:
        """Wait, after release, until the servers are gone; False at once when somebody else still holds them."""
        until = time.monotonic() + seconds
        others_since = time.monotonic()
        while self.is_kept() and time.monotonic() < until:
            if not self.anvands.acquire(shared=True):
                others_since = time.monotonic()
            self.anvands.release()
            if time.monotonic() - others_since > 5:
                return False
            time.sleep(0.1)
        return not self.is_kept()

    def _hold(self, wanted: set[str]) -> dict[str, str]:
        # The keeper has this lock alone only while it stops, so waiting for it is waiting for the stop.
        if not self.anvands.acquire(shared=True, timeout=START_SECONDS):
            raise DriftFel("Servrarna håller på att stoppas. Vänta en stund och försök igen.")
        start = Fillas(self.var / "start.las")
        if not start.acquire(timeout=START_SECONDS):
            raise DriftFel("Någon annan startar servrarna just nu. Vänta en stund och försök igen.")
        try:
            if not self.is_kept():
                self._start(wanted)
        finally:
            start.release()
        state = read_state(self.var)
        missing = wanted - set(state["pid"])
        if missing:
            raise DriftFel(f"Systemet körs redan, men utan inbäddad {' och '.join(sorted(missing))}. Stoppa det först.")
        return {name: url for name, url in state["adresser"].items() if SERVER_FOR[name] in wanted}

    def _start(self, wanted: set[str]) -> None:
        fault = self.var / "vakt.fel"
        fault.unlink(missing_ok=True)
        command = [sys.executable, "-m", "kontaktcenter.drift.vakt", str(self.var), *sorted(wanted)]
        with (self.var / "logg" / "vakt.log").open("ab") as log:
            self.vakt = subprocess.Popen(
                [*command, "fast"] if self.fast else command,
                cwd=ROT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until = time.monotonic() + START_SECONDS
        while read_state(self.var).get("vakt") != self.vakt.pid:
            if self.vakt.poll() is not None or time.monotonic() > until:
                reason = fault.read_text() if fault.exists() else f"Läs {self.var}/logg/vakt.log."
                raise DriftFel(f"De inbäddade servrarna kunde inte startas. {reason}")
            time.sleep(0.05)
