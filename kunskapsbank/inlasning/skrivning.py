"""Rows to files, so that what is written can be read in again and be the same."""

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kontaktcenter.formelskydd import guard
from kunskapsbank.inlasning.cell import pieces, write_cell
from kunskapsbank.inlasning.falt import FALT, part_name

Rad = Mapping[str, Any]
TYPER = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "markdown": "application/zip",
}
"""The media type of each format."""
ANDELSE = {"csv": "csv", "xlsx": "xlsx", "json": "json", "jsonl": "jsonl", "markdown": "zip"}
"""How the name of a file of each format ends."""
STYRTECKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_rows(rows: Iterable[Rad], format_: str) -> Iterator[bytes]:
    """The file in pieces."""
    writers = {"csv": _csv, "xlsx": _xlsx, "json": _json, "jsonl": _jsonl, "markdown": _folder}
    return writers[format_](rows)


def _jsonl(rows: Iterable[Rad]) -> Iterator[bytes]:
    for row in rows:
        yield (json.dumps(_filled(row), ensure_ascii=False) + "\n").encode()


def _json(rows: Iterable[Rad]) -> Iterator[bytes]:
    yield b"["
    for number, row in enumerate(rows):
        yield (",\n" if number else "\n").encode() + json.dumps(_filled(row), ensure_ascii=False, indent=1).encode()
    yield b"\n]\n"


def _csv(rows: Iterable[Rad]) -> Iterator[bytes]:
    """With the mark of UTF-8 and semicolons, as Excel on a Swedish computer opens it."""
    yield b"\xef\xbb\xbf"
    yield _line(FALT)
    for row in rows:
        yield _line(guard(write_cell(row.get(namn))) for namn in FALT)


def _line(cells: Iterable[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerow(cells)
    return out.getvalue().encode()


def _xlsx(rows: Iterable[Rad]) -> Iterator[bytes]:
    """A field that is too long for a cell goes on in columns of its own, named `svar (2)` and so on."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Artiklar")
    sheet.freeze_panes = "A2"
    table = [[list(pieces(STYRTECKEN.sub("", write_cell(row.get(namn))))) for namn in FALT] for row in rows]
    widths = [max((len(row[at]) for row in table), default=1) for at in range(len(FALT))]
    names = (part_name(namn, del_) for namn, width in zip(FALT, widths, strict=True) for del_ in range(1, width + 1))
    headings = [WriteOnlyCell(sheet, value=name) for name in names]
    for cell in headings:
        cell.font = Font(bold=True)
    sheet.append(headings)
    for row in table:
        sheet.append([cell for parts, width in zip(row, widths, strict=True) for cell in parts + [""] * (width - len(parts))])
    out = io.BytesIO()
    book.save(out)
    yield out.getvalue()


def _folder(rows: Iterable[Rad]) -> Iterator[bytes]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        taken: Counter[str] = Counter()
        for row in rows:
            name = _file_name(row)
            taken[name.lower()] += 1
            number = taken[name.lower()]
            archive.writestr(name if number == 1 else f"{number}/{name}", write_markdown(row))
    yield out.getvalue()


def _file_name(row: Rad) -> str:
    stem = re.sub(r"[^\w-]+", "-", str(row["extern_id"])).strip("-") or "artikel"
    folder = re.sub(r"[^\w-]+", "-", str(row.get("amne") or "")).strip("-")
    sprak = row.get("sprak") or "sv"
    name = f"{stem}.md" if sprak == "sv" else f"{stem}.{sprak}.md"
    return f"{folder}/{name}" if folder else name


def write_markdown(row: Rad) -> str:
    """One article in one language as a file of the folder."""
    fields = {namn: value for namn, value in _filled(row).items() if value and namn not in ("svar", "steg", "sprak")}
    lines = [f"{namn} = {_toml(value)}" for namn, value in fields.items()]
    for step in row.get("steg") or []:
        lines += ["", "[[steg]]", *(f"{namn} = {_toml(value)}" for namn, value in step.items() if value)]
    return "+++\n" + "\n".join(lines) + "\n+++\n\n" + (row.get("svar") or "").strip() + "\n"


def _toml(value: Any) -> str:
    """A value as TOML writes it: JSON's strings and lists are TOML's too, but for one sign."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _filled(row: Rad) -> dict[str, Any]:
    return {namn: row[namn] for namn in FALT if row.get(namn) not in (None, "", [])}
