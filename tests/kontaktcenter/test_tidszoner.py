"""The time zones come along: a machine whose system has none tells the same time."""

import os
import subprocess
import sys

from django.conf import settings


def test_a_machine_without_time_zones_of_its_own_knows_ours() -> None:
    program = f"from zoneinfo import ZoneInfo; print(ZoneInfo({settings.TIME_ZONE!r}))"
    bare = {**os.environ, "PYTHONTZPATH": ""}
    result = subprocess.run([sys.executable, "-c", program], env=bare, capture_output=True, text=True)
    assert (result.stdout.strip(), result.returncode) == (settings.TIME_ZONE, 0), result.stderr
