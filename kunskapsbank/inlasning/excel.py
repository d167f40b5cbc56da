"""Excel: the first sheet of a file as a table. What is small to send but long to read is refused before it is read."""

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from time import monotonic
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kunskapsbank.inlasning.falt import Filrad
from kunskapsbank.inlasning.fel import Filfel
from kunskapsbank.inlasning.tabell import FLEST_KOLUMNER, Formel, read_table
from kunskapsbank.inlasning.zip import open_zip, read_pieces

FLEST_ELEMENT = 3_000_000
"""Elements of XML in all parts: 50,000 rows with every field filled, as we write them. Takes half a minute to read at worst."""
FLEST_I_RAD = 100_000
"""Elements of one row, which is read whole, or of what comes after the last."""
LANGST_TID = 60.0
"""Seconds that reading the rows may take, what is done with them not counted."""
RADBORJAN = re.compile(rb"<(?:[\w.-]+:)?row[\s/>]")
SKADAD = gettext_lazy("Filen är skadad. Spara den igen som Excel-arbetsbok (.xlsx).")
EGNA_NAMN = b"<!DOCTYPE"


def read_xlsx(data: bytes) -> Iterator[Filrad]:
    """The rows of the first sheet of an Excel file; a formula is told of, never taken for what it last showed. Raises Filfel."""
    import openpyxl  # takes a quarter of a second that no other page should pay

    _check_extent(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Excel keeps beside the cells is of no use here
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        sheet = book.worksheets[0]
    except Exception:
        # openpyxl lets through whatever its parsers raise on a broken file.
        raise Filfel(_("Filen går inte att läsa som Excel. Spara den igen som Excel-arbetsbok (.xlsx).")) from None
    try:
        yield from read_table(_cells(row) for row in _in_time(sheet.iter_rows(max_col=FLEST_KOLUMNER)))
    except Filfel:
        raise
    except Exception:
        raise Filfel(str(SKADAD)) from None
    finally:
        book.close()


def _cells(row: Sequence[Any]) -> list[Any]:
    return [None if cell.value is None else Formel(cell.coordinate) if cell.data_type == "f" else _plain(cell.value) for cell in row]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(sep=" ", timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


def _check_extent(data: bytes) -> None:
    """Refuse a book of more cells than anybody has articles, by counting alone: a hundredth of what reading them takes."""
    with open_zip(data, skadad=SKADAD) as archive:
        elements = 0
        for info in archive.infolist():
            for antal, flest in _count(read_pieces(archive, info, skadad=SKADAD)):
                elements += antal
                if elements > FLEST_ELEMENT or flest > FLEST_I_RAD:
                    raise Filfel(_("Filen har för många celler, kanske tomma med färg eller ram. Spara den som CSV, eller dela upp den."))


def _count(pieces: Iterable[bytes]) -> Iterator[tuple[int, int]]:
    """Of each piece of a part: its elements, and the most that a row has had when the piece ends."""
    in_row: int | None = None
    for piece in pieces:
        if EGNA_NAMN in piece:
            raise Filfel(str(SKADAD))
        before, *rows = (part.count(b"<") - part.count(b"</") for part in RADBORJAN.split(piece))
        flest = max((in_row or 0) + before if in_row is not None else 0, *rows, 0)
        yield before + sum(rows) + len(rows), flest
        in_row = rows[-1] if rows else None if in_row is None else in_row + before


def _in_time(rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """The rows, as long as getting them has not taken too long."""
    reading, left = iter(rows), LANGST_TID
    while True:
        start = monotonic()
        row = next(reading, None)
        left -= monotonic() - start
        if left < 0:
            raise Filfel(_("Filen tar för lång tid att läsa. Spara den som CSV, eller dela upp den."))
        if row is None:
            return
        yield row
