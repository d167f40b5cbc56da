"""Tables: CSV and Excel, whose first row names the columns."""

import csv
import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from kunskapsbank.inlasning.falt import FALT, Filrad, find_name, make_row
from kunskapsbank.inlasning.fel import Filfel
from kunskapsbank.inlasning.text import decode
from kunskapsbank.inlasning.zip import open_zip

SKILJE = ";,\t|"
FLEST_KOLUMNER = 100
FLEST_TOMMA = 1_000
"""Empty rows in a row after which the rest is taken to be empty too: Excel keeps a million where one was touched."""
LANGSTA_CELL = 1_000_000
GISSA_PA = 4_000
BARRIAR = "'"
"""What stands before a value that a spreadsheet would take for a formula, in files that we have written."""
FARLIGA = ("=", "+", "-", "@", "\t", "\r")


def read_csv(data: bytes) -> Iterator[Filrad]:
    """The rows of a CSV file, whatever stands between its columns. Raises Filfel."""
    text = decode(data)
    csv.field_size_limit(LANGSTA_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_guess_delimiter(text))
    try:
        yield from _rows(reader)
    except csv.Error as error:
        raise Filfel(_("Filen går inte att läsa som CSV efter rad %(rad)d (%(fel)s).") % {"rad": reader.line_num, "fel": error}) from None


def _guess_delimiter(text: str) -> str:
    """The one that makes most known columns of the first row."""
    first = text.lstrip("\ufeff")[:GISSA_PA].partition("\n")[0]
    return max(SKILJE, key=lambda sign: sum(find_name(part.strip('" ')) is not None for part in first.split(sign)))


def read_xlsx(data: bytes) -> Iterator[Filrad]:
    """The rows of the first sheet of an Excel file; a formula is told of, never taken for what it last showed. Raises Filfel."""
    import openpyxl  # takes a quarter of a second that no other page should pay

    open_zip(data).close()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Excel keeps beside the cells is of no use here
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        sheet = book.worksheets[0]
    except Exception:
        # openpyxl lets through whatever its parsers raise on a broken file.
        raise Filfel(_("Filen går inte att läsa som Excel. Spara den igen som Excel-arbetsbok (.xlsx).")) from None
    try:
        yield from _rows(_cells(row) for row in sheet.iter_rows(max_col=FLEST_KOLUMNER))
    except Filfel:
        raise
    except Exception:
        raise Filfel(_("Filen är skadad. Spara den igen som Excel-arbetsbok (.xlsx).")) from None
    finally:
        book.close()


class Formel(str):
    """A cell that holds a formula."""


def _cells(row: Sequence[Any]) -> list[Any]:
    return [Formel(cell.coordinate) if cell.data_type == "f" else _plain(cell.value) for cell in row]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(sep=" ", timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


def _rows(rows: Iterable[Sequence[Any]]) -> Iterator[Filrad]:
    """The rows under the headings."""
    namn: list[str] | None = None
    empty = number = 0
    for cells in rows:
        if not any(str(cell).strip() for cell in cells if cell is not None):
            empty += 1
            number += namn is not None
            if empty > FLEST_TOMMA:
                return
            continue
        empty = 0
        if namn is None:
            namn = _headings(cells)
            continue
        number += 1
        yield _row(number, namn, cells)
    if namn is None:
        raise Filfel(_("Filen är tom."))


def _headings(cells: Sequence[Any]) -> list[str]:
    headings = [str(cell or "").strip() for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    namn = [find_name(heading) for heading in headings]
    known = {n for n in namn if n}
    if not known:
        raise Filfel(_("Första raden ska vara rubriker, till exempel: %(falt)s.") % {"falt": ", ".join(list(FALT)[:6])})
    unknown = [heading or _("(tom rubrik)") for heading, n in zip(headings, namn, strict=True) if n is None]
    if unknown:
        raise Filfel(
            _("Kolumnen ”%(kolumn)s” känns inte igen. Ta bort den eller döp om den. Kolumnerna kan heta: %(falt)s.")
            % {"kolumn": "”, ”".join(h[:50] for h in unknown[:5]), "falt": ", ".join(FALT)}
        )
    if doubled := sorted({n for n in namn if namn.count(n) > 1}):
        raise Filfel(_("Kolumnen ”%(kolumn)s” finns två gånger. Ta bort den ena.") % {"kolumn": doubled[0]})
    return [n for n in namn if n]


def _row(number: int, namn: list[str], cells: Sequence[Any]) -> Filrad:
    formulas = [cell for cell in cells if isinstance(cell, Formel)]
    if formulas:
        text = _("Cellen %(cell)s innehåller en formel. Klistra in den som värde.")
        return Filrad(number, {}, [text % {"cell": cell} for cell in formulas])
    extra = [cell for cell in cells[len(namn) :] if cell is not None and str(cell).strip()]
    if extra:
        fel = _("Raden har fler kolumner än rubrikraden. Står det ett skiljetecken i en text som saknar citattecken?")
        return Filrad(number, {}, [fel])
    raw = {n: _unguarded(cell) for n, cell in zip(namn, cells, strict=False)}
    return make_row(number, raw)


def guard(value: str) -> str:
    """The value as it can be opened in a spreadsheet without being run (CSV injection, CWE-1236)."""
    return BARRIAR + value if _is_risky(value) else value


def _unguarded(value: Any) -> Any:
    return value[1:] if isinstance(value, str) and value.startswith(BARRIAR) and _is_risky(value) else value


def _is_risky(value: str) -> bool:
    return value.lstrip(BARRIAR + " ").startswith(FARLIGA)
