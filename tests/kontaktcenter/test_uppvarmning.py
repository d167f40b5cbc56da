"""Servers read the dictionary before they fork, so that no request waits for it and all processes share it."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from kontaktcenter import uppvarmning

ROT = Path(__file__).resolve().parent.parent.parent
IS_READ = "from kunskapsbank.analys.ordlista import ordlista; print(ordlista.cache_info().currsize)"


@pytest.mark.parametrize(
    "start",
    [
        "import kontaktcenter.wsgi",
        "from kontaktcenter.celery import app; app.loader.init_worker(); from celery.signals import worker_init as w; w.send(sender=app)",
    ],
    ids=["web", "worker"],
)
def test_dictionary_is_read_before_the_processes_part(start: str) -> None:
    result = subprocess.run([sys.executable, "-c", f"{start}; {IS_READ}"], cwd=ROT, capture_output=True, text=True)
    assert result.stdout.splitlines()[-1:] == ["1"], result.stderr


def test_every_step_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    monkeypatch.setattr(uppvarmning, "_steg", [])
    uppvarmning.register_warming(lambda: taken.append("ordlista"))
    uppvarmning.register_warming(lambda: taken.append("modell"))
    uppvarmning.warm_up()
    gc.unfreeze()
    assert taken == ["ordlista", "modell"]
