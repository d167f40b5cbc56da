"""One demo municipality to measure on: a database of its own, filled once, and a web server as in production."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor

from kontaktcenter.drift import kommandon
from kontaktcenter.drift.servrar import ROT
from kontaktcenter.drift.tjanst import Tjanst, stop_all
from tests.bench.besokare import Bankfel, Besokare

VAR = Path(os.environ.get("KC_VAR", ROT / "var")) / "bench"
START_SECONDS = 60
GRANSER = ("UTKAST", "FORMULAR", "SAMMA_TEXT", "FOLJ_ADRESS", "FOLJ_ARENDE", "FOLJ_NUMMER", "INLOGGNING")
"""Limits per address that a bench, alone at its address, would reach."""


class Kommun:
    """A municipality with so many cases."""

    def __init__(self, arenden: int, *, redis: int) -> None:
        """Nothing is made yet. `redis` is the numbered Redis database that it has to itself."""
        self.arenden = arenden
        self.var = VAR / str(arenden)
        self.namn = f"kc_bench_{arenden}"
        self.redis = redis
        self.tjanst: Tjanst | None = None

    def __str__(self) -> str:
        return f"{self.arenden} ärenden"

    @property
    def database_url(self) -> str:
        """The address of the database."""
        return _with_path(os.environ["DATABASE_URL"], self.namn)

    @property
    def env(self) -> dict[str, str]:
        """The environment of everything that works on this municipality."""
        return {
            **os.environ,
            "DATABASE_URL": self.database_url,
            "REDIS_URL": _with_path(os.environ["REDIS_URL"], str(self.redis)),
            "KC_VAR": str(self.var),
            "KC_LOGGNIVA": "WARNING",
            "KC_FORMULAR_MINSTA_SEKUNDER": "0",
            **{f"KC_GRANS_{grans}": "1000000" for grans in GRANSER},
        }

    def prepare(self, *, is_new: bool) -> None:
        """Make and fill the database if it is not there, or anew; bring its tables up to date."""
        self.var.mkdir(parents=True, exist_ok=True)
        with _cursor(_with_path(os.environ["DATABASE_URL"], "postgres")) as cursor:
            if is_new:
                cursor.execute(f"DROP DATABASE IF EXISTS {self.namn} WITH (FORCE)")
            cursor.execute("SELECT FROM pg_database WHERE datname = %s", [self.namn])
            if cursor.fetchone() is None:
                (self.var / "fyllning.json").unlink(missing_ok=True)
                cursor.execute(f"CREATE DATABASE {self.namn}")
        self.manage("migrate", "--verbosity", "0")
        self.manage("collectstatic", "--no-input", "--verbosity", "0")
        if not (self.var / "fyllning.json").exists():
            self._fill()

    def _fill(self) -> None:
        print(f"Fyller en databas med {self} …", file=sys.stderr, flush=True)
        start = time.monotonic()
        self.manage("demodata", "--arenden", str(self.arenden), "--igen", quiet=False)
        sekunder = time.monotonic() - start
        with _cursor(self.database_url) as cursor:
            cursor.execute("VACUUM ANALYZE")
        (self.var / "fyllning.json").write_text(json.dumps({"sekunder": round(sekunder, 1)}))

    @property
    def fill_seconds(self) -> float:
        """How long the filling took, when it was done."""
        return json.loads((self.var / "fyllning.json").read_text())["sekunder"]

    def manage(self, *arguments: str, quiet: bool = True) -> None:
        """Run a management command on this municipality."""
        self._run([sys.executable, "manage.py", *arguments], quiet=quiet)

    def ask_inside(self, fraga: str, *arguments: object) -> Any:
        """Run a question of `tests.bench.inifran` in a process on this municipality; its answer."""
        command = [sys.executable, "-m", "tests.bench.inifran", fraga, *map(str, arguments)]
        return json.loads(self._run(command, quiet=True).splitlines()[-1])

    def _run(self, command: list[str], *, quiet: bool) -> str:
        told = subprocess.PIPE if quiet else None
        result = subprocess.run(command, cwd=ROT, env=self.env, stdout=subprocess.PIPE, stderr=told, text=True)
        if result.returncode:
            raise Bankfel(f"{' '.join(command[1:4])} misslyckades för {self}:\n{result.stderr or result.stdout}")
        return result.stdout

    def start(self) -> None:
        """Start the web server and wait until it answers."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, *kommandon.web(f"127.0.0.1:{self.port}")]
        self.tjanst = Tjanst(f"webb {self}", command, self.var / "webb.log", env=self.env, folder=ROT)
        self.tjanst.start()
        until = time.monotonic() + START_SECONDS
        while True:
            try:
                Besokare(self.port).get("/halsa/webb/")
                return
            except OSError:
                if time.monotonic() > until or self.tjanst.pid is None:
                    raise Bankfel(f"Webbservern för {self} startade inte. Läs {self.tjanst.log}.") from None
                time.sleep(0.1)

    def stop(self) -> None:
        """Stop what was started."""
        if self.tjanst is not None:
            stop_all([self.tjanst])
            self.tjanst = None

    def connect(self) -> Connection:
        """A connection of one's own to the database, past Django."""
        return psycopg2.connect(self.database_url)

    def visitor(self, konto: str = "") -> Besokare:
        """Somebody at the web server, logged in as one of the demo log-ins or as nobody."""
        besokare = Besokare(self.port)
        return besokare.log_in(konto, self._losenord) if konto else besokare

    @cached_property
    def _losenord(self) -> str:
        return json.loads((self.var / "demo-inloggningar.json").read_text())["losenord"]


def _with_path(url: str, path: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{path}"))


@contextmanager
def _cursor(url: str) -> Iterator[Cursor]:
    """A cursor outside every transaction, for what cannot be done inside one."""
    connection = psycopg2.connect(url)
    connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
    try:
        yield connection.cursor()
    finally:
        connection.close()
