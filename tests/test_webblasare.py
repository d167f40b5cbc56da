"""The browser of the tests: found, or said to be missing with what to do; left out only when told to."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import __main__ as kc_test
from tests.webblasare import HUR, SKAL, find_chromium

ROT = Path(__file__).resolve().parent.parent


def make_program(folder: Path, name: str, status: int) -> Path:
    """Make a program that ends with a status."""
    program = folder / name
    program.write_text(f"#!/bin/sh\nexit {status}\n")
    program.chmod(0o755)
    return program


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose only folder of programs is empty, and where Playwright has fetched nothing."""
    for name in ("PATH", "PLAYWRIGHT_BROWSERS_PATH"):
        monkeypatch.setenv(name, str(tmp_path / name))
        (tmp_path / name).mkdir()
    monkeypatch.delenv("KC_CHROMIUM", raising=False)
    return tmp_path


def test_chromium_on_path_is_found(bare_machine: Path) -> None:
    program = make_program(bare_machine / "PATH", "chromium", 0)
    assert find_chromium() == str(program)


def test_one_without_windows_comes_first(bare_machine: Path) -> None:
    make_program(bare_machine / "PATH", "chromium", 0)
    shell = make_program(bare_machine / "PATH", SKAL, 0)
    assert find_chromium() == str(shell)


def test_chromium_that_does_not_start_is_passed_over(bare_machine: Path) -> None:
    make_program(bare_machine / "PATH", "chromium", 127)
    fetched = make_program(bare_machine / "PLAYWRIGHT_BROWSERS_PATH", "headless_shell", 0)
    assert find_chromium() == str(fetched)


def test_machine_without_browser_has_none(bare_machine: Path) -> None:
    assert find_chromium() is None


def test_run_without_browser_fails_and_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(kc_test, "bring_chromium", lambda: None)
    assert kc_test.main([]) == 1
    assert capsys.readouterr().err == f"{HUR}\n"


def test_journeys_are_left_out_when_told_to_and_that_is_said() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "--utan-webblasare", "tests/test_sidor.py", "tests/test_kc.py"]
    result = subprocess.run(command, cwd=ROT, capture_output=True, text=True)
    assert "test_kc.py::" in result.stdout and "test_sidor.py::" not in result.stdout
    assert "Utan webbläsare: 9 tester kördes inte." in result.stdout
