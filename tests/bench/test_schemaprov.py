"""The adapter of the public roster tests: what a file says becomes rules that mean the same."""

import time

import pytest

from servicekontor.bemanning.granska import count_breaches
from servicekontor.bemanning.losare import solve
from servicekontor.bemanning.varden import Passlag, Schemalage
from tests.bench.__main__ import main
from tests.bench.delar.schema.format import read_problem
from tests.bench.delar.schema.kontroll import LITEN
from tests.bench.delar.schema.prov import is_asked, two_cores


def test_a_file_becomes_a_problem_whose_best_roster_is_known() -> None:
    """By hand: A works Monday and Tuesday, B Wednesday. One is missing on Monday (100), and A wished for Wednesday (3)."""
    result = solve(read_problem(LITEN), sekunder=5, arbetare=1)
    assert (result.framsteg.varde, result.framsteg.grans) == (103, 103)


def test_a_day_off_that_is_worked_breaks_what_must_hold() -> None:
    """B is off on the first day."""
    check = count_breaches(read_problem(LITEN), Schemalage.of([("B", Passlag(0, 0, 480, typ="D"))]))
    assert "lediga" in {brott.regel.id for brott in check.tvingande}


def test_another_file_is_refused() -> None:
    """In words."""
    with pytest.raises(ValueError, match="inget schemaprov"):
        read_problem("SECTION_NAGOT\n1\n")


def test_bench_tells_value_bound_and_time(tmp_path, capsys) -> None:
    """One line for each file and seed."""
    (tmp_path / "liten.txt").write_text(LITEN)
    assert main(["schema", str(tmp_path / "liten.txt"), "--sekunder", "5", "--arbetare", "1"]) == 0
    assert "värde 103  gräns 103" in capsys.readouterr().out


def test_time_is_counted_as_two_cores_would_have_taken(tmp_path, capsys) -> None:
    """Half of what all threads used of a processor, whatever else the machine does; and the large size has a name."""
    before = time.process_time()
    solve(read_problem(LITEN), sekunder=5, arbetare=1, klocka=two_cores)
    assert 0 <= two_cores() - before / 2 < 5
    assert is_asked(["schema", "stor", "--processor"])
    assert not is_asked(["schema"])


def test_a_file_that_is_not_there_is_told(tmp_path, capsys) -> None:
    """And the exit status says it."""
    assert main(["schema", str(tmp_path / "borta.txt")]) == 1
    assert "går inte att läsa" in capsys.readouterr().err
