"""Fixtures that all tests share: the browser with its pages, and real processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.utils import translation
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer

from kunskapsbank.sokmotor import statistik
from tests.processer import Processer
from tests.sidor import Sidor
from tests.tomning import empty_only_what_has_rows
from tests.webblasare import FLAGGOR, HUR, find_chromium

settings.register_profile("kontaktcenter", derandomize=True, database=None, deadline=None)
settings.load_profile("kontaktcenter")
"""Property tests try the same examples in every run: no chance, no memory, no limit of time per example."""


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> None:
    """Passwords are hashed as in production, but at the least cost: else each takes a quarter of a second."""
    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1


@pytest.fixture(scope="session", autouse=True)
def quick_flush() -> Iterator[None]:
    """What a test has committed is taken away again without a thousand files being written anew."""
    with pytest.MonkeyPatch.context() as patch:
        empty_only_what_has_rows(patch)
        yield


@pytest.fixture(autouse=True)
def swedish() -> None:
    """Each test begins in Swedish, whatever language the last page of the one before it was in."""
    translation.deactivate()


@pytest.fixture(scope="session")
def webblasare() -> Iterator[Browser]:
    """A real Chromium without window, one for the whole test run."""
    program = find_chromium()
    if not program:
        pytest.fail(HUR, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGGOR)
        yield browser
        browser.close()


@pytest.fixture
def sida(webblasare: Browser, live_server: LiveServer) -> Iterator[Sidor]:
    """Opens pages of the live server: `sida(390, 844, color_scheme="dark", user=agent)`; no page may have had a fault."""
    sidor = Sidor(webblasare, live_server.url)
    yield sidor
    sidor.close()
    assert not sidor.faults, "\n".join(sidor.faults)


@pytest.fixture
def processer(transactional_db: None, tmp_path: Path) -> Iterator[Processer]:
    """Starts web, worker, beat and Redis as processes that may be killed; see tests/processer.py."""
    processer = Processer(tmp_path)
    yield processer
    processer.stop_all()


@pytest.fixture
def large_base(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the search think that the base has very many articles: their words are then counted beforehand, not at each search."""
    statistik.forget()
    monkeypatch.setattr(statistik, "FA", 0)
    yield
    statistik.forget()
