"""The launcher with real processes: started, started twice, killed, stopped."""

import json
import os
import shutil
import signal
import socket
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2
import pytest

from kontaktcenter.drift.servrar import read_adresser, read_state
from tests.kontaktcenter.startprocess import Startprocess, processes_of
from tests.processer import database_url, wait_until


@pytest.fixture(scope="module")
def new_var(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Path]]:
    """Makes folders for all data of one system; goes with what the servers of root may have had to put elsewhere."""
    folders: list[Path] = []

    def make() -> Path:
        folders.append(tmp_path_factory.mktemp("system") / "var")
        return folders[-1]

    yield make
    for folder in folders:
        shutil.rmtree((folder / "servrar").resolve(), ignore_errors=True)


@pytest.fixture(scope="module")
def system(new_var: Callable[[], Path]) -> Iterator[Startprocess]:
    """A running system with embedded servers, which every test leaves running."""
    system = Startprocess(new_var())
    try:
        yield system.wait_ready()
    finally:
        system.stop()


@pytest.fixture(scope="module")
def own_var(new_var: Callable[[], Path]) -> Path:
    """The folder of a system that the tests start and stop themselves."""
    return new_var()


@pytest.fixture
def start(own_var: Path) -> Iterator[Callable[[], Startprocess]]:
    """Starts a system on the same data each time, and stops what is left running."""
    started: list[Startprocess] = []

    def start_system() -> Startprocess:
        started.append(Startprocess(own_var))
        return started[-1].wait_ready()

    yield start_system
    for system in started:
        system.stop()


def pid_of(var: Path, part: str) -> int:
    """Return the number of one of the launcher's processes, by a word of its command."""
    processer = json.loads((var / "korning.json").read_text())["processer"]
    return next(int(pid) for pid in processer if part in Path(f"/proc/{pid}/cmdline").read_text())


def query(var: Path, sql: str) -> list[tuple]:
    """Ask the embedded database of a running system."""
    connection = psycopg2.connect(read_adresser(var)["DATABASE_URL"])
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute(sql)
    rows = cursor.fetchall() if cursor.description else []
    connection.close()
    return rows


def test_start_prints_an_address_that_answers(system: Startprocess) -> None:
    assert f"http://localhost:{system.port}/" in system.output
    assert urllib.request.urlopen(f"http://localhost:{system.port}/logga-in/").status == 200


def test_ctrl_c_leaves_no_process_and_starting_again_keeps_the_data(start: Callable[[], Startprocess]) -> None:
    system = start()
    query(system.var, "DROP TABLE IF EXISTS behallen; CREATE TABLE behallen AS SELECT 42 AS varde")
    assert system.stop(signal.SIGINT) == 0
    assert processes_of(system.var) == []
    assert query(start().var, "SELECT varde FROM behallen") == [(42,)]


def test_killed_launcher_leaves_nothing_and_the_next_start_works(start: Callable[[], Startprocess]) -> None:
    system = start()
    system.popen.kill()
    system.popen.wait()
    again = start()
    assert answers(again.port)
    assert again.stop(signal.SIGTERM) == 0
    assert processes_of(system.var) == []


def test_given_servers_are_used_and_hang_up_stops_the_rest(transactional_db: None, tmp_path: Path) -> None:
    system = Startprocess(tmp_path / "var", DATABASE_URL=database_url(), REDIS_URL=os.environ["REDIS_URL"])
    try:
        assert read_state(system.wait_ready().var) == {}
        assert system.stop(signal.SIGHUP) == 0
        assert processes_of(system.var) == []
    finally:
        system.stop(signal.SIGKILL)


def test_second_start_says_where_the_first_runs(system: Startprocess) -> None:
    second = Startprocess(system.var)
    assert second.popen.wait(30) == 1
    assert second.output == f"Kontaktcenter körs redan på http://localhost:{system.port}/\n"


def test_killed_web_server_is_said_and_started_again(system: Startprocess) -> None:
    os.kill(pid_of(system.var, "gunicorn"), signal.SIGKILL)
    system.wait_for("web har stannat (status -9) och startas igen.")
    system.wait_for("web har startats igen.")
    wait_until(lambda: answers(system.port), "the new web server to answer")


def test_killed_postgres_is_said_and_started_again_on_its_address(system: Startprocess) -> None:
    url = read_adresser(system.var)["DATABASE_URL"]
    os.kill(read_state(system.var)["pid"]["postgres"], signal.SIGKILL)
    system.wait_for("postgres hade stannat och har startats igen.")
    assert read_adresser(system.var)["DATABASE_URL"] == url
    wait_until(lambda: answers(system.port), "the web server to answer from the new database server")


def test_killed_keeper_is_said_and_started_again(system: Startprocess) -> None:
    os.kill(read_state(system.var)["vakt"], signal.SIGKILL)
    system.wait_for("Vakten för PostgreSQL och Redis har stannat och startas igen.")
    system.wait_for("postgres hade stannat och har startats igen.")
    wait_until(lambda: answers(system.port), "the web server to answer from the new database server")


def test_taken_port_is_said_with_another_one_to_try(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        start = Startprocess(tmp_path / "var", port=port)
        assert start.popen.wait(30) == 1
    assert f"Port {port} används redan av ett annat program." in start.output


def answers(port: int) -> bool:
    """Whether the log-in page, which asks the database, comes whole."""
    try:
        return urllib.request.urlopen(f"http://localhost:{port}/logga-in/", timeout=10).status == 200
    except OSError:
        return False
