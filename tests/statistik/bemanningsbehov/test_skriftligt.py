"""Written work: done in time, never cheaper otherwise, first by who is there anyway."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from statistik.bemanningsbehov.erlang import Behovsfel
from statistik.bemanningsbehov.jamforelse import Gap, Lucka, find_gaps
from statistik.bemanningsbehov.skriftligt import HALVTIMME, Arbete, spread

OPPET = np.ones(8, dtype=bool)
ett = st.tuples(st.integers(0, 6), st.integers(1, 4), st.floats(0, 20_000)).map(lambda t: Arbete(t[0], t[0] + t[1], t[2]))
arbeten = st.lists(ett, min_size=1, max_size=8)


def test_work_is_spread_evenly_before_its_deadline() -> None:
    assert spread([Arbete(2, 6, 4 * HALVTIMME)], OPPET).personer == pytest.approx([0, 0, 1, 1, 1, 1, 0, 0])


def test_work_goes_first_to_who_has_nothing_else_to_do() -> None:
    ledigt = np.array([0, 3, 0, 0, 0, 0, 0, 0])
    assert spread([Arbete(0, 4, 3 * HALVTIMME)], OPPET, ledigt).personer == pytest.approx([0, 3, 0, 0, 0, 0, 0, 0])


def test_work_is_put_where_it_costs_least() -> None:
    kostnad = np.array([2, 2, 1, 2, 2, 2, 2, 2.0])
    assert spread([Arbete(0, 4, 2 * HALVTIMME)], OPPET, kostnad=kostnad).personer == pytest.approx([0, 0, 2, 0, 0, 0, 0, 0])


def test_work_waits_over_the_night() -> None:
    oppet = np.array([1, 1, 0, 0, 0, 1, 1, 1], dtype=bool)
    assert spread([Arbete(1, 7, 3 * HALVTIMME)], oppet).personer == pytest.approx([0, 1, 0, 0, 0, 1, 1, 0])


def test_work_that_nobody_is_there_for_is_told() -> None:
    found = spread([Arbete(0, 2, HALVTIMME), Arbete(2, 4, HALVTIMME)], np.array([0, 0, 1, 1], dtype=bool))
    assert found.for_sent == pytest.approx([1, 0])
    assert found.personer.sum() == pytest.approx(1)


@settings(max_examples=60)
@given(arbeten=arbeten)
@example(arbeten=[Arbete(0, 2, 1e-05)])
def test_all_work_is_done_in_its_time_or_told(arbeten) -> None:
    found = spread(arbeten, OPPET)
    assert found.personer.sum() + found.for_sent.sum() == pytest.approx(sum(a.sekunder for a in arbeten) / HALVTIMME, abs=1e-6)
    for end in range(1, 9):
        due = sum(a.sekunder / HALVTIMME for a in arbeten if a.till <= end)
        assert found.personer[:end].sum() + found.for_sent.sum() >= due - 1e-6


def test_work_without_meaning_is_refused_in_swedish() -> None:
    with pytest.raises(Behovsfel, match="Skriftligt arbete"):
        spread([Arbete(3, 3, 60)], OPPET)


def test_gaps_are_counted_of_the_open_half_hours_only() -> None:
    assert find_gaps([None, 3, 2, 4, None], [0, 3, 4, 1, 0]) == Gap(1, 3, (Lucka(3, 3),))


def test_nothing_open_has_no_share() -> None:
    assert find_gaps([None], [2]).andel is None
