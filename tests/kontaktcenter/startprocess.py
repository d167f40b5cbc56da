"""A launcher under test: `manage.py start` as its own process, on a folder and a port of its own."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.processer import LANGST, ROT, free_port, wait_until

READY = "Ctrl-C stoppar allt"


def processes_of(var: Path) -> list[str]:
    """Return the command lines of all processes that work on a `var` folder, by their arguments or environment."""
    found = []
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if folder.name.isdigit() and int(folder.name) != os.getpid():
                command = (folder / "cmdline").read_bytes()
                if str(var).encode() in command or f"KC_VAR={var}\0".encode() in (folder / "environ").read_bytes():
                    found.append(command.replace(b"\0", b" ").decode())
    return found


class Startprocess:
    """`manage.py start` with what it prints."""

    def __init__(self, var: Path, *, port: int | None = None, **env: str) -> None:
        """Start it without demo data; servers are embedded unless `env` names them."""
        self.var = var
        self.port = port or free_port()
        self.log = var.with_name(f"{var.name}-{self.port}.log")
        clean = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL", "KC_FILER")}
        with self.log.open("wb") as log:
            self.popen = subprocess.Popen(
                [sys.executable, "manage.py", "start", "--port", str(self.port), "--utan-demodata"],
                cwd=ROT,
                env={**clean, "KC_MILJO": "utveckling", "KC_VAR": str(var), **env},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def output(self) -> str:
        """All that it has printed so far."""
        return self.log.read_text()

    def wait_ready(self) -> "Startprocess":
        """Wait until it has printed the address and how to stop it."""
        self.wait_for(READY)
        return self

    def wait_for(self, text: str, after: int = 0) -> None:
        """Wait until it has printed a text, `after` so many characters."""
        wait_until(lambda: text in self.output[after:] or self.popen.poll() is not None, f"{text!r} from the launcher")
        assert text in self.output[after:], self.output

    @contextlib.contextmanager
    def says(self, *texts: str) -> Iterator[None]:
        """Do something, and wait until it has printed each text because of it."""
        after = len(self.output)
        yield
        for text in texts:
            self.wait_for(text, after)

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send a signal and return the exit status."""
        if self.popen.poll() is None:
            self.popen.send_signal(number)
        return self.popen.wait(LANGST)


class Plats:
    """A folder with one system, started when a test wants it running; all tests of a module share its data."""

    def __init__(self, var: Path) -> None:
        """Remember the folder; nothing runs yet."""
        self.var = var
        self.system: Startprocess | None = None

    def start(self) -> Startprocess:
        """Start the system, on the data that are there."""
        self.system = Startprocess(self.var).wait_ready()
        return self.system

    def running(self) -> Startprocess:
        """Return the running system, started if it was not."""
        is_running = self.system is not None and self.system.popen.poll() is None
        return self.system if is_running else self.start()

    def remove(self) -> None:
        """Stop the system, and remove what the servers of root may have had to put elsewhere."""
        if self.system is not None:
            self.system.stop()
        shutil.rmtree((self.var / "servrar").resolve(), ignore_errors=True)
