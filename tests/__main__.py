"""`./kc test`: bring the browser, then run every test there is, on several cores at once."""

import os
import sys

import pytest

from tests.webblasare import BILDER, HUR, bring_chromium

FLEST_PROCESSER = 4
"""Each has a browser, a database and the processes that its tests start."""


def side_by_side(arguments: list[str]) -> list[str]:
    """Pytest's options for the whole suite: a process per core, each with whole files, begun in order.

    None where some tests are asked for, nor with a Redis that was given: there the tests have one database, not one each.
    """
    processer = min(os.cpu_count() or 1, FLEST_PROCESSER)
    if processer == 1 or "REDIS_URL" in os.environ or not {"--utan-webblasare"}.issuperset(arguments):
        return []
    return ["-n", str(processer), "--dist", "loadfile", "--no-loadscope-reorder", "--max-worker-restart", "0"]


def main(arguments: list[str]) -> int:
    """Return pytest's exit status, or 1 when the journeys have no browser to run in. `--bilder` keeps a picture of each page."""
    if "--bilder" in arguments:
        os.environ[BILDER] = "1"
        arguments = [argument for argument in arguments if argument != "--bilder"]
    if "--utan-webblasare" not in arguments and not bring_chromium():
        print(HUR, file=sys.stderr)
        return 1
    return pytest.main([*side_by_side(arguments), *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
