"""The forecast's bench on files: what a file may look like, and what is said of what cannot be used."""

import json
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from tests.bench.__main__ import main
from tests.bench.delar.prognos.fil import SVENSK, read_text

TRE = "2026-01-05T08:00:00+01:00,5\n2026-01-05T08:30:00+01:00,7\n2026-01-06T08:00:00+01:00,9\n"


def swedish_mornings(dagar: int = 84, zon=SVENSK) -> str:
    """Twenty calls at eight by the Swedish clock, from the middle of February 2026."""
    start = datetime(2026, 2, 16, 8, tzinfo=SVENSK)
    return "".join(f"{(start + timedelta(days=n)).astimezone(zon).isoformat()},{20 + n % 7}\n" for n in range(dagar))


def test_rows_become_half_hours_with_or_without_header() -> None:
    assert read_text("start,antal\n" + TRE).serie.antal[0, 16:18].tolist() == read_text(TRE).serie.antal[0, 16:18].tolist() == [5, 7]


def test_semicolons_and_decimal_commas_are_read() -> None:
    assert read_text("tid;antal\n2026-01-05 08:00+01:00;5,5\n").serie.antal[0, 16] == 5.5


def test_five_minutes_are_added_up() -> None:
    assert read_text("2026-01-05T08:00+01:00,5\n2026-01-05T08:25+01:00,7\n").serie.antal[0, 16] == 12


@pytest.mark.parametrize(
    ("rad", "mening"),
    [
        ("2026-01-05T08:00:00,5", "Rad 4 hoppas över: tiden saknar tidszon, till exempel +01:00."),
        ("i går,5", "Rad 4 hoppas över: ”i går” är ingen tid som 2026-11-23T08:00:00+01:00."),
        ("2026-01-05T09:00+01:00,många", "Rad 4 hoppas över: ”många” är inget antal."),
        ("2026-01-05T09:00+01:00,-1", "Rad 4 hoppas över: ”-1” är inget antal."),
        ("2026-01-05T09:00+01:00,nan", "Rad 4 hoppas över: ”nan” är inget antal."),
        ("ensam", "Rad 4 hoppas över: där ska stå en tid och ett antal."),
        ("2026-01-05T08:30:00+01:00,8", "Rad 4 hoppas över: samma tid står redan på rad 2."),
    ],
)
def test_a_row_that_cannot_be_used_is_told_and_left(rad: str, mening: str) -> None:
    found = read_text(TRE + rad + "\n")
    assert mening in found.anmarkningar
    assert found.rader == 3


def test_a_gap_is_unknown_and_not_nought() -> None:
    rows = swedish_mornings(21).splitlines(keepends=True)
    found = read_text("".join(rows[:8] + rows[9:]))
    assert np.isnan(found.serie.antal[8, 16])
    assert "1 halvtimmar som annars finns saknas i filen. De räknas som okända, inte som noll." in found.anmarkningar


def test_universal_time_with_a_swedish_pattern_is_read_by_the_swedish_clock() -> None:
    found = read_text(swedish_mornings(zon=UTC))
    assert found.is_swedish and not np.isnan(found.serie.antal[:, 16]).any()


def test_universal_time_whose_pattern_knows_no_summer_time_is_read_as_it_stands() -> None:
    start = datetime(2026, 2, 16, 8, tzinfo=UTC)
    found = read_text("".join(f"{(start + timedelta(days=n)).isoformat()},{20 + n % 7}\n" for n in range(84)))
    assert not found.is_swedish and not np.isnan(found.serie.antal[:, 16]).any()


def test_the_hour_that_autumn_gives_twice_is_no_duplicate() -> None:
    found = read_text("2026-10-25T02:00+02:00,10\n2026-10-25T02:00+01:00,20\n")
    assert found.serie.antal[0, 4] == 15
    assert (found.serie.forsta, found.rader) == (date(2026, 10, 25), 2)


@pytest.mark.parametrize("innehall", [b"", b"start,antal\n", b"a,b\nc,d\n", b"\xff\xfe\x00", b"2026-01-05T08:00:00+01:00,5\n"])
def test_a_file_that_cannot_be_used_is_told_in_a_sentence(tmp_path, capsys, innehall: bytes) -> None:
    (tmp_path / "serie.csv").write_bytes(innehall)
    assert main(["prognos", str(tmp_path / "serie.csv")]) == 1
    assert capsys.readouterr().err.strip().endswith(".")


def test_a_file_that_is_not_there_is_told(tmp_path, capsys) -> None:
    assert main(["prognos", str(tmp_path / "borta.csv")]) == 1
    assert "borta.csv: Filen går inte att läsa." in capsys.readouterr().err


def test_the_bench_tells_errors_coverage_and_seconds(tmp_path, capsys) -> None:
    (tmp_path / "serie.csv").write_text(swedish_mornings(140))
    main(["prognos", str(tmp_path / "serie.csv"), "--ursprung", "10", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert told["mot"].keys() == {"veckonaiv", "medel4", "median6"}
    assert told["tackning"].keys() == {"80%", "95%"}
    assert told["sekunder"] >= 0
