"""What holds for every calendar: inverse, monotone, additive, never earlier for a closed day."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kontaktcenter.arbetstid import (
    Kalender,
    add_working_days,
    add_working_time,
    deadline_date,
    end_of_working_day,
    is_open,
    next_open,
    start_of_working_day,
    working_days_between,
    working_time_between,
)
from tests.kontaktcenter.arbetstid_strategier import FAST, FORSTA, SISTA, durations, kalendrar, moments

signed_durations = durations() | durations().map(lambda tid: -tid)
ETT_OGONBLICK = timedelta(microseconds=1)


@FAST
@given(kalendrar, moments, signed_durations)
def test_time_between_is_the_inverse_of_adding(kalender: Kalender, start: datetime, tid: timedelta) -> None:
    assert working_time_between(start, add_working_time(start, tid, kalender), kalender) == tid


@FAST
@given(kalendrar, moments, moments)
def test_adding_the_time_between_comes_back_to_an_open_moment(kalender: Kalender, a: datetime, b: datetime) -> None:
    b = next_open(b, kalender) + ETT_OGONBLICK
    if b > a:
        assert add_working_time(a, working_time_between(a, b, kalender), kalender) == b


@FAST
@given(kalendrar, moments, durations(), durations())
def test_adding_twice_is_adding_the_sum(kalender: Kalender, start: datetime, a: timedelta, b: timedelta) -> None:
    assert add_working_time(add_working_time(start, a, kalender), b, kalender) == add_working_time(start, a + b, kalender)
    tillbaka = add_working_time(add_working_time(start, -a, kalender), -b, kalender)
    assert tillbaka == add_working_time(start, -a - b, kalender)


@FAST
@given(kalendrar, moments, moments, signed_durations)
def test_a_later_start_never_gives_an_earlier_deadline(kalender: Kalender, a: datetime, b: datetime, tid: timedelta) -> None:
    tidig, sen = min(a, b), max(a, b)
    assert add_working_time(tidig, tid, kalender) <= add_working_time(sen, tid, kalender)


@FAST
@given(kalendrar, moments, signed_durations, durations(timedelta(hours=9)))
def test_a_longer_duration_never_gives_an_earlier_deadline(
    kalender: Kalender, start: datetime, tid: timedelta, mer: timedelta
) -> None:
    assert add_working_time(start, tid, kalender) <= add_working_time(start, tid + mer, kalender)


@FAST
@given(kalendrar, moments, moments, moments)
def test_time_between_adds_up_and_turns_sign(kalender: Kalender, a: datetime, b: datetime, c: datetime) -> None:
    hela = working_time_between(a, c, kalender)
    assert working_time_between(a, b, kalender) + working_time_between(b, c, kalender) == hela
    assert working_time_between(a, b, kalender) == -working_time_between(b, a, kalender)
    assert abs(working_time_between(a, b, kalender)) <= abs(b - a)


@FAST
@given(kalendrar, moments, durations(), st.sets(st.dates(FORSTA, SISTA), max_size=30), st.integers(0, 40))
def test_closing_days_never_makes_a_deadline_earlier(
    kalender: Kalender, start: datetime, tid: timedelta, stangda: set[date], dagar: int
) -> None:
    undantag = dict(kalender.undantag) | dict.fromkeys(stangda, ())
    farre = Kalender(
        kalender.tidszon, kalender.veckointervall, undantag, kalender.roda_dagar, kalender.stangda_helgdagsaftnar
    )
    assert add_working_time(start, tid, farre) >= add_working_time(start, tid, kalender)
    assert add_working_days(start, dagar, farre) >= add_working_days(start, dagar, kalender)


@FAST
@given(kalendrar, moments, durations())
def test_a_deadline_falls_in_open_time_or_at_its_edge(kalender: Kalender, start: datetime, tid: timedelta) -> None:
    framat = add_working_time(start, tid + ETT_OGONBLICK, kalender)
    assert is_open(framat - ETT_OGONBLICK, kalender)
    bakat = add_working_time(start, -tid - ETT_OGONBLICK, kalender)
    assert is_open(bakat, kalender)


@FAST
@given(kalendrar, moments)
def test_next_open_is_open_with_no_working_time_before_it(kalender: Kalender, moment: datetime) -> None:
    nasta = next_open(moment, kalender)
    assert nasta >= moment
    assert is_open(nasta, kalender)
    assert working_time_between(moment, nasta, kalender) == timedelta()


@FAST
@given(kalendrar, moments, st.integers(1, 300))
def test_days_between_is_the_inverse_of_adding_days(kalender: Kalender, start: datetime, dagar: int) -> None:
    deadline = add_working_days(start, dagar, kalender)
    assert working_days_between(start, deadline, kalender) == dagar
    assert not is_open(deadline, kalender) or is_open(deadline - ETT_OGONBLICK, kalender)


@FAST
@given(kalendrar, moments, st.integers(0, 300))
def test_one_day_more_is_the_closing_of_a_later_day(kalender: Kalender, start: datetime, dagar: int) -> None:
    tidigare, senare = add_working_days(start, dagar, kalender), add_working_days(start, dagar + 1, kalender)
    assert start <= tidigare
    assert tidigare < senare or dagar == 0 and tidigare == senare


@FAST
@given(kalendrar, moments, st.integers(1, 300))
def test_days_before_is_the_opening_with_as_many_working_days_up_to_the_day_before(
    kalender: Kalender, start: datetime, dagar: int
) -> None:
    oppning = add_working_days(start, -dagar, kalender)
    dagen_fore = deadline_date(start, kalender) - timedelta(days=1)
    datum = {oppning.astimezone(kalender.zon).date() + timedelta(days=i) for i in range((start - oppning).days + 2)}
    arbetsdagar = [dag for dag in datum if dag <= dagen_fore and start_of_working_day(dag, kalender)]
    assert len(arbetsdagar) == dagar
    assert start_of_working_day(min(arbetsdagar), kalender) == oppning


@FAST
@given(kalendrar, st.dates(FORSTA, SISTA))
def test_a_working_day_opens_before_it_closes_and_a_closed_day_has_neither(kalender: Kalender, datum: date) -> None:
    oppnar, stanger = start_of_working_day(datum, kalender), end_of_working_day(datum, kalender)
    if oppnar is None or stanger is None:
        assert oppnar is stanger is None
    else:
        assert oppnar < stanger
        assert timedelta() < working_time_between(oppnar, stanger, kalender) <= stanger - oppnar
