"""What the database refuses of rosters."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import IntegrityError, transaction

from servicekontor.models import Behov, Byte, Franvaro, Medarbetare, Onskemal
from tests.factories_bemanning import MANDAG, make_medarbetare, make_pass, make_schema
from tests.factories_kontor import make_kontor

pytestmark = pytest.mark.django_db


def refused(namn: str, make) -> None:
    """The constraint refuses it."""
    with pytest.raises(IntegrityError, match=namn), transaction.atomic():
        make()


def test_nobody_is_on_two_overlapping_shifts() -> None:
    """Nor at two offices; one after the other is another matter."""
    schema, anna = make_schema(), make_medarbetare()
    make_pass(schema, anna, make_kontor(), fran="08:00", till="12:00")
    refused("arbetspass_overlappar_inte", lambda: make_pass(schema, anna, make_kontor("soderby"), fran="11:00", till="15:00"))
    make_pass(schema, anna, make_kontor("vasterby"), fran="12:00", till="15:00")


def test_a_shift_goes_forward_in_whole_minutes_with_a_break_of_two_hours_at_most() -> None:
    """Within the day."""
    schema, anna, kontor = make_schema(), make_medarbetare(), make_kontor()
    refused("arbetspass_framat", lambda: make_pass(schema, anna, kontor, fran="16:00", till="08:00"))
    refused("arbetspass_hela_minuter", lambda: make_pass(schema, anna, kontor, fran="08:00:30"))
    refused("arbetspass_rast", lambda: make_pass(schema, anna, kontor, rast=121))


def test_rosters_begin_on_mondays_and_do_not_overlap() -> None:
    """At the same center."""
    make_schema(veckor=2)
    refused("schema_overlappar_inte", lambda: make_schema(borjan=date(2026, 12, 14)))
    refused("schema_borjar_mandag", lambda: make_schema(borjan=date(2027, 1, 5)))
    refused("schema_veckor", lambda: make_schema(borjan=date(2027, 1, 4), veckor=14))
    make_schema(borjan=date(2026, 12, 21))


def test_absences_of_a_person_do_not_overlap() -> None:
    """And end after they begin."""
    anna = make_medarbetare()
    day = [datetime(2026, 12, number, tzinfo=UTC) for number in range(1, 6)]
    Franvaro.objects.create(medarbetare=anna, fran=day[0], till=day[2])
    refused("franvaro_overlappar_inte", lambda: Franvaro.objects.create(medarbetare=anna, fran=day[1], till=day[3]))
    refused("franvaro_framat", lambda: Franvaro.objects.create(medarbetare=anna, fran=day[4], till=day[3]))


def test_a_need_has_a_weekday_or_a_date() -> None:
    """One of them, and people."""
    need = {"kontor": make_kontor(), "fran": time(9), "till": time(12)}
    refused("behov_dag_eller_datum", lambda: Behov.objects.create(**need))
    refused("behov_dag_eller_datum", lambda: Behov.objects.create(**need, veckodag=0, datum=MANDAG))
    refused("behov_antal", lambda: Behov.objects.create(**need, veckodag=0, antal=0))


def test_one_wish_a_day_and_one_open_swap_a_shift() -> None:
    """Of a strength from one to three."""
    anna, bo = make_medarbetare(), make_medarbetare("bo")
    Onskemal.objects.create(medarbetare=anna, datum=MANDAG)
    refused("onskemal_ett_per_dag", lambda: Onskemal.objects.create(medarbetare=anna, datum=MANDAG))
    refused("onskemal_styrka", lambda: Onskemal.objects.create(medarbetare=bo, datum=MANDAG, styrka=4))
    row = make_pass(make_schema(), anna, make_kontor())
    swap = {"arbetspass": row, "schema": row.schema, "kontor": row.kontor, "datum": row.datum, "fran": anna}
    refused("byte_olika_personer", lambda: Byte.objects.create(**swap, till=anna))
    Byte.objects.create(**swap, till=bo)
    refused("byte_ett_oppet_per_pass", lambda: Byte.objects.create(**swap, till=bo))


def test_employment_is_between_one_and_a_hundred_per_cent() -> None:
    """Of forty hours."""
    refused("medarbetare_sysselsattningsgrad", lambda: make_medarbetare("bo", sysselsattningsgrad=0))
    assert Medarbetare(sysselsattningsgrad=75).veckominuter == 30 * 60
