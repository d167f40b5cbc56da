"""Special days: learnt when there is something to learn, believed little when it could be chance."""

from datetime import date, timedelta

import numpy as np
import pytest

from statistik.prognos.dageffekt import Handelse, Kalender, learn
from statistik.prognos.serie import HALVTIMMAR, Serie

MANDAG = date(2026, 1, 5)


def make_serie(faktorer: dict[int, float], *, dagar: int = 140, brus: float = 0.03) -> Serie:
    """A hundred a half-hour with some chance from day to day, and days that bring so many times more."""
    level = 100 * np.exp(np.random.default_rng(5).normal(0, brus, dagar))
    for n, factor in faktorer.items():
        level[n] *= factor
    return Serie(MANDAG, np.repeat(level[:, None], HALVTIMMAR, axis=1))


def day(n: int) -> date:
    return MANDAG + timedelta(days=n)


def test_an_event_seen_thrice_is_believed_for_the_most_part() -> None:
    events = tuple(Handelse("faktura", day(n), day(n)) for n in (30, 60, 90, 150))
    effekter = learn(make_serie({30: 2, 60: 2, 90: 2}), Kalender(handelser=events))
    assert 1.6 < effekter.factor(day(150)) < 2.1


def test_an_event_never_seen_has_the_managers_estimate() -> None:
    calendar = Kalender(handelser=(Handelse("skolval", day(150), day(151), andring=0.4),))
    assert learn(make_serie({}), calendar).factor(day(151)) == pytest.approx(1.4)


def test_what_could_be_chance_changes_nothing() -> None:
    events = tuple(Handelse("inget", day(n), day(n)) for n in (30, 60, 90, 150))
    assert learn(make_serie({}), Kalender(handelser=events)).factor(day(150)) == 1


def test_a_day_that_was_nearly_closed_is_unknown_to_the_methods() -> None:
    calendar = Kalender(helgdagar=lambda ar: {day(n): "helgdag" for n in (31, 59, 87, 115)})
    serie = make_serie({n: 0.01 for n in (31, 59, 87)})
    effekter = learn(serie, calendar)
    assert np.isnan(effekter.cleaned(serie).antal[31]).all()
    assert effekter.factor(day(115)) < 0.25


def test_a_holiday_never_seen_borrows_from_the_others() -> None:
    names = {day(31): "Första", day(59): "Andra", day(87): "Tredje", day(150): "Fjärde"}
    effekter = learn(make_serie({n: 0.01 for n in (31, 59, 87)}), Kalender(helgdagar=lambda ar: names))
    assert effekter.factor(day(150)) < 0.25


def test_the_day_between_two_free_days_is_a_kind_of_its_own() -> None:
    torsdag = date(2026, 5, 14)
    calendar = Kalender(helgdagar=lambda ar: {torsdag: "Kristi himmelsfärdsdag"})
    assert calendar.kinds(date(2026, 5, 15)) == ("klamdag",)
    assert calendar.kinds(date(2026, 5, 13)) == ("fore:Kristi himmelsfärdsdag", "fore")
    assert calendar.kinds(date(2026, 5, 12)) == ()
