"""Figures outlive the cases that they came from."""

from datetime import timedelta

import pytest
from django.utils import timezone

from arenden.actions import answer, close
from arenden.actions.gallring import purge
from arenden.models import Arende, Kontakt
from statistik.actions import count_pending, touch_all
from statistik.models import Dagsvarde, Halvtimmesvarde
from tests.factories_arenden import make_agent, make_arende, make_mottaget
from tests.statistik.handelser import snapshot

pytestmark = pytest.mark.django_db


def test_rebuild_after_erasure_gives_the_same_facts() -> None:
    agent = make_agent()
    mottaget = make_mottaget()
    answer(arende=mottaget, text="Ja.", by=mottaget.handlaggare)
    make_arende(by=agent)
    for arende in Arende.objects.all():
        close(arende=arende, orsak=Arende.Avslutsorsak.BESVARAT if arende.besvarad else Arende.Avslutsorsak.INGEN_ATGARD, by=agent)
    count_pending()
    before = snapshot()
    purge(timezone.now() + timedelta(days=3_000))
    Dagsvarde.objects.all().delete()
    Halvtimmesvarde.objects.all().delete()
    touch_all()
    count_pending()
    assert (Arende.objects.count(), Kontakt.objects.count()) == (0, 0)
    assert snapshot() == before and before
