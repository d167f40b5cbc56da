"""`./kc test`: bring the browser, then run every test there is."""

import sys

import pytest

from tests.webblasare import HUR, bring_chromium


def main(arguments: list[str]) -> int:
    """Return pytest's exit status, or 1 when the journeys have no browser to run in."""
    if "--utan-webblasare" not in arguments and not bring_chromium():
        print(HUR, file=sys.stderr)
        return 1
    return pytest.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
