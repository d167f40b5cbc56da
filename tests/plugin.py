"""Pytest plugin: real PostgreSQL and Redis for the tests, there before Django reads its settings.

Test runs at the same time share the servers under `var/test` and differ by `KC_TEST_DB`: it names the database, and each
name gets a numbered Redis database of its own. So does each process of a run with `-n`, whose database pytest-django names.
"""

import gc
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kontaktcenter.drift.fel import DriftFel
from kontaktcenter.drift.fillas import Fillas
from kontaktcenter.drift.redisserver import ANTAL_DATABASER
from kontaktcenter.drift.servrar import Servrar
from kontaktcenter.textkatalog import compile_stale

ROT = Path(__file__).resolve().parent.parent
VAR = ROT / "var" / "test"
STANDARD_DATABAS = "test_kontaktcenter"
UTELAMNADE = pytest.StashKey[int]()
LANGSTA = ROT / "tests" / "test_behorigheter_url.py"
"""A twelfth of the run in one file. A process takes whole files: begun last, as its name has it, this one keeps the others waiting."""


def redis_number(name: str) -> int:
    """Return the Redis database that belongs to one test database, the same each time."""
    las = Fillas(VAR / "redis.las")
    las.acquire(timeout=10)
    path = VAR / "redis.json"
    names = json.loads(path.read_text()) if path.exists() else []
    if name not in names:
        names.append(name)
        path.write_text(json.dumps(names))
    las.release()
    return names.index(name) % ANTAL_DATABASER


def prepare_environment(servrar: Servrar) -> None:
    """Start the servers and name them in the environment that Django's settings read."""
    process = os.environ.get("PYTEST_XDIST_WORKER", "")
    name = "_".join(filter(None, [os.environ.setdefault("KC_TEST_DB", STANDARD_DATABAS), process]))
    os.environ["KC_MILJO"] = "test"
    os.environ["KC_VAR"] = str(VAR)
    # WhiteNoise warns when the folder of collected files is not there, though the tests serve files where they lie.
    (VAR / "static").mkdir(parents=True, exist_ok=True)
    # Playwright's loop lives in the thread of the test; the ORM is used between its calls, never inside them.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    if process or "KC_FILER" not in os.environ:
        os.environ["KC_FILER"] = str(VAR / f"filer-{name}")
    # A process of a run inherits the addresses of the servers, which the run holds for all of them.
    is_embedded = "REDIS_URL" not in os.environ
    os.environ.update(servrar.hold())
    if process or is_embedded:
        os.environ["REDIS_URL"] = f"{os.environ['REDIS_URL'].rsplit('/', 1)[0]}/{redis_number(name)}"


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Hold the servers for as long as this test run lasts."""
    compile_stale()
    servrar = Servrar(VAR, fast=True)
    try:
        prepare_environment(servrar)
    except DriftFel as fel:
        raise pytest.UsageError(str(fel)) from None
    early_config.add_cleanup(servrar.release)
    return (yield)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that leaves out the journeys on a machine that can have no browser."""
    parser.addoption("--utan-webblasare", action="store_true", help="hoppa över de tester som kräver en webbläsare")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The longest file first. Leave out what needs a browser when told to; the summary says how many."""
    items.sort(key=lambda item: item.path != LANGSTA)
    if not config.getoption("--utan-webblasare"):
        return
    journeys = [item for item in items if "webblasare" in getattr(item, "fixturenames", ())]
    items[:] = [item for item in items if item not in journeys]
    config.hook.pytest_deselected(items=journeys)
    config.stash[UTELAMNADE] = len(journeys)
    if hasattr(config, "workeroutput"):
        config.workeroutput["utelamnade"] = len(journeys)


def pytest_collection_finish() -> None:
    """Let the garbage collector leave alone what lives as long as the run: going through it all the time costs a seventh of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Remember what a process of the run has left out; each of them collects all tests."""
    if "utelamnade" in getattr(node, "workeroutput", {}):
        node.config.stash[UTELAMNADE] = node.workeroutput["utelamnade"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was left out."""
    if UTELAMNADE in config.stash:
        terminalreporter.write_line(f"Utan webbläsare: {config.stash[UTELAMNADE]} tester kördes inte.", yellow=True)
