"""The embedded servers: shared by all who hold them, gone when nobody does."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
import redis

from kontaktcenter.drift import postgres
from kontaktcenter.drift.fel import DriftFel
from kontaktcenter.drift.fillas import Fillas
from kontaktcenter.drift.hemlighet import read_or_make
from kontaktcenter.drift.servrar import Servrar, read_adresser, read_state
from tests.kontaktcenter.startprocess import processes_of
from tests.processer import ROT, wait_until


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with servers of its own, none of them given in the environment."""
    folder = tmp_path_factory.mktemp("servrar") / "var"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL")
        patch.delenv("REDIS_URL")
        yield folder
    shutil.rmtree((folder / "servrar").resolve(), ignore_errors=True)


@pytest.fixture
def servrar(var: Path) -> Iterator[Servrar]:
    """A hold on the servers, let go of at the end."""
    servrar = Servrar(var, fast=True)
    servrar.hold()
    yield servrar
    servrar.release()
    assert servrar.wait_stopped()


def ask(var: Path, sql: str) -> object:
    """Ask the embedded database for one value."""
    connection = psycopg2.connect(read_adresser(var)["DATABASE_URL"])
    try:
        cursor = connection.cursor()
        cursor.execute(sql)
        return cursor.fetchone()[0]
    finally:
        connection.close()


def test_database_sorts_as_swedish_does(servrar: Servrar) -> None:
    assert ask(servrar.var, "SELECT string_agg(x, '' ORDER BY x) FROM unnest(ARRAY['ö','z','a','ä','å']) x") == "azåäö"


def test_servers_do_not_run_as_root(servrar: Servrar) -> None:
    owners = [os.stat(f"/proc/{pid}").st_uid for pid in read_state(servrar.var)["pid"].values()]
    assert len(owners) == 2 and 0 not in owners


def test_servers_want_their_password(servrar: Servrar) -> None:
    address = redis.connection.parse_url(read_adresser(servrar.var)["REDIS_URL"])
    with pytest.raises(redis.AuthenticationError), redis.Redis(port=address["port"]) as client:
        client.ping()
    url = read_adresser(servrar.var)["DATABASE_URL"].replace(servrar.var.joinpath("losenord").read_text(), "gissning")
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(url)


def test_log_of_the_database_holds_no_row_and_no_parameter(servrar: Servrar) -> None:
    connection = psycopg2.connect(read_adresser(servrar.var)["DATABASE_URL"])
    with pytest.raises(psycopg2.errors.UniqueViolation):
        connection.cursor().execute("CREATE TEMP TABLE t (namn text UNIQUE); INSERT INTO t VALUES ('Provberg'), ('Provberg')")
    connection.close()
    log = (servrar.var / "logg" / "postgres.log").read_text()
    assert "duplicate key" in log
    assert "Provberg" not in log


def test_second_holder_gets_the_same_servers_and_keeps_them(var: Path, servrar: Servrar) -> None:
    other = Servrar(var, fast=True)
    assert other.hold() == read_adresser(var)
    other.release()
    assert ask(var, "SELECT 1") == 1
    assert servrar.is_kept()


def test_given_server_is_not_embedded(tmp_path: Path, var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://nagon@annanstans/databas")
    monkeypatch.setenv("REDIS_URL", "redis://annanstans")
    assert Servrar(tmp_path / "var").hold() == {}
    assert not (tmp_path / "var").exists()


def test_command_with_servers_keeps_them_for_as_long_as_it_runs(var: Path) -> None:
    code = "import os, sys, psycopg2; psycopg2.connect(os.environ['DATABASE_URL']).close(); sys.exit(7)"
    command = [sys.executable, "-m", "kontaktcenter.drift.med_servrar", sys.executable, "-c", code]
    environment = {**os.environ, "KC_VAR": str(var)}
    assert subprocess.run(command, cwd=ROT, env=environment).returncode == 7
    wait_until(lambda: processes_of(var) == [], "the servers to stop when the command is done")


def test_killed_keeper_takes_its_servers_along(var: Path) -> None:
    servrar = Servrar(var, fast=True)
    servrar.hold()
    os.kill(read_state(var)["vakt"], 9)
    servrar.vakt.wait()
    wait_until(lambda: processes_of(var) == [], "the servers to stop with their keeper")
    servrar.release()


def test_data_of_another_major_version_are_refused_with_a_sentence(var: Path, servrar: Servrar) -> None:
    servrar.release()
    assert servrar.wait_stopped()
    version = (var / "servrar" / "postgres" / "data" / "PG_VERSION").resolve()
    right = version.read_text()
    version.write_text("17\n")
    try:
        with pytest.raises(DriftFel, match="är gjord med PostgreSQL 17, men programmet är postgres"):
            servrar.hold()
    finally:
        version.write_text(right)


def test_missing_programs_are_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(postgres, "ROT", tmp_path)
    with pytest.raises(DriftFel, match="ange en egen server med DATABASE_URL"):
        postgres.find_programs()


def test_lock_held_alone_is_refused_to_others_and_shared_is_not(tmp_path: Path) -> None:
    first, second = Fillas(tmp_path / "las"), Fillas(tmp_path / "las")
    assert first.acquire()
    assert second.is_held_elsewhere() and not second.acquire(shared=True)
    assert first.acquire(shared=True) and second.acquire(shared=True)
    second.release()
    assert first.acquire()
    first.release()


def test_secret_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    secret = read_or_make(tmp_path / "ny" / "hemlighet")
    assert len(secret) >= 48
    assert read_or_make(tmp_path / "ny" / "hemlighet") == secret
    assert (tmp_path / "ny" / "hemlighet").stat().st_mode & 0o077 == 0
    assert [path.name for path in (tmp_path / "ny").iterdir()] == ["hemlighet"]
