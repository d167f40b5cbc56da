"""Where a visitor of the demo municipality can go."""

from datetime import date, time

import pytest

from servicekontor.demodata.oppet import find_kontor

LOTTER = [n / 100 for n in range(100)]


def open_at(datum: date, klockslag: time) -> set[str]:
    return {find_kontor(datum, klockslag, lott) for lott in LOTTER}


@pytest.mark.parametrize(
    ("datum", "klockslag", "koder"),
    [
        (date(2026, 3, 9), time(8, 30), {"centrum"}),
        (date(2026, 3, 9), time(17, 30), {"centrum", "sodra", "strandsund", "asmark"}),
        (date(2026, 3, 13), time(17, 30), {""}),
        (date(2026, 3, 14), time(11), {""}),
    ],
)
def test_only_what_is_open_is_visited(datum: date, klockslag: time, koder: set[str]) -> None:
    assert open_at(datum, klockslag) == koder


def test_all_eight_offices_are_visited_and_the_bus_where_it_stops() -> None:
    tuesday = date(2026, 3, 10)
    assert len(open_at(tuesday, time(11)) - {"bussen"}) == 8
    assert "bussen" in open_at(tuesday, time(11)) and "bussen" not in open_at(tuesday, time(12, 30))
    assert "bussen" not in open_at(date(2026, 3, 11), time(11))


def test_the_evening_tour_goes_in_odd_weeks_only() -> None:
    assert "bussen" in open_at(date(2026, 3, 12), time(17))
    assert "bussen" not in open_at(date(2026, 3, 19), time(17))


def test_the_busiest_office_is_visited_most() -> None:
    drawn = [find_kontor(date(2026, 3, 9), time(11), lott) for lott in LOTTER]
    assert max(set(drawn), key=drawn.count) == "centrum"
