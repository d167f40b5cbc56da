"""The simulation's quick working time is the product's working time."""

import random
from datetime import UTC, datetime, time, timedelta

import pytest

from arenden.bevakningar import first_reminder
from arenden.demodata.arbetsplan import Arbetsplan
from arenden.demodata.tid import as_seconds, as_tid
from arenden.frister import deadline, extend
from kontaktcenter.arbetstid import HELA_DYGNET, Kalender, add_working_time, is_open, next_open

FORVALTNING = Kalender("Europe/Stockholm", (((time(8), time(16, 30)),),) * 5 + ((),) * 2)
JOUR = Kalender("Europe/Stockholm", (HELA_DYGNET,) * 7, roda_dagar=False, stangda_helgdagsaftnar=False)
BORJAN = datetime(2024, 1, 1, tzinfo=UTC)
MOMENT = [BORJAN + timedelta(seconds=random.Random(1).randrange(86_400 * 900) + n * 86_400 // 3) for n in range(300)]


def counted(value):
    if isinstance(value, timedelta):
        return as_seconds(value)
    return as_tid(value) if isinstance(value, datetime) else value


class AwarePlan:
    """A plan that is asked and answers in the words of `datetime`."""

    def __init__(self, plan: Arbetsplan) -> None:
        self.plan = plan

    def __getattr__(self, name: str):
        def ask(*args):
            answer = getattr(self.plan, name)(*map(counted, args))
            return datetime.fromtimestamp(answer, UTC) if type(answer) is int else answer

        return ask


@pytest.fixture(params=[Kalender.kontorstid(), FORVALTNING, JOUR], ids=["center", "forvaltning", "jour"], scope="module")
def par(request: pytest.FixtureRequest) -> tuple[Kalender, AwarePlan]:
    return request.param, AwarePlan(Arbetsplan(request.param, 2022, 2030))


def test_after_is_add_working_time(par: tuple[Kalender, AwarePlan]) -> None:
    kalender, plan = par
    tid = timedelta(hours=5, minutes=17)
    assert [plan.after(m, tid) for m in MOMENT] == [add_working_time(m, tid, kalender) for m in MOMENT]


def test_deadlines_are_the_same_in_days_and_hours(par: tuple[Kalender, AwarePlan]) -> None:
    kalender, plan = par
    for antal, raknas_i in ((1, "dagar"), (10, "dagar"), (4, "timmar")):
        assert [plan.deadline(m, antal, raknas_i) for m in MOMENT] == [deadline(m, antal, raknas_i, kalender) for m in MOMENT]


def test_opening_is_the_same(par: tuple[Kalender, AwarePlan]) -> None:
    kalender, plan = par
    assert [plan.is_open(m) for m in MOMENT] == [is_open(m, kalender) for m in MOMENT]
    assert [plan.next_open(m) for m in MOMENT] == [next_open(m, kalender) for m in MOMENT]


def test_a_pause_moves_the_deadline_as_much(par: tuple[Kalender, AwarePlan]) -> None:
    kalender, plan = par
    for m in MOMENT:
        frist, pausen = m + timedelta(days=9), (m, m + timedelta(hours=31))
        assert plan.extended(frist, *pausen) == extend(frist, [pausen], kalender)


def test_the_first_reminder_comes_at_the_same_time(par: tuple[Kalender, AwarePlan]) -> None:
    kalender, plan = par
    for m in MOMENT:
        for frist in (plan.after(m, timedelta(hours=3)), plan.days_after(m, 5)):
            assert plan.first_reminder(m, frist) == first_reminder(m, frist, kalender)
