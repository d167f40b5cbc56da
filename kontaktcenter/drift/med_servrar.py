"""Run one command with the embedded servers there: `python -m kontaktcenter.drift.med_servrar COMMAND…`.

The command replaces this process and inherits the hold, so the servers stay for exactly as long as it runs.
"""

import os
import sys
from pathlib import Path

from kontaktcenter.drift.fel import DriftFel
from kontaktcenter.drift.servrar import ROT, Servrar


def main(command: list[str]) -> int:
    """Start what does not run and become the command."""
    servrar = Servrar(Path(os.environ.get("KC_VAR", ROT / "var")))
    try:
        adresser = servrar.hold()
    except DriftFel as fel:
        print(fel, file=sys.stderr)
        return 1
    if servrar.anvands.fd is not None:
        os.set_inheritable(servrar.anvands.fd, True)
    os.execvpe(command[0], command, {**os.environ, **adresser})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
