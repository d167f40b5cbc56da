"""What is written out and read in again is the same to the last sign, however long it is and whatever separates its words."""

import csv
import io

import openpyxl
import pytest

from kunskapsbank.inlasning import Filfel, read_rows, write_rows

RAD = {"extern_id": "1", "sprak": "sv", "titel": "Vad kostar det?", "svar": "Ja."}


def there_and_back(format_: str, **falt: object) -> dict:
    data = b"".join(write_rows([RAD, RAD | falt], format_))
    _first, rad = read_rows(data, format_)
    assert rad.fel == []
    return rad.varden


@pytest.mark.parametrize("format_", ["csv", "xlsx", "json", "jsonl", "markdown"])
@pytest.mark.parametrize(
    "sokord",
    [["el, gas"], ["el, gas", "värme"], ["el|gas"], ["el; gas", "värme"], ['["el"]'], ["[el]"], ["=el", "gas"], ['el "gas"', "a,b"]],
)
def test_words_come_back_as_they_were_whatever_stands_in_them(format_: str, sokord: list[str]) -> None:
    assert there_and_back(format_, sokord=sokord)["sokord"] == sokord


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_an_id_with_a_comma_comes_back_as_one(format_: str) -> None:
    assert there_and_back(format_, relaterade=["sopor, 1"])["relaterade"] == ["sopor, 1"]
    assert there_and_back(format_, relaterade=["a,1", "b;2"])["relaterade"] == ["a,1", "b;2"]


@pytest.mark.parametrize("svar", ["å" * 32_768, "=" * 100_000, "😀" * 40_000, "a" * 31_999 + "'=1" + "b" * 32_000], ids=len)
def test_a_text_that_is_longer_than_a_cell_of_excel_can_be_comes_back_whole(svar: str) -> None:
    assert there_and_back("xlsx", svar=svar)["svar"] == svar


def test_no_cell_of_an_excel_file_is_longer_than_excel_reads() -> None:
    data = b"".join(write_rows([RAD | {"svar": "😀" * 40_000, "intern_not": "n" * 10_000}], "xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    cells = [str(cell.value or "") for row in sheet.iter_rows() for cell in row]
    assert max(len(text.encode("utf-16-le")) // 2 for text in cells) <= 32_767
    assert "svar (2)" in cells and "intern_not (2)" not in cells


RISKABLA = [
    "=1",
    "+1",
    "-1",
    "@a",
    "\t=1",
    "\n=1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff20a",
    "\u00a0=1",
    "\u200b=1",
    "'\uff1d1",
    "' \u00a0=1",
]


@pytest.mark.parametrize("text", [*RISKABLA, "''", "'a", "[1]"])
@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_text_comes_back_as_it_was_whatever_it_begins_with(format_: str, text: str) -> None:
    assert there_and_back(format_, svar=text)["svar"] == text


@pytest.mark.parametrize("text", [*RISKABLA, "\r=1"])
def test_what_a_spreadsheet_could_run_stands_behind_a_barrier(text: str) -> None:
    data = b"".join(write_rows([RAD | {"svar": text}], "csv")).decode("utf-8-sig")
    _heading, row = csv.reader(io.StringIO(data, newline=""), delimiter=";")
    assert row[4] == f"'{text}"


def test_a_piece_that_lacks_its_beginning_is_told_of() -> None:
    with pytest.raises(Filfel, match="svar \\(2\\)"):
        list(read_rows(b"id;titel;svar (2)\n1;A;B", "csv"))
