"""What the catalogue of the demo municipality says: read from the files in `katalog/`, as they were written.

The examples of each case type (a question as citizens put it, and its answer) are kept: they fill the demo cases, and the
knowledge base can begin with them.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

KATALOG = Path(__file__).parent / "katalog"
Rad = dict[str, Any]


@dataclass(frozen=True)
class Katalog:
    """The whole catalogue: rows as in the files, parents before their children."""

    enheter: list[Rad]
    amnen: list[Rad]
    arendetyper: list[Rad]
    ovrigt: Rad

    def exempel(self, kod: str) -> list[Rad]:
        """The examples of a case type: `fraga` and `svar` of each."""
        return next(typ["exempel"] for typ in self.arendetyper if typ["kod"] == kod)


@cache
def read_katalog() -> Katalog:
    """The catalogue, read once in a process."""
    typfiler = sorted((KATALOG / "arendetyper").glob("*.toml"))
    return Katalog(
        enheter=_read("organisation.toml")["enhet"],
        amnen=_read("amnen.toml")["amne"],
        arendetyper=[typ for fil in typfiler for typ in _read(f"arendetyper/{fil.name}")["arendetyp"]],
        ovrigt=_read("ovrigt.toml"),
    )


def _read(namn: str) -> Rad:
    return tomllib.loads((KATALOG / namn).read_text("utf-8"))
