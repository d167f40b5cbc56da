"""A simple visit that was counted by mistake and taken back is in no figure."""

import pytest

from servicekontor.actions.handelse import log_handelse
from servicekontor.status import Kontorshandelsetyp
from statistik.actions import count_pending
from statistik.models import Dagsvarde
from tests.statistik.handelser import make_world, moment

pytestmark = pytest.mark.django_db


def visits() -> list[tuple[int, int]]:
    """Visits of the day, and how many of them were simple."""
    count_pending(budget=None)
    return list(Dagsvarde.objects.filter(korn=1, besok__isnull=False).values_list("besok", "enkla_besok"))


def test_a_visit_taken_back_after_it_was_counted_is_counted_away() -> None:
    make_world()
    first, _second = (log_handelse(Kontorshandelsetyp.BESOK_RAKNAT, by=None, kontor="norrby", tid=moment(600)) for _ in range(2))
    assert visits() == [(2, 2)]
    log_handelse(Kontorshandelsetyp.BESOK_ANGRAT, by=None, kontor="norrby", tid=first.tid, handelse=first.pk)
    assert visits() == [(1, 1)]
