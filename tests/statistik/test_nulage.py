"""What is so just now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from arenden.models import Arende
from statistik.nulage import Forsenade, overdue_now
from statistik.synlighet import ALLT, Synlighet
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db


def test_overdue_cases_are_counted_by_unit_and_age() -> None:
    agent = make_agent()
    for dagar in (-1, 0.5, 3, 40):
        arende = make_arende(by=agent)
        Arende.objects.filter(pk=arende.pk).update(svar_senast=timezone.now() - timedelta(days=dagar))
    center = make_center().pk
    assert overdue_now(synligt=ALLT) == [Forsenade(center, alder, 1) for alder in (0, 1, 3)]


def test_manager_of_a_unit_counts_only_what_lies_there() -> None:
    arende = make_arende(by=make_agent())
    Arende.objects.filter(pk=arende.pk).update(svar_senast=timezone.now() - timedelta(days=1))
    assert overdue_now(synligt=Synlighet.of(make_anvandare("chef", make_enhet("park")))) == []
