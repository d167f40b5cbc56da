"""Transactions that are not over yet, and two who count at once."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction

from arenden.models import Handelse
from arenden.status import Handelsetyp
from statistik.actions import count_pending, rakning
from statistik.models import Dagsvarde, RordDag
from tests.statistik.handelser import FORSTA

pytestmark = pytest.mark.django_db(transaction=True)


def contact() -> None:
    """One contact, of no center: making that one would wait for whoever does so too."""
    Handelse.objects.create(typ=Handelsetyp.KONTAKT_REGISTRERAD, tid=FORSTA, kanal="telefon")


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


def test_older_reading_never_overwrites_a_newer(monkeypatch: pytest.MonkeyPatch) -> None:
    contact()
    has_read, may_write, original = threading.Event(), threading.Event(), rakning.count_months

    def wait_then_count() -> str:
        if threading.current_thread() is not threading.main_thread():
            has_read.set()
            may_write.wait(20)
        return original()

    monkeypatch.setattr(rakning, "count_months", wait_then_count)
    first = beside(count_pending)
    has_read.wait(20)
    contact()
    second = beside(count_pending)
    may_write.set()
    first.join()
    second.join()
    count_pending()
    assert counted() == 2
    assert Dagsvarde.objects.get(korn=101).kontakter_in == 2
