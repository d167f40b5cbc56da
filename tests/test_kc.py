"""`./kc` on a machine that lacks something: it says what, in a whole sentence, and does nothing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROT = Path(__file__).resolve().parent.parent
OLD_PYTHON = '#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit\nexit 1\n'
PYTHON_WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\n'


def run_kc(folder: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run kc in a folder."""
    return subprocess.run(["./kc", *arguments], cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, timeout=60)


@pytest.fixture
def bare_clone(tmp_path: Path) -> Path:
    """A clone where nothing has been made yet."""
    for name in ("kc", "requirements.lock", "requirements-inbaddad.lock", "package-lock.json"):
        shutil.copy(ROT / name, tmp_path)
    return tmp_path


def use_python(folder: Path, script: str) -> dict[str, str]:
    """Put a Python of our own first on PATH and name it alone."""
    programs = folder / "program"
    programs.mkdir()
    (programs / "python3").write_text(script)
    (programs / "python3").chmod(0o755)
    return {"KC_PYTHON": "python3", "PATH": f"{programs}:{os.environ['PATH']}"}


def test_old_python_is_said(bare_clone: Path) -> None:
    result = run_kc(bare_clone, "start", **use_python(bare_clone, OLD_PYTHON))
    assert result.returncode == 1
    assert result.stderr.startswith("Kontaktcenter kräver Python 3.11 eller senare, men här finns Python 3.9.2.")


def test_missing_venv_is_said_with_how_to_get_it(bare_clone: Path) -> None:
    result = run_kc(bare_clone, "test", **use_python(bare_clone, PYTHON_WITHOUT_VENV))
    assert result.returncode == 1
    assert "Python saknar modulen venv. På Debian och Ubuntu: apt-get install python3-venv" in result.stderr


def test_help_lists_every_command() -> None:
    text = run_kc(ROT, "help").stdout
    commands = ["start", "test", "bench", "demodata", "manage", "shell", "modell", "las", "help"]
    assert [line.split()[1] for line in text.splitlines()] == commands


def test_unknown_command_shows_the_help_and_fails() -> None:
    result = run_kc(ROT, "starta")
    assert result.returncode == 2
    assert "Okänt kommando: starta" in result.stderr
    assert "./kc start" in result.stderr


def test_kc_is_plain_posix_shell() -> None:
    assert (ROT / "kc").read_text().startswith("#!/bin/sh\n")
    assert subprocess.run(["sh", "-n", "kc"], cwd=ROT).returncode == 0
