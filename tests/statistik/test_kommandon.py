"""The commands and jobs of the statistics are doors to the counting."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from arenden.models import Handelse
from arenden.status import Handelsetyp
from statistik.models import Dagsvarde, RordDag
from statistik.periodic import count_days
from tests.statistik.handelser import FORSTA

pytestmark = pytest.mark.django_db
DAGEN = date(2026, 3, 27)


def contact() -> None:
    """One contact."""
    Handelse.objects.create(typ=Handelsetyp.KONTAKT_REGISTRERAD, tid=FORSTA, kanal="telefon")


def counted() -> list[int]:
    """What is counted of the day."""
    return list(Dagsvarde.objects.filter(korn=1, start=DAGEN).values_list("kontakter_in", flat=True))


def test_job_counts_what_waits() -> None:
    contact()
    count_days()
    assert (counted(), RordDag.objects.count()) == ([1], 0)


def test_rebuild_counts_everything_from_the_events() -> None:
    contact()
    count_days()
    Dagsvarde.objects.update(kontakter_in=7)
    call_command("rakna_om_statistik", tyst=True, stdout=StringIO())
    assert counted() == [1]


def test_rebuild_that_was_stopped_goes_on_with_the_days_that_are_left() -> None:
    contact()
    Dagsvarde.objects.create(korn=1, start=date(2025, 1, 1), center=3, kontakter_in=7)
    out = StringIO()
    call_command("rakna_om_statistik", fortsatt=True, tyst=True, stdout=out)
    assert (counted(), out.getvalue()) == ([1], "Räknade dagar: 1.\n")
    assert Dagsvarde.objects.filter(center=3).exists()
