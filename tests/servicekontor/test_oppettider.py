"""When an office is open on a date."""

from datetime import UTC, date, datetime, time

import pytest

from servicekontor.models import Kontor, Oppettidsslag, Veckor
from servicekontor.oppettider import Oppettidsplan
from tests.factories_kontor import make_kontor, make_oppettid, make_oppetundantag

pytestmark = pytest.mark.django_db

MANDAG = date(2026, 11, 23)
"""In week 48, an even one."""


def plan(kontor: Kontor) -> Oppettidsplan:
    return Oppettidsplan.of(kontor)


def hours(*klockslag: str) -> tuple:
    return tuple(tuple(map(time.fromisoformat, par.split("-"))) for par in klockslag)


def test_a_weekday_has_its_hours() -> None:
    kontor = make_kontor()
    make_oppettid(kontor, 0, "09:00", "16:00")
    assert plan(kontor).day(MANDAG).bemannat == hours("09:00-16:00")
    assert plan(kontor).day(date(2026, 11, 24)).bemannat == ()


def test_hours_with_and_without_staff_that_meet_are_one_stretch_to_a_visitor() -> None:
    kontor = make_kontor()
    make_oppettid(kontor, 0, "09:00", "16:00")
    make_oppettid(kontor, 0, "16:00", "20:00", slag=Oppettidsslag.OBEMANNAT)
    dag = plan(kontor).day(MANDAG)
    assert (dag.bemannat, dag.obemannat, dag.oppet) == (hours("09:00-16:00"), hours("16:00-20:00"), hours("09:00-20:00"))


@pytest.mark.parametrize(("veckor", "is_open"), [(Veckor.JAMNA, True), (Veckor.UDDA, False), (Veckor.ALLA, True)])
def test_a_pattern_of_even_or_odd_weeks_takes_those_weeks(veckor: str, is_open: bool) -> None:
    kontor = make_kontor()
    make_oppettid(kontor, veckor=veckor)
    assert bool(plan(kontor).day(MANDAG).bemannat) is is_open


def test_a_pattern_holds_from_its_first_day_to_its_last() -> None:
    kontor = make_kontor()
    make_oppettid(kontor, galler_fran=MANDAG, galler_till=date(2026, 11, 30))
    is_open = [bool(plan(kontor).day(date(2026, *dag)).bemannat) for dag in [(11, 16), (11, 23), (11, 30), (12, 7)]]
    assert is_open == [False, True, True, False]


def test_midsummer_eve_is_closed_and_says_so() -> None:
    kontor = make_kontor()
    make_oppettid(kontor, 4)
    dag = plan(kontor).day(date(2026, 6, 19))
    assert (dag.bemannat, dag.orsak) == ((), "Midsommarafton")


def test_an_exception_opens_a_public_holiday() -> None:
    kontor = make_kontor()
    make_oppettid(kontor, 4)
    make_oppetundantag(kontor, date(2026, 6, 19), "09.00–11.00", rubrik="Öppet för turister")
    dag = plan(kontor).day(date(2026, 6, 19))
    assert (dag.bemannat, dag.orsak) == (hours("09:00-11:00"), "Öppet för turister")


def test_an_exception_closes_only_its_own_kind_of_hours() -> None:
    kontor = make_kontor()
    make_oppettid(kontor, 0, "09:00", "12:00")
    make_oppettid(kontor, 0, "12:00", "18:00", slag=Oppettidsslag.OBEMANNAT)
    make_oppetundantag(kontor, MANDAG)
    assert plan(kontor).day(MANDAG).oppet == hours("12:00-18:00")


def test_an_office_is_closed_before_it_opens_and_after_its_last_day() -> None:
    kontor = make_kontor(oppnar=date(2026, 11, 23), sista_dag=date(2026, 11, 30), ersattning="Bussen stannar i Norrby.")
    make_oppettid(kontor)
    is_open = [bool(plan(kontor).day(date(2026, *dag)).bemannat) for dag in [(11, 16), (11, 23), (11, 30), (12, 7)]]
    assert is_open == [False, True, True, False]


@pytest.mark.parametrize(
    ("nu", "oppnar"),
    [
        (datetime(2026, 11, 23, 7, 0, tzinfo=UTC), datetime(2026, 11, 23, 8, 0, tzinfo=UTC)),
        (datetime(2026, 11, 23, 14, 59, tzinfo=UTC), datetime(2026, 11, 23, 8, 0, tzinfo=UTC)),
        (datetime(2026, 11, 23, 15, 0, tzinfo=UTC), datetime(2026, 11, 30, 8, 0, tzinfo=UTC)),
    ],
    ids=["before opening", "just before closing", "at closing"],
)
def test_the_next_stretch_is_the_one_that_goes_on_or_comes(nu: datetime, oppnar: datetime) -> None:
    kontor = make_kontor()
    make_oppettid(kontor)
    assert plan(kontor).next_open(nu)[0] == oppnar


def test_a_stretch_over_midnight_goes_on_after_it() -> None:
    kontor = make_kontor()
    make_oppettid(kontor, 0, "22:00", "00:00")
    assert plan(kontor).next_open(datetime(2026, 11, 23, 22, 30, tzinfo=UTC))[1] == datetime(2026, 11, 23, 23, 0, tzinfo=UTC)


def test_an_office_that_never_opens_has_no_next_stretch() -> None:
    assert plan(make_kontor()).next_open(datetime(2026, 11, 23, 7, 0, tzinfo=UTC)) is None


def test_an_opening_at_the_change_of_the_clock_keeps_its_clock_times() -> None:
    kontor = make_kontor()
    make_oppettid(kontor, 6, "01:00", "04:00")
    begin, end = plan(kontor).next_open(datetime(2026, 10, 24, 12, 0, tzinfo=UTC))
    assert (end.astimezone(UTC) - begin.astimezone(UTC)).total_seconds() == 4 * 3600


def test_ten_thousand_exceptions_cost_only_those_of_the_dates_asked_for(django_assert_num_queries) -> None:
    kontor = make_kontor()
    make_oppettid(kontor)
    for dag in range(1, 21):
        make_oppetundantag(kontor, date(2027, 1, dag))
    with django_assert_num_queries(3):
        read = Kontor.objects.with_hours(MANDAG, MANDAG).get()
        assert plan(read).undantag == {}
