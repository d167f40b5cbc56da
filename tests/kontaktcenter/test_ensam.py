"""A job that is started twice runs once; the lock ends with whoever holds it."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from kontaktcenter.ensam import run_alone


def elsewhere(namn: str) -> bool:
    """Whether another process would get the lock right now."""
    got: list[bool] = []

    def ask() -> None:
        with run_alone(namn) as is_alone:
            got.append(is_alone)
        connection.close()

    in_thread(ask)
    return got[0]


def in_thread(function: Callable[[], Any]) -> None:
    """Run with a database connection of its own."""
    thread = threading.Thread(target=function)
    thread.start()
    thread.join(10)


@pytest.mark.django_db(transaction=True)
def test_the_second_one_is_told_that_it_is_not_alone() -> None:
    with run_alone("prov.jobb") as is_alone:
        assert (is_alone, elsewhere("prov.jobb")) == (True, False)


@pytest.mark.django_db(transaction=True)
def test_another_job_runs_meanwhile() -> None:
    with run_alone("prov.jobb"):
        assert elsewhere("prov.annat")


@pytest.mark.django_db(transaction=True)
def test_the_lock_ends_with_the_job_also_when_that_fails() -> None:
    with pytest.raises(ZeroDivisionError), run_alone("prov.jobb"):
        raise ZeroDivisionError
    assert elsewhere("prov.jobb")


@pytest.mark.django_db(transaction=True)
def test_the_lock_ends_with_the_connection_of_a_process_that_died() -> None:
    with run_alone("prov.jobb"):
        connection.close()
        assert elsewhere("prov.jobb")


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_the_lock_ends_with_it_even_when_it_fails() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic(), run_alone("prov.jobb"):
        assert not elsewhere("prov.jobb")
        raise ZeroDivisionError
    assert elsewhere("prov.jobb")
