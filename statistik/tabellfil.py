"""Tables to files that a spreadsheet opens: CSV as Excel on a Swedish computer reads it, and XLSX with a sheet for each table."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from kontaktcenter.formelskydd import guard
from statistik.tabell import Kolumn, Tabell, cell_value

TYPER = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
"""The media type of each format."""
BOM = b"\xef\xbb\xbf"
STYRTECKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
OTILLATET_BLADNAMN = re.compile(r"[\[\]:*?/\\]")
LANGST_BLADNAMN = 31


def write_csv(tabell: Tabell) -> Iterator[bytes]:
    """One table, a row at a time: marked as UTF-8, semicolons, decimal commas."""
    yield BOM
    yield csv_line(kolumn.hel_rubrik for kolumn in tabell.kolumner)
    for rad in tabell.rader:
        yield csv_line(_written(kolumn, cell) for kolumn, cell in zip(tabell.kolumner, rad.celler, strict=True))


def write_xlsx(tabeller: Sequence[Tabell]) -> Iterator[bytes]:
    """All tables, each on its sheet, with numbers as numbers."""
    import openpyxl  # takes a quarter of a second that no other page should pay
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = openpyxl.Workbook(write_only=True)
    for number, tabell in enumerate(tabeller, start=1):
        sheet = book.create_sheet(_sheet_name(number, tabell))
        sheet.freeze_panes = "A2"
        headings = [WriteOnlyCell(sheet, value=_clean(kolumn.hel_rubrik)) for kolumn in tabell.kolumner]
        for cell in headings:
            cell.font = Font(bold=True)
        sheet.append(headings)
        for rad in tabell.rader:
            values = (cell_value(kolumn, cell) for kolumn, cell in zip(tabell.kolumner, rad.celler, strict=True))
            sheet.append([_clean(value) if isinstance(value, str) else value for value in values])
    out = io.BytesIO()
    book.save(out)
    yield out.getvalue()


def csv_line(cells: Iterable[str]) -> bytes:
    """One line of a CSV file."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerow(cells)
    return out.getvalue().encode()


def _written(kolumn: Kolumn, cell: object) -> str:
    value = cell_value(kolumn, cell)
    if value is None:
        return ""
    return guard(value) if isinstance(value, str) else str(value).replace(".", ",")


def _clean(text: str) -> str:
    return guard(STYRTECKEN.sub("", text))


def _sheet_name(number: int, tabell: Tabell) -> str:
    return f"{number} {OTILLATET_BLADNAMN.sub(' ', tabell.rubrik)}"[:LANGST_BLADNAMN]
