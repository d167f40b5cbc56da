"""Transactions that are not over yet, and two who count at once."""

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection, transaction

from arenden.models import Handelse
from arenden.status import Handelsetyp
from statistik.actions import count_pending, rakning
from statistik.models import Dagsvarde, RordDag
from tests.statistik.handelser import FORSTA

pytestmark = pytest.mark.django_db(transaction=True)


def contact(efter: timedelta = timedelta()) -> None:
    """One contact, of no center: making that one would wait for whoever does so too."""
    Handelse.objects.create(typ=Handelsetyp.KONTAKT_REGISTRERAD, tid=FORSTA + efter, kanal="telefon")


def counted() -> int | None:
    """How many contacts of the day are counted."""
    return Dagsvarde.objects.filter(korn=1, start=date(2026, 3, 27)).values_list("kontakter_in", flat=True).first()


def beside(what: Callable[[], object]) -> threading.Thread:
    """Do it on a connection of its own."""

    def run() -> None:
        try:
            what()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_event_of_a_transaction_that_was_slow_is_counted_when_it_is_there() -> None:
    written, may_end = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            contact()
            written.set()
            may_end.wait(20)

    thread = beside(slow)
    written.wait(20)
    contact()
    count_pending()
    assert counted() == 1
    may_end.set()
    thread.join()
    count_pending()
    assert (counted(), RordDag.objects.count()) == (2, 0)


def test_two_who_count_days_of_one_month_both_count_in_the_month(monkeypatch: pytest.MonkeyPatch) -> None:
    contact()
    has_counted, may_end, original = threading.Event(), threading.Event(), rakning._run

    def run_slowly(sql: str, *period: date) -> None:
        original(sql, *period)
        if sql == rakning.count_months() and not has_counted.is_set():
            has_counted.set()
            may_end.wait(20)

    monkeypatch.setattr(rakning, "_run", run_slowly)
    first = beside(count_pending)
    has_counted.wait(20)
    contact(timedelta(days=1))
    second = beside(lambda: rakning.recount([date(2026, 3, 28)]))
    second.join(0.5)
    may_end.set()
    first.join()
    second.join()
    assert Dagsvarde.objects.get(korn=101).kontakter_in == 2
