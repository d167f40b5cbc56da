"""Two who wait for each other: the one that the database gives up is done once more, and then answered."""

import json
from collections.abc import Callable
from threading import Barrier

import pytest
from django.db import OperationalError, connection, transaction
from django.test import RequestFactory

from kontaktcenter.api.fel import handle_exception
from kontaktcenter.databasfel import is_database_away
from kontaktcenter.ensam import wait_until_commit
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.middleware import VerksamhetsfelMiddleware
from kontaktcenter.transaktion import in_transaction
from tests.samtidigt import at_once

pytestmark = pytest.mark.django_db(transaction=True)
GE_UPP = "DO $$ BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = %s; END $$"


def given_up(kod: str = "40P01") -> None:
    with connection.cursor() as cursor:
        cursor.execute(GE_UPP, [kod])


def crossing(first: str, second: str, met: Barrier, runs: list[str]) -> Callable[[], str]:
    """Takes two locks, and the second, the first time, only when the other has taken one too."""

    @in_transaction
    def action() -> str:
        wait_until_commit(first)
        runs.append(first)
        if runs.count(first) == 1:
            met.wait(timeout=10)
        wait_until_commit(second)
        return first

    return action


def test_who_is_given_up_in_a_deadlock_is_done_once_more() -> None:
    met, runs = Barrier(2), []
    assert at_once(crossing("a", "b", met, runs), crossing("b", "a", met, runs)) == ["a", "b"]
    assert len(runs) == 3


def test_who_is_given_up_twice_is_told_that_somebody_else_was_at_it() -> None:
    with pytest.raises(OtillatenHandling, match="Någon annan har ändrat detta"):
        in_transaction(given_up)()


def test_what_is_around_an_action_is_done_again_and_not_the_action_alone() -> None:
    with pytest.raises(OperationalError), transaction.atomic():
        in_transaction(given_up)()


def test_another_error_of_the_database_is_not_tried_again() -> None:
    with pytest.raises(OperationalError):
        in_transaction(given_up)("53100")


def test_a_deadlock_that_reaches_a_page_is_answered_with_a_sentence(rf: RequestFactory) -> None:
    answer = VerksamhetsfelMiddleware(lambda request: None).process_exception(rf.get("/", headers={"accept": "application/json"}), _error())
    assert answer.status_code == 409
    assert json.loads(answer.content)["fel"] == "Någon annan har ändrat detta. Ladda om sidan och försök igen."


def test_a_deadlock_that_reaches_the_api_is_answered_with_a_sentence() -> None:
    assert handle_exception(_error(), {}).status_code == 409


def test_work_that_is_too_large_is_not_a_database_that_is_away() -> None:
    assert [is_database_away(_error(kod)) for kod in ("54000", "53300", "40P01")] == [False, True, True]


def _error(kod: str = "40P01") -> OperationalError:
    with pytest.raises(OperationalError) as caught:
        given_up(kod)
    return caught.value
