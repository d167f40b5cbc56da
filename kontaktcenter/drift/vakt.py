"""The keeper of the embedded servers: one process for each `var` folder, there for as long as somebody uses the servers.

Users (launcher, test runs, management commands) hold a shared lock on `anvands`. When the keeper can take it alone, nobody
is left and it stops the servers; a user that was killed has let go by that. The kernel stops the servers when the keeper is
killed, and the next keeper ends what might still be there. Run as `python -m kontaktcenter.drift.vakt VAR postgres redis`.
"""

import contextlib
import json
import os
import sys
import time
from pathlib import Path

from kontaktcenter.drift.fel import DriftFel
from kontaktcenter.drift.fillas import Fillas
from kontaktcenter.drift.konto import server_konto
from kontaktcenter.drift.postgres import ROT, Postgres
from kontaktcenter.drift.redisserver import Redisserver
from kontaktcenter.drift.serverhem import Serverhem
from kontaktcenter.drift.tjanst import Tjanst, stop_all
from kontaktcenter.drift.vackare import Vackare

READY_SECONDS = 60
LOOK_EVERY_SECONDS = 0.5


class Vakt:
    """Starts the servers that are wanted, keeps them alive, and tells their addresses in `servrar.json`."""

    def __init__(self, var: Path, wanted: set[str], *, fast: bool) -> None:
        """Prepare the servers named in `wanted`: "postgres", "redis"."""
        self.var = var
        hem = Serverhem(var, server_konto(ROT))
        self.postgres = Postgres(hem, fast=fast) if "postgres" in wanted else None
        self.redis = Redisserver(hem, fast=fast) if "redis" in wanted else None
        self.servers = [server for server in (self.postgres, self.redis) if server]
        self.tjanster: list[Tjanst] = [server.tjanst() for server in self.servers]
        self.vackare = Vackare()

    def run(self, anvands: Fillas) -> None:
        """Keep the servers until nobody uses them or a signal says stop."""
        try:
            for tjanst in self.tjanster:
                tjanst.start()
            self._wait_ready()
            self._tell()
            while not (self.vackare.should_stop or anvands.acquire()):
                if self._restart_dead():
                    self._tell()
                self.vackare.sleep(LOOK_EVERY_SECONDS)
        finally:
            self.path.unlink(missing_ok=True)
            stop_all(self.tjanster)

    @property
    def path(self) -> Path:
        """The file that tells the addresses."""
        return self.var / "servrar.json"

    def _wait_ready(self) -> None:
        until = time.monotonic() + READY_SECONDS
        waiting = list(self.servers)
        while waiting and not self.vackare.should_stop:
            waiting = [server for server in waiting if not server.is_ready()]
            self._restart_dead()
            if waiting and time.monotonic() > until:
                raise DriftFel(f"Servrarna svarade inte inom {READY_SECONDS} sekunder. Läs {self.var}/logg/.")
            if waiting:
                time.sleep(0.05)

    def _restart_dead(self) -> bool:
        """Start again what has died, once its pause is over; say whether anything was started."""
        started = False
        for tjanst in self.tjanster:
            status = tjanst.note_death()
            if status is not None:
                print(f"{tjanst.namn} died, status={status}", flush=True)
            if tjanst.start_when_due():
                print(f"{tjanst.namn} started again, pid={tjanst.pid}", flush=True)
                started = True
        return started

    def _tell(self) -> None:
        adresser = {}
        if self.postgres:
            adresser["DATABASE_URL"] = self.postgres.url()
        if self.redis:
            adresser["REDIS_URL"] = self.redis.url()
        content = {"vakt": os.getpid(), "adresser": adresser, "pid": {tjanst.namn: tjanst.pid for tjanst in self.tjanster}}
        draft = self.path.with_suffix(".ny")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps(content))
        draft.replace(self.path)


def main(arguments: list[str]) -> int:
    """Run the keeper: the `var` folder, then the wanted servers, with `fast` among them for test servers."""
    var, wanted = Path(arguments[0]), set(arguments[1:])
    vakt_las = Fillas(var / "vakt.las")
    if not vakt_las.acquire(timeout=30):
        return 0
    try:
        Vakt(var, wanted, fast="fast" in wanted).run(Fillas(var / "anvands.las"))
    except DriftFel as fel:
        print(fel, flush=True)
        with contextlib.suppress(OSError):
            (var / "vakt.fel").write_text(str(fel))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
