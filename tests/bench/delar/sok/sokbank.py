"""A database of its own for the search, filled anew each time: the analyser may have changed."""

import json
import sys
from typing import Any

from tests.bench.kommun import VAR, Kommun


class Sokbank(Kommun):
    """A municipality without cases."""

    def __init__(self) -> None:
        """Nothing is made yet."""
        super().__init__(0, redis=13)
        self.var = VAR / "sok"
        self.namn = "kc_bench_sok"

    def __str__(self) -> str:
        return "sökningen"

    def _fill(self) -> None:
        """The measuring process fills it."""

    def ask(self, modul: str, *arguments: str) -> dict[str, Any]:
        """Run a module on this database; its answer."""
        return json.loads(self._run([sys.executable, "-m", modul, *arguments], quiet=True).splitlines()[-1])
