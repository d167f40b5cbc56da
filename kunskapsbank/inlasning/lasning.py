"""Which format a file has, and its rows."""

from collections import deque
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from kunskapsbank.inlasning.excel import read_xlsx
from kunskapsbank.inlasning.falt import Filrad
from kunskapsbank.inlasning.fel import Filfel
from kunskapsbank.inlasning.json_fil import read_json, read_jsonl
from kunskapsbank.inlasning.markdown_mapp import read_folder
from kunskapsbank.inlasning.sparbart import make_storable
from kunskapsbank.inlasning.tabell import read_csv

STORST = 100 * 1024 * 1024
"""Bytes of a file."""
FLEST_RADER = 50_000
LASARE: dict[str, Callable[[bytes], Iterator[Filrad]]] = {
    "csv": read_csv,
    "xlsx": read_xlsx,
    "json": read_json,
    "jsonl": read_jsonl,
    "markdown": read_folder,
}
"""How each format is read, by its key in Inlasning.Format."""
ANDELSER = {
    ".csv": "csv",
    ".txt": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".zip": "markdown",
}


def guess_format(filnamn: str) -> str:
    """The format that a file's name tells. Raises Filfel for one that tells none."""
    for andelse, format_ in ANDELSER.items():
        if filnamn.lower().endswith(andelse):
            return format_
    raise Filfel(_("Filens namn ska sluta på .csv, .xlsx, .json, .jsonl eller .zip (en mapp med Markdown)."))


def check_size(storlek: int) -> None:
    """Refuse a file of so many bytes when it is empty or too large."""
    if storlek > STORST:
        raise Filfel(
            _("Filen är för stor: %(mb)d MB. Dela upp den i delar om högst %(max)d MB.")
            % {"mb": round(storlek / 1024 / 1024), "max": STORST // 1024 // 1024}
        )
    if storlek == 0:
        raise Filfel(_("Filen är tom."))


def read_rows(data: bytes, format_: str) -> Iterator[Filrad]:
    """The rows of a file. Raises Filfel, possibly after some rows."""
    check_size(len(data))
    for antal, rad in enumerate(LASARE[format_](data), 1):
        if antal > FLEST_RADER:
            raise Filfel(_("Filen har fler än %(max)d rader. Dela upp den i mindre delar.") % {"max": FLEST_RADER})
        yield make_storable(rad)


def check_rows(data: bytes, format_: str) -> None:
    """Read a whole file and keep nothing, so that what cannot be read to its end is refused before anything is made of its rows."""
    deque(read_rows(data, format_), maxlen=0)
