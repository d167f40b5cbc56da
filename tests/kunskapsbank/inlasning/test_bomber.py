"""Excel files that are small to send and take long to read: told of at once, in a sentence."""

import io
import time
import zipfile
from collections.abc import Iterator

import openpyxl
import pytest

from kunskapsbank.inlasning import Filfel, excel, read_rows, write_rows
from tests.kunskapsbank.inlasning.test_rundtur import RAD

BLAD = "xl/worksheets/sheet1.xml"
HUVUD = '<row r="1"><c r="A1" t="inlineStr"><is><t>extern_id</t></is></c></row>'


def make_book(sheet: str, part: str = BLAD) -> bytes:
    """A book of ours whose first sheet, or another part, holds `sheet` instead."""
    whole = zipfile.ZipFile(io.BytesIO(b"".join(write_rows([RAD], "xlsx"))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in {*whole.namelist(), part}:
            archive.writestr(name, sheet if name == part else whole.read(name))
    return out.getvalue()


def make_sheet(rows: str, dimension: str = "A1:A2") -> str:
    xmlns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{xmlns}"><dimension ref="{dimension}"/><sheetData>{HUVUD}{rows}</sheetData></worksheet>'


def refuse(data: bytes, mening: str) -> float:
    """Seconds until the file was refused with the sentence."""
    start = time.process_time()
    with pytest.raises(Filfel, match=mening):
        list(read_rows(data, "xlsx"))
    return time.process_time() - start


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2">' + '<c s="1"/>' * 1_000_000 + "</row>",
        '<row r="2">' + '<c r="ZZ9" s="1"></c>' * 1_000_000 + "</row>",
        "<row/>" * 3_100_000,
    ],
    ids=["celler i en rad", "samma cell", "rader"],
)
def test_millions_of_empty_cells_are_counted_and_not_read(rows: str) -> None:
    data = make_book(make_sheet(rows))
    assert len(data) < 1_000_000
    assert refuse(data, "för många celler") < 20


def test_millions_of_shared_texts_are_counted_and_not_read() -> None:
    assert refuse(make_book("<sst>" + "<si><t/></si>" * 2_000_000 + "</sst>", "xl/sharedStrings.xml"), "för många celler") < 20


def test_huge_gaps_between_few_rows_are_not_walked_for_minutes() -> None:
    rows = "".join(f'<row r="{n * 900}"><c r="A{n * 900}" t="inlineStr"><is><t>x</t></is></c></row>' for n in range(1, 20_000))
    assert refuse(make_book(make_sheet(rows, "A1:XFD99999999")), "tomma rader") < 20


def test_a_sheet_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    clock: Iterator[float] = iter(range(0, 10_000_000, 40))
    monkeypatch.setattr(excel, "monotonic", lambda: next(clock))
    refuse(b"".join(write_rows([RAD] * 3, "xlsx")), "tar för lång tid")


def test_a_file_that_declares_names_of_its_own_is_refused() -> None:
    refuse(make_book('<!DOCTYPE x [<!ENTITY a "aa">]>' + make_sheet("")), "skadad")


def test_a_book_with_a_few_styled_empty_cells_is_read() -> None:
    book = openpyxl.Workbook()
    book.active.append(["id", "titel"])
    book.active.append(["1", "Vad?"])
    book.active["CV2000"].font = openpyxl.styles.Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    assert [rad.varden["titel"] for rad in read_rows(out.getvalue(), "xlsx")] == ["Vad?"]
