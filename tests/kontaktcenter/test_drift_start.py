"""The launcher with real processes: started, started twice, killed, stopped."""

import json
import os
import signal
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from kontaktcenter.drift.servrar import read_adresser, read_state
from tests.kontaktcenter.startprocess import Plats, Startprocess, processes_of
from tests.processer import database_url, wait_until


@pytest.fixture(scope="module")
def plats(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plats]:
    """A folder with one system for this module."""
    plats = Plats(tmp_path_factory.mktemp("system") / "var")
    yield plats
    plats.remove()


@pytest.fixture
def system(plats: Plats) -> Startprocess:
    """The running system with embedded servers."""
    return plats.running()


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
    with system.says("web har stannat (status -9) och startas igen.", "web har startats igen."):
        os.kill(pid_of(system.var, "gunicorn"), signal.SIGKILL)
    wait_until(lambda: answers(system.port), "the new web server to answer")


def test_killed_postgres_is_said_and_started_again_on_its_address(system: Startprocess) -> None:
    url = read_adresser(system.var)["DATABASE_URL"]
    with system.says("postgres hade stannat och har startats igen."):
        os.kill(read_state(system.var)["pid"]["postgres"], signal.SIGKILL)
    assert read_adresser(system.var)["DATABASE_URL"] == url
    wait_until(lambda: answers(system.port), "the web server to answer from the new database server")


def test_killed_keeper_is_said_and_started_again(system: Startprocess) -> None:
    with system.says("Vakten för PostgreSQL och Redis har stannat och startas igen.", "postgres hade stannat och har startats igen."):
        os.kill(read_state(system.var)["vakt"], signal.SIGKILL)
    wait_until(lambda: answers(system.port), "the web server to answer from the new database server")


# Last, since they stop the system that the others use: a start is half a minute of processor time.
def test_ctrl_c_leaves_no_process_and_starting_again_keeps_the_data(plats: Plats, system: Startprocess) -> None:
    query(plats.var, "DROP TABLE IF EXISTS behallen; CREATE TABLE behallen AS SELECT 42 AS varde")
    assert system.stop(signal.SIGINT) == 0
    assert processes_of(plats.var) == []
    plats.start()
    assert query(plats.var, "SELECT varde FROM behallen") == [(42,)]


def test_killed_launcher_leaves_nothing_and_the_next_start_works(plats: Plats, system: Startprocess) -> None:
    system.stop(signal.SIGKILL)
    again = plats.start()
    assert answers(again.port)
    assert again.stop(signal.SIGTERM) == 0
    assert processes_of(plats.var) == []


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
