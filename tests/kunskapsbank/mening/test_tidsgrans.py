"""Work with a time limit: who waits too long goes on without it, and slow work never piles up."""

import threading
from collections.abc import Iterator

import pytest

from kunskapsbank.mening.tidsgrans import ForSent, Tidsgrans


@pytest.fixture
def hinder() -> Iterator[threading.Event]:
    """Work waits for it; in the end it is always let go."""
    event = threading.Event()
    yield event
    event.set()


def test_work_in_time_gives_what_it_gives() -> None:
    assert Tidsgrans().run(lambda: 7, 5) == 7


def test_fault_of_the_work_is_raised_where_it_was_asked_for() -> None:
    with pytest.raises(ZeroDivisionError):
        Tidsgrans().run(lambda: 1 // 0, 5)


def test_slow_work_is_given_up_on(hinder: threading.Event) -> None:
    with pytest.raises(ForSent):
        Tidsgrans().run(hinder.wait, 0.01)


def test_while_slow_work_runs_nothing_new_is_begun_and_nobody_waits(hinder: threading.Event) -> None:
    grans, begun = Tidsgrans(), []
    with pytest.raises(ForSent):
        grans.run(hinder.wait, 0.01)
    before = threading.active_count()
    for _ in range(20):
        with pytest.raises(ForSent):
            grans.run(lambda: begun.append(1), 0.01)
    assert begun == [] and threading.active_count() == before


def test_after_slow_work_has_ended_there_is_room_again(hinder: threading.Event) -> None:
    grans, ended = Tidsgrans(), threading.Event()
    with pytest.raises(ForSent):
        grans.run(lambda: hinder.wait() and ended.set(), 0.01)
    hinder.set()
    assert ended.wait(5)
    assert grans.run(lambda: 7, 5) == 7


def test_two_at_once_take_turns() -> None:
    grans, at_once, most = Tidsgrans(), [], []

    def work() -> None:
        at_once.append(1)
        most.append(len(at_once))
        at_once.pop()

    threads = [threading.Thread(target=grans.run, args=(work, 5)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 6
