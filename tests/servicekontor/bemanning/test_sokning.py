"""The search in the worker: claims once, writes what it finds, explains what cannot be, and dies clearly."""

import uuid
from datetime import datetime, time, timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from servicekontor.actions.franvaro import register_franvaro
from servicekontor.bemanning.losare import solve
from servicekontor.models import Arbetspass, Kontorsregel, Medarbetare, Schema
from servicekontor.schemasokning import run_search
from servicekontor.schemaunderlag import Schemaunderlag
from servicekontor.status import Sokningslage
from servicekontor.tasks import search_roster
from tests.factories import make_anvandare, make_center
from tests.factories_bemanning import MANDAG, make_medarbetare, make_pass, make_schema
from tests.factories_kontor import make_kontor, make_oppettid

pytestmark = pytest.mark.django_db(transaction=True)
NYCKEL = uuid.UUID(int=7)


def make_waiting(**falt) -> Schema:
    """A week that waits for a search, with an office open on Mondays and two people."""
    office = make_kontor()
    make_oppettid(office, 0)
    schema = make_schema(**{"sokning": NYCKEL, "sokningslage": Sokningslage.VANTAR, "puls": timezone.now(), **falt})
    for namn in ("anna", "bo"):
        make_medarbetare(namn, hemkontor=office)
    return schema


def test_what_is_found_becomes_shifts_and_its_value_and_bound_are_told() -> None:
    schema = make_waiting()
    search_roster(schema.pk, str(NYCKEL), 5, 1)
    schema.refresh_from_db()
    row = Arbetspass.objects.get()
    assert (schema.sokningslage, schema.varde, schema.grans, schema.version) == (Sokningslage.KLAR, 0, 0, 2)
    assert (row.datum, f"{row.fran:%H:%M}", f"{row.till:%H:%M}", row.rast) == (MANDAG, "08:45", "16:00", 45)
    assert not Schemaunderlag(schema).check().tvingande


def test_locked_shifts_keep_their_rows() -> None:
    schema = make_waiting()
    kontor = Schemaunderlag(schema).kontor["norrby"]
    bo = next(rad for rad in Schemaunderlag(schema).personer.values() if rad.anvandare.username == "bo")
    locked = make_pass(schema, bo, kontor, is_last=True)
    run_search(schema.pk, NYCKEL, 5, 1)
    assert list(Arbetspass.objects.values_list("pk", "is_last")) == [(locked.pk, True)]


def test_a_task_that_is_delivered_twice_searches_once() -> None:
    schema = make_waiting()
    run_search(schema.pk, NYCKEL, 5, 1)
    with patch("servicekontor.schemasokning.solve") as solve:
        run_search(schema.pk, NYCKEL, 5, 1)
        run_search(schema.pk, uuid.UUID(int=8), 5, 1)
    solve.assert_not_called()


def test_a_search_whose_worker_died_is_taken_over_when_its_task_comes_again() -> None:
    schema = make_waiting(sokningslage=Sokningslage.PAGAR, puls=timezone.now() - timedelta(minutes=1))
    run_search(schema.pk, NYCKEL, 5, 1)
    schema.refresh_from_db()
    assert schema.sokningslage == Sokningslage.KLAR


def test_a_contradiction_is_explained_in_words() -> None:
    schema = make_waiting()
    Kontorsregel.objects.create(kontor=Schemaunderlag(schema).kontor["norrby"], slag="bemanning", antal=3, galler_fran=MANDAG)
    run_search(schema.pk, NYCKEL, 5, 1)
    schema.refresh_from_db()
    assert schema.sokningslage == Sokningslage.OLOSLIG
    assert schema.forklaring == [
        "Kontoret i Norrby behöver 3 personer måndag 7 december 9.00–16.00.",
        "Tillsammans behövs 3 personer måndag 7 december, men bara 2 kan arbeta där, var och en på ett ställe.",
    ]


def test_a_search_that_fails_says_so_and_leaves_the_roster() -> None:
    schema = make_waiting()
    with patch("servicekontor.schemasokning.solve", side_effect=MemoryError), pytest.raises(MemoryError):
        run_search(schema.pk, NYCKEL, 5, 1)
    schema.refresh_from_db()
    assert (schema.sokningslage, Arbetspass.objects.count()) == (Sokningslage.FEL, 0)


def test_a_roster_that_changed_meanwhile_is_not_overwritten() -> None:
    schema = make_waiting()

    def find_slowly(*args, **kwargs):
        Schema.objects.update(version=9)
        return solve(*args, **kwargs)

    with patch("servicekontor.schemasokning.solve", side_effect=find_slowly):
        run_search(schema.pk, NYCKEL, 5, 1)
    schema.refresh_from_db()
    assert (schema.sokningslage, Arbetspass.objects.count()) == (Sokningslage.FEL, 0)


def test_an_absence_noted_meanwhile_is_not_overruled_in_an_empty_roster() -> None:
    schema, chef = make_waiting(), make_anvandare("chef", make_center(), username="chefen")
    day = timezone.make_aware(datetime.combine(MANDAG, time(0)))

    def fall_ill(*args, **kwargs):
        for medarbetare in Medarbetare.objects.all():
            register_franvaro(medarbetare=medarbetare, fran=day, till=day + timedelta(days=1), by=chef)
        return solve(*args, **kwargs)

    with patch("servicekontor.schemasokning.solve", side_effect=fall_ill):
        run_search(schema.pk, NYCKEL, 5, 1)
    schema.refresh_from_db()
    assert (schema.sokningslage, Arbetspass.objects.count()) == (Sokningslage.FEL, 0)


def test_a_search_ends_when_asked_and_keeps_its_best() -> None:
    schema = make_waiting(is_stopp_begard=True)
    run_search(schema.pk, NYCKEL, 60, 1)
    schema.refresh_from_db()
    assert schema.sokningslage in (Sokningslage.STOPPAD, Sokningslage.KLAR)
    assert schema.sekunder < 30
