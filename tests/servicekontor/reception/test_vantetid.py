"""How long the wait will be, and how true such words have been."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicekontor.turordning import turn_of
from servicekontor.vantetid import LANGST_VANTAN, VANLIG_BETJANING, Traffsakerhet, estimate_wait, judge_estimates, typical_service

TIO = timedelta(minutes=10)
NIO = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("framfor", "upptagna", "diskar", "minuter"),
    [(0, 0, 1, 0), (0, 0, 0, 0), (0, 1, 1, 5), (1, 1, 1, 15), (3, 1, 1, 35), (3, 2, 2, 15), (2, 0, 1, 20), (500, 1, 1, LANGST_VANTAN)],
)
def test_the_wait_follows_the_queue_and_the_desks(framfor: int, upptagna: int, diskar: int, minuter: int) -> None:
    assert estimate_wait(framfor=framfor, upptagna=upptagna, diskar=diskar, betjaning=TIO) == minuter


@given(st.integers(0, 60), st.integers(0, 6), st.integers(0, 6))
def test_one_more_before_never_makes_the_wait_shorter_nor_one_more_desk_longer(framfor: int, upptagna: int, diskar: int) -> None:
    here = estimate_wait(framfor=framfor, upptagna=upptagna, diskar=diskar, betjaning=TIO)
    assert here <= estimate_wait(framfor=framfor + 1, upptagna=upptagna, diskar=diskar, betjaning=TIO)
    assert here >= estimate_wait(framfor=framfor, upptagna=upptagna, diskar=diskar + 1, betjaning=TIO)


def test_one_long_visit_does_not_move_what_is_typical() -> None:
    tider = [timedelta(minutes=m) for m in (4, 5, 6, 5, 90)]
    assert typical_service(tider) == timedelta(minutes=5)
    assert typical_service(tider[:4]) == VANLIG_BETJANING


def test_estimates_are_judged_by_what_became_of_them() -> None:
    assert judge_estimates([(10, 12), (10, 5), (0, 20), (30, 10)]) == Traffsakerhet(antal=4, andel=50, medianfel=12, for_korta=25)
    assert judge_estimates([]) is None


def test_precedence_is_worth_five_minutes_a_step_and_ends() -> None:
    urgent = turn_of(tagen=NIO + timedelta(minutes=9), prioritet=2)
    assert urgent < turn_of(tagen=NIO, prioritet=0) < turn_of(tagen=NIO + timedelta(minutes=11), prioritet=2)


def test_a_booked_visitor_counts_from_the_booked_time_however_early_the_ticket_was_taken() -> None:
    bokad = NIO + timedelta(hours=2)
    assert turn_of(tagen=NIO, prioritet=9, bokad=bokad) == turn_of(tagen=bokad, prioritet=0, bokad=bokad)
    assert turn_of(tagen=NIO + timedelta(hours=1), prioritet=0) < turn_of(tagen=NIO, prioritet=0, bokad=bokad)
