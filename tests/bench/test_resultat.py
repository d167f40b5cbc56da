"""How figures are told, and what `./kc bench` refuses before it measures anything."""

import json

import pytest

from tests.bench.__main__ import main
from tests.bench.resultat import Matt, median, p95, times


def test_json_line_has_the_five_agreed_keys() -> None:
    line = Matt("kön, median", 41.5, "ms", krav=50).as_json()
    assert json.loads(line) == {"matt": "kön, median", "varde": 41.5, "enhet": "ms", "krav": 50, "ok": True}
    assert "\n" not in line and "kön" in line


@pytest.mark.parametrize(("varde", "krav", "ok"), [(1.2, 1.2, True), (1.21, 1.2, False), (0.9, 1.2, True), (9000.0, None, True)])
def test_figure_is_ok_up_to_its_demand(varde: float, krav: float | None, ok: bool) -> None:
    assert Matt("kön", varde, "gånger", krav).ok is ok


def test_line_for_people_says_no_when_the_demand_is_missed() -> None:
    assert Matt("kön", 1.5, "gånger", 1.2).as_line().endswith("högst 1.2  NEJ")
    assert Matt("kön", 1.1, "gånger", 1.2).as_line().endswith("högst 1.2  ja")
    assert Matt("kön", 41.5, "ms").as_line().endswith("41.50 ms")


def test_median_and_p95_are_not_moved_by_one_slow_answer() -> None:
    tider = [0.010] * 38 + [0.020, 5.0]
    assert median(tider) == 0.010
    assert p95(tider) == pytest.approx(0.010, abs=0.001)


def test_p95_is_the_time_that_one_in_twenty_is_above() -> None:
    assert p95([float(n) for n in range(101)]) == 95


def test_times_are_told_in_milliseconds() -> None:
    told = list(times("kön", [0.010, 0.020, 0.030]))
    assert [(matt.matt, matt.enhet) for matt in told] == [("kön, median", "ms"), ("kön, p95", "ms")]
    assert told[0].varde == pytest.approx(20)


def test_unknown_part_is_refused_with_the_ones_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["finnsinte"])
    assert refused.value.code == 2
    told = capsys.readouterr().err
    assert "okänd del: finnsinte" in told and "grund" in told


def test_production_is_never_filled_with_demo_cases(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("KC_MILJO", "produktion")
    assert main(["grund"]) == 1
    assert "aldrig i produktion" in capsys.readouterr().err
