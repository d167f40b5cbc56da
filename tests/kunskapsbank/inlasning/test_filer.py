import io
import json
import zipfile

import openpyxl
import pytest

from kunskapsbank.inlasning import Filfel, guess_format, read_rows, write_rows
from kunskapsbank.inlasning.lasning import check_size

RAD = {
    "extern_id": "sopor-1",
    "sprak": "sv",
    "titel": "När hämtas soporna?",
    "kort_svar": "Varannan vecka.",
    "svar": "Soporna hämtas varannan vecka.\n\n## Så gör du\n- ställ ut kärlet",
    "sokord": ["sopor", "hämtning, avfall"],
    "intern_not": "Ring Åke; inte Örjan",
    "steg": [{"rubrik": "Ställ ut", "underlag": ["kärl"]}],
    "slag": "guide",
    "amne": "avfall",
    "arendetyper": ["fraga-avfall"],
    "relaterade": ["sopor-2"],
}


def rows(data: bytes, format_: str) -> list:
    return list(read_rows(data, format_))


def make_zip(**files: bytes) -> bytes:
    return make_zip_of({name.replace("_md", ".md"): content for name, content in files.items()})


def make_zip_of(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("format_", ["csv", "xlsx", "json", "jsonl", "markdown"])
def test_what_is_written_is_read_as_the_same(format_: str) -> None:
    (rad,) = rows(b"".join(write_rows([RAD], format_)), format_)
    assert (rad.fel, {k: v for k, v in rad.varden.items() if v}) == ([], RAD)


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+46701740605", "-1", "@SUM(A1)", "'=1", "''", " =1"])
def test_a_spreadsheet_runs_nothing_of_what_we_write_and_it_comes_back_as_it_was(format_: str, text: str) -> None:
    data = b"".join(write_rows([RAD | {"svar": text}], format_))
    assert rows(data, format_)[0].varden["svar"] == text
    if format_ == "csv" and text != "''":
        assert f";{text};" not in data.decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("skilje", [";", ",", "\t"])
def test_tables_are_read_whatever_program_has_saved_them(encoding: str, skilje: str) -> None:
    text = skilje.join(["id", "Fråga", "Kort svar"]) + "\r\n" + skilje.join(["1", "Får man åka båt?", "Ja."])
    assert rows(text.encode(encoding), "csv")[0].varden == {"extern_id": "1", "titel": "Får man åka båt?", "kort_svar": "Ja."}


@pytest.mark.parametrize(
    ("data", "format_", "mening"),
    [
        (b"", "csv", "tom"),
        (b"\n\n", "csv", "tom"),
        (b"id;titel;hemligt\n1;A;B", "csv", "hemligt"),
        (b"hej;hopp\n1;2", "csv", "rubriker"),
        (b"id;titel;titel\n1;A;B", "csv", "två gånger"),
        (b"id;titel\n1;A\x00B", "csv", "nolltecken"),
        (b"\x89PNG\r\n", "csv", "PNG"),
        (b"\xd0\xcf\x11\xe0 xls", "csv", "xls"),
        (b"\xff\xfeh", "csv", "teckenkodning"),
        (b"PK\x03\x04skadad", "xlsx", "skadad. Spara den igen som Excel"),
        (b"hej", "xlsx", "skadad. Spara den igen som Excel"),
        (b'[{"titel": "a",\n"svar" "b"}]', "json", "Filen är inte giltig JSON. Felet är på rad 2, tecken 8."),
        (b"[" + b"9" * 5_000 + b"]", "json", "Filen har ett tal som är för stort för att läsas."),
        (b"[" * 100_000, "json", "djupt"),
        (b"[]", "json", "tom"),
        (b'"hej"', "json", "lista"),
        (b"hej\nhopp", "jsonl", "JSON-objekt"),
        (b"   ", "jsonl", "tom"),
        (make_zip(a=b"x"), "markdown", ".md"),
        (b"x", "markdown", "zip"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(data: bytes, format_: str, mening: str) -> None:
    with pytest.raises(Filfel, match=mening):
        rows(data, format_)


@pytest.mark.parametrize("format_", ["csv", "json", "markdown"])
def test_what_is_not_understood_what_is_missing_and_what_is_allowed_are_told(format_: str) -> None:
    data = {
        "csv": b"extern_id;hemligt;farg\n1;A;B",
        "json": b'[{"extern_id": "1", "hemligt": "A", "farg": "B"}]',
        "markdown": make_zip(a_md=b'+++\nhemligt = "A"\nfarg = "B"\n+++\nSvar'),
    }[format_]
    try:
        (said,) = rows(data, format_)[0].fel
    except Filfel as error:
        said = str(error)
    assert "De här fälten känns inte igen: ”hemligt”, ”farg”." in said and "Det här saknas: titel." in said
    assert "Fälten kan heta: extern_id, sprak, titel," in said and len(said) <= 500


def test_a_table_without_ids_is_told_once() -> None:
    with pytest.raises(Filfel, match="Kolumnen ”extern_id” saknas"):
        rows(b"titel;svar\nA;B\nC;D", "csv")


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(Filfel, match="200 MB"):
        check_size(200 * 1024 * 1024)


def test_a_zip_that_grows_without_end_is_refused_unread() -> None:
    bomb = make_zip(a_md=b"\0" * (101 * 1024 * 1024))
    with pytest.raises(Filfel, match="för stor"):
        rows(bomb, "markdown")
    with pytest.raises(Filfel, match="för stor"):
        rows(bomb, "xlsx")


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    data = bytearray(make_zip(a_md=b"+++\n+++\n" + b"a" * 5_000))
    where = data.rindex(b"PK\x01\x02")
    data[where + 24 : where + 28] = (10).to_bytes(4, "little")
    with pytest.raises(Filfel):
        rows(bytes(data), "markdown")


def test_a_formula_is_told_of_and_not_read() -> None:
    book = openpyxl.Workbook()
    book.active.append(["id", "titel"])
    book.active.append(["1", "=1+1"])
    out = io.BytesIO()
    book.save(out)
    (rad,) = rows(out.getvalue(), "xlsx")
    assert "B2" in rad.fel[0] and not rad.varden


def test_numbers_in_excel_are_read_as_they_look() -> None:
    book = openpyxl.Workbook()
    book.active.append(["id", "titel"])
    book.active.append([17.0, 3.5])
    out = io.BytesIO()
    book.save(out)
    assert rows(out.getvalue(), "xlsx")[0].varden == {"extern_id": "17", "titel": "3.5"}


def test_a_broken_line_is_told_of_by_itself() -> None:
    good, broken, unknown, lista = rows(b'{"id": "1", "titel": "A"}\n{"id": \n{"id": "2", "x": 1}\n[1]', "jsonl")
    assert (good.fel, bool(broken.fel), "x" in unknown.fel[0], bool(lista.fel)) == ([], True, True, True)


@pytest.mark.parametrize("shifted", ["1;;A", "1;A;", "1;A;B", "1"])
def test_a_row_with_another_number_of_columns_is_told_of_and_not_read(shifted: str) -> None:
    first, second = rows(f"id;titel\n{shifted}\n2;C".encode(), "csv")
    assert "fält men rubrikraden 2" in first.fel[0] and not first.varden and not second.fel


def test_a_row_of_a_sheet_with_more_than_the_headings_is_told_of() -> None:
    book = openpyxl.Workbook()
    for cells in (["id", "titel"], ["1", "A", "B"], ["2", "C", None]):
        book.active.append(cells)
    out = io.BytesIO()
    book.save(out)
    assert ["fler kolumner" in str(row.fel) for row in rows(out.getvalue(), "xlsx")] == [True, False]


def test_rows_have_the_numbers_that_the_sheet_shows() -> None:
    assert [row.nummer for row in rows(b'id;titel\n1;"A\nB"\n;\n2;C', "csv")] == [2, 4]


def test_words_may_stand_in_one_cell() -> None:
    for text in ("sopor|avfall", "sopor; avfall", "sopor, avfall", "sopor\navfall"):
        assert rows(json.dumps([{"id": "1", "sokord": text}]).encode(), "json")[0].varden["sokord"] == ["sopor", "avfall"]


def test_a_folder_tells_id_and_language_by_the_names_of_its_files() -> None:
    file = b'+++\ntitel = "Sopor"\n+++\n\nSvar.\n'
    found = rows(make_zip_of({"avfall/sopor.md": file, "avfall/sopor.en.md": file, "__MACOSX/x.md": b"x"}), "markdown")
    assert [(r.varden["extern_id"], r.varden["sprak"]) for r in found] == [("sopor", "sv"), ("sopor", "en")]
    assert {r.varden["svar"] for r in found} == {"Svar."}


@pytest.mark.parametrize("content", [b"utan huvud", b"+++\ntitel = \n+++\n", b"+++\nhemligt = 1\n+++\n", b"\x89PNG"])
def test_a_file_of_a_folder_that_cannot_be_read_is_told_of_by_its_name(content: bytes) -> None:
    (rad,) = rows(make_zip(sopor_md=content), "markdown")
    assert "sopor.md" in rad.fel[0]


@pytest.mark.parametrize(("namn", "format_"), [("A.CSV", "csv"), ("b.xlsx", "xlsx"), ("c.jsonl", "jsonl"), ("d.zip", "markdown")])
def test_the_name_tells_the_format(namn: str, format_: str) -> None:
    assert guess_format(namn) == format_


def test_a_name_that_tells_no_format_is_refused() -> None:
    with pytest.raises(Filfel, match="ska sluta på"):
        guess_format("artiklar.doc")
