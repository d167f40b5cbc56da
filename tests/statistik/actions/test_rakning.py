"""Counting by and by gives what counting all at once gives."""

from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arenden.models import Handelse
from arenden.status import Handelsetyp
from statistik.actions import count_pending, recount, touch_all
from statistik.models import Dagsvarde, Halvtimmesvarde, RordDag
from tests.factories import make_center
from tests.statistik.handelser import FORSTA, HANDELSER, kontakter, make_world, moment, snapshot

pytestmark = pytest.mark.django_db
PROV = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def rebuild() -> set:
    """Forget all facts and count everything."""
    Dagsvarde.objects.all().delete()
    Halvtimmesvarde.objects.all().delete()
    touch_all()
    count_pending(budget=None)
    return snapshot()


@PROV
@given(st.lists(st.lists(HANDELSER, max_size=8), max_size=4))
def test_counting_by_and_by_equals_a_full_rebuild(omgangar: list[list[models.Model]]) -> None:
    with transaction.atomic():
        make_world()
        for omgang in omgangar:
            for handelse in omgang:
                handelse.save(force_insert=True)
            count_pending(budget=None)
        by_and_by = snapshot()
        assert rebuild() == by_and_by
        transaction.set_rollback(True)


@PROV
@given(st.lists(kontakter(), max_size=10))
def test_contacts_are_counted_on_the_swedish_day_they_were_registered(rader: list[Handelse]) -> None:
    with transaction.atomic():
        make_world()
        expected = Counter((rad.tid.astimezone(STOCKHOLM).date(), rad.kanal) for rad in rader)
        for rad in rader:
            rad.save(force_insert=True)
        count_pending(budget=None)
        counted = Dagsvarde.objects.filter(korn=3, kontakter_in__isnull=False).values_list("start", "kanal", "kontakter_in")
        assert {(start, kanal): antal for start, kanal, antal in counted} == expected
        transaction.set_rollback(True)


def contact(tid: datetime) -> None:
    """One contact that took no time."""
    Handelse.objects.create(typ=Handelsetyp.KONTAKT_REGISTRERAD, tid=tid, kanal="telefon", center=make_center(), enhet=make_center())


def days_and_months() -> dict[str, dict[date, int]]:
    """Contacts by day and by month."""
    return {
        namn: dict(Dagsvarde.objects.filter(korn=korn, kontakter_in__isnull=False).values_list("start", "kontakter_in"))
        for namn, korn in (("dag", 1), ("manad", 101))
    }


@pytest.mark.parametrize(("dag", "timmar"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25)])
def test_day_when_clocks_change_has_all_its_hours(dag: date, timmar: int) -> None:
    first = datetime(dag.year, dag.month, dag.day, tzinfo=STOCKHOLM).astimezone(ZoneInfo("UTC"))
    for timme in range(timmar):
        contact(first + timedelta(hours=timme))
    contact(first - timedelta(seconds=1))
    contact(first + timedelta(hours=timmar))
    count_pending()
    assert days_and_months()["dag"][dag] == timmar
    assert Halvtimmesvarde.objects.filter(dag=dag).count() == timmar


def test_late_event_changes_its_own_day_and_month() -> None:
    contact(moment(0))
    contact(moment(5 * 24 * 60))
    count_pending()
    contact(FORSTA)
    count_pending()
    assert days_and_months() == {
        "dag": {date(2026, 3, 27): 2, date(2026, 4, 2): 1},
        "manad": {date(2026, 3, 1): 2, date(2026, 4, 1): 1},
    }


def test_count_that_is_killed_leaves_the_day_waiting_and_the_facts_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    contact(FORSTA)
    count_pending()
    before = snapshot()
    contact(FORSTA)
    with monkeypatch.context() as broken, pytest.raises(ZeroDivisionError), transaction.atomic():
        broken.setattr("statistik.actions.rakning.count_months", lambda: 1 / 0)
        count_pending()
    assert (snapshot(), RordDag.objects.count()) == (before, 1)
    count_pending()
    assert days_and_months()["dag"] == {date(2026, 3, 27): 2}


def test_budget_that_is_used_up_leaves_the_older_months_for_next_time() -> None:
    contact(moment(0))
    contact(moment(5 * 24 * 60))
    assert count_pending(budget=0) == 1
    assert list(RordDag.objects.values_list("dag", flat=True)) == [date(2026, 3, 27)]


def test_what_is_counted_no_longer_goes() -> None:
    Dagsvarde.objects.create(korn=1, start=date(2026, 3, 27), center=1, kontakter_in=7)
    recount([date(2026, 3, 27)])
    assert Dagsvarde.objects.count() == 0
