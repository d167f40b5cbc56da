"""What is filled beside the contacts and cases, on a connection of its own."""

import pytest
from django.db import connection

from arenden.demodata.bredvid import beside
from kontaktcenter.models import Amne, Enhet
from tests.arenden.demodata.test_stor_fyllning import fill_few

pytestmark = pytest.mark.django_db(transaction=True)


def session() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def make_amne() -> None:
    Amne.objects.create(kod="bredvid", namn="Bredvid")


def test_a_large_fill_does_besides_what_needs_only_units_and_visitors() -> None:
    told = []
    fill_few(medan=lambda besokare: told.append((session(), Enhet.objects.count(), len(besokare))))
    [(other, units, visitors)] = told
    assert other != session()
    assert units == Enhet.objects.count() > 0 and visitors > 0


def test_waiting_for_a_step_gives_what_it_has_written() -> None:
    with beside(make_amne) as wait:
        wait()
        assert Amne.objects.filter(kod="bredvid").exists()


def test_when_the_block_fails_the_step_is_ended_and_leaves_nothing() -> None:
    def write_and_go_on() -> None:
        make_amne()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(600)")

    with pytest.raises(RuntimeError, match="avbruten"), beside(write_and_go_on):
        raise RuntimeError("avbruten")
    assert not Amne.objects.filter(kod="bredvid").exists()


def test_a_step_that_fails_is_raised_at_the_end_of_the_block() -> None:
    with pytest.raises(ZeroDivisionError), beside(lambda: 1 / 0):
        pass
