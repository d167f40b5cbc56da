"""Claims: one worker a row, a claim that runs out, and what each durable mark leads to."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from kontaktcenter.utkorg.ansprak import MAX_FORSOK, Ansprak, AnspraketForlorat, pause_after, release_abandoned
from kontaktcenter.utkorg.models import Utskick
from kontaktcenter.utkorg.motor import Motor
from kontaktcenter.utkorg.skriv import queue_utskick

Lage = Utskick.Lage
EPOST = Utskick.Slag.EPOST


def queue(nyckel: str = "svar:1") -> Utskick:
    """Queue one mail."""
    with transaction.atomic():
        return queue_utskick(slag=EPOST, mottagare="maja@exempel.se", amnesrad="Hej", text="Hej!", nyckel=nyckel)


def take() -> Ansprak | None:
    """Claim what is due."""
    return Ansprak.take(Utskick.Slag.values)


def let_run_out(ansprak: Ansprak) -> None:
    """Make the claim as old as that of a worker that has died."""
    Utskick.objects.filter(pk=ansprak.utskick.pk).update(ansprak_till=timezone.now() - timedelta(seconds=1))


def in_thread(function: Callable[[], Any]) -> Any:
    """Run with a database connection of its own, as another worker does."""
    results = []

    def run() -> None:
        results.append(function())
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(10)
    return results[0]


class DodarForbindelsen:
    """An adapter that delivers, and then loses the database connection: the server was restarted at that moment."""

    is_idempotent = False

    def deliver(self, utskick: Utskick, hand_over: Callable[[], None]) -> None:
        """Hand over, and have the server end this connection."""
        hand_over()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            pid = cursor.fetchone()[0]
        in_thread(lambda: connection.cursor().execute("SELECT pg_terminate_backend(%s)", [pid]))

    def close(self) -> None:
        """Nothing is held."""


class Trasig:
    """An adapter with a fault of ours."""

    is_idempotent = False

    def deliver(self, utskick: Utskick, hand_over: Callable[[], None]) -> None:
        """Fail for the first message only."""
        if utskick.nyckel == "svar:1":
            raise KeyError("huvud")
        hand_over()

    def close(self) -> None:
        """Nothing is held."""


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_claim_the_same_row() -> None:
    first, second = queue("svar:1"), queue("svar:2")
    with transaction.atomic():
        mine = take()
        others = in_thread(take)
    assert {mine.utskick.pk, others.utskick.pk} == {first.pk, second.pk}


@pytest.mark.django_db(transaction=True)
def test_a_row_that_another_worker_is_claiming_is_passed_by() -> None:
    queue()
    with transaction.atomic():
        assert take() is not None
        assert in_thread(take) is None


@pytest.mark.django_db(transaction=True)
def test_two_transactions_with_the_same_key_make_one_message() -> None:
    with transaction.atomic():
        mine = queue()
        other = threading.Thread(target=lambda: (queue(), connection.close()))
        other.start()
    other.join(10)
    assert list(Utskick.objects.values_list("pk", flat=True)) == [mine.pk]


@pytest.mark.django_db
def test_what_is_held_back_is_not_claimed() -> None:
    queue()
    Utskick.objects.update(nasta_forsok=timezone.now() + timedelta(minutes=1))
    assert take() is None


@pytest.mark.django_db
def test_a_claim_that_ran_out_before_the_mark_is_sent_by_another() -> None:
    queue()
    slow = take()
    let_run_out(slow)
    release_abandoned(set())
    quick = take()
    with pytest.raises(AnspraketForlorat):
        slow.mark_handed_over()
    quick.mark_handed_over()


@pytest.mark.django_db
def test_a_worker_that_is_too_slow_may_not_send() -> None:
    queue()
    slow = take()
    let_run_out(slow)
    with pytest.raises(AnspraketForlorat):
        slow.mark_handed_over()


@pytest.mark.django_db
def test_a_worker_that_lost_its_row_writes_nothing_more() -> None:
    utskick = queue()
    slow = take()
    let_run_out(slow)
    release_abandoned(set())
    slow.give_up("för sent")
    utskick.refresh_from_db()
    assert utskick.lage == Lage.VANTAR


@pytest.mark.django_db
@pytest.mark.parametrize(("idempotenta", "lage"), [(set(), Lage.OKLART), ({"epost"}, Lage.VANTAR)])
def test_a_message_that_may_have_left_is_sent_again_only_where_doubles_are_recognised(
    idempotenta: set[str], lage: Lage
) -> None:
    utskick = queue()
    ansprak = take()
    ansprak.mark_handed_over()
    let_run_out(ansprak)
    release_abandoned(idempotenta)
    utskick.refresh_from_db()
    assert utskick.lage == lage


@pytest.mark.django_db
def test_an_answer_that_came_late_mends_what_was_called_unclear() -> None:
    utskick = queue()
    ansprak = take()
    ansprak.mark_handed_over()
    let_run_out(ansprak)
    release_abandoned(set())
    ansprak.mark_sent()
    utskick.refresh_from_db()
    assert utskick.lage == Lage.SKICKAT


@pytest.mark.django_db
def test_a_message_that_kills_every_worker_ends_among_the_dead_letters() -> None:
    utskick = queue()
    Utskick.objects.update(forsok=MAX_FORSOK - 1)
    let_run_out(take())
    release_abandoned(set())
    utskick.refresh_from_db()
    assert (utskick.lage, utskick.fel) == (Lage.MISSLYCKAT, "Arbetaren avbröts vid varje försök.")


@pytest.mark.django_db
def test_a_running_claim_is_left_alone() -> None:
    utskick = queue()
    take()
    release_abandoned(set())
    utskick.refresh_from_db()
    assert utskick.lage == Lage.SKICKAS


def test_pauses_double_up_to_six_hours_and_span_a_weekend() -> None:
    pauses = [pause_after(forsok).total_seconds() for forsok in range(1, MAX_FORSOK)]
    assert 48 <= pauses[0] <= 72 and 96 <= pauses[1] <= 144
    assert max(pauses) <= 6 * 3600 * 1.2
    assert sum(pauses) >= 48 * 3600


def test_pauses_differ_by_chance_so_that_not_all_come_back_at_once() -> None:
    assert len({pause_after(5) for _ in range(10)}) > 1


@pytest.mark.django_db
def test_a_kind_without_a_service_ends_among_the_dead_letters_with_the_reason(settings: Any) -> None:
    utskick = queue()
    settings.UTKORG_ADAPTRAR = {}
    Motor().drain(5)
    utskick.refresh_from_db()
    assert (utskick.lage, "inte ställt in något sätt" in utskick.fel) == (Lage.MISSLYCKAT, True)


@pytest.mark.django_db(transaction=True)
def test_what_was_delivered_is_marked_even_when_the_database_was_restarted_meanwhile(settings: Any) -> None:
    utskick = queue()
    settings.UTKORG_ADAPTRAR = {"epost": f"{__name__}.DodarForbindelsen"}
    Motor().drain(5)
    utskick.refresh_from_db()
    assert utskick.lage == Lage.SKICKAT


@pytest.mark.django_db
def test_a_fault_of_ours_in_one_message_does_not_stop_the_others(settings: Any) -> None:
    first, second = queue("svar:1"), queue("svar:2")
    settings.UTKORG_ADAPTRAR = {"epost": f"{__name__}.Trasig"}
    Motor().drain(5)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.lage, second.lage) == (Lage.SKICKAS, Lage.SKICKAT)
