"""The night's forecast: made once of what was counted, with its errors and the need it makes."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from arenden.models import Kanal
from kontaktcenter.models import Enhet
from statistik.actions.prognoskorning import count_needs, make_prognoser
from statistik.forsta_prognos import is_first_due
from statistik.models import Bemanningskrav, Halvtimmesvarde, Prognos, Prognoshandelse, RordDag
from statistik.prognosunderlag import mean_handling, read_kalender, read_serie
from tests.factories import make_center

IDAG = date(2026, 11, 23)
ZON = ZoneInfo("Europe/Stockholm")
DAGAR = 84


def count(center: Enhet, kanal: str = Kanal.TELEFON, *, per_halvtimme: float = 20, dagar: int = DAGAR) -> None:
    """Twelve weeks of weekdays from eight to half past four, four minutes each."""
    dice = np.random.default_rng(7)
    rows = [
        Halvtimmesvarde(dag=dag, start=datetime.combine(dag, time(slot // 2, slot % 2 * 30), ZON), center=center.pk, kanal=kanal, **values)
        for dag in (IDAG - timedelta(days=n) for n in range(1, dagar + 1))
        if dag.weekday() < 5
        for slot in range(16, 33)
        for n in [int(dice.poisson(per_halvtimme)) + 1]
        for values in [{"inkomna": n, "hanterade": n, "hantering_s": 240 * n}]
    ]
    Halvtimmesvarde.objects.bulk_create(rows)


@pytest.fixture
def center(db) -> Enhet:
    """A contact center open from eight to five."""
    return make_center()


def test_each_channel_with_history_is_forecast_eight_weeks_ahead(center: Enhet) -> None:
    count(center)
    assert make_prognoser(idag=IDAG) == 1
    prognos = Prognos.objects.get()
    assert (prognos.center, prognos.kanal, prognos.forsta, len(prognos.antal)) == (center, Kanal.TELEFON, IDAG, 56 * 48)
    assert prognos.antal[20] == pytest.approx(21, abs=4)
    assert prognos.undre95[20] <= prognos.undre80[20] <= prognos.antal[20] <= prognos.ovre80[20] <= prognos.ovre95[20]
    assert prognos.mot_medel is not None and prognos.tackning80 is not None and sum(prognos.vikter.values()) == pytest.approx(1, abs=0.01)


def test_the_same_night_twice_makes_one_forecast(center: Enhet) -> None:
    count(center)
    assert [make_prognoser(idag=IDAG), make_prognoser(idag=IDAG)] == [1, 0]


@pytest.mark.parametrize("dagar", [0, 1, 20])
def test_too_little_history_makes_no_forecast(center: Enhet, dagar: int) -> None:
    count(center, dagar=dagar)
    assert make_prognoser(idag=IDAG) == 0


def test_the_first_forecast_is_due_once_the_history_is_counted_and_long_enough(center: Enhet) -> None:
    assert not is_first_due(IDAG)
    count(center, dagar=20)
    assert not is_first_due(IDAG)
    count(center, Kanal.EPOST)
    waiting = RordDag.objects.create(dag=IDAG)
    assert not is_first_due(IDAG)
    waiting.delete()
    assert is_first_due(IDAG)
    make_prognoser(idag=IDAG)
    assert not is_first_due(IDAG)


def test_calls_need_those_that_erlang_says_with_shrinkage(center: Enhet) -> None:
    count(center)
    Bemanningskrav.objects.create(center=center, kanal=Kanal.TELEFON, bortfall=50, svarstid=20)
    make_prognoser(idag=IDAG)
    behov = Prognos.objects.get().behov
    assert behov[15] is None and behov[34] is None
    assert 8 <= behov[20] <= 14 and behov[20] % 2 == 0


def test_changed_targets_change_the_need_and_nothing_else(center: Enhet) -> None:
    count(center)
    make_prognoser(idag=IDAG)
    before = Prognos.objects.get()
    Bemanningskrav.objects.create(center=center, kanal=Kanal.TELEFON, hantering=1200)
    assert count_needs(idag=IDAG) == 1
    after = Prognos.objects.get()
    assert after.behov[20] > 2 * before.behov[20] and after.antal == before.antal


def test_letters_of_the_night_are_work_of_the_opening_hours(center: Enhet) -> None:
    count(center, Kanal.EPOST)
    Bemanningskrav.objects.create(center=center, kanal=Kanal.EPOST, bortfall=0)
    make_prognoser(idag=IDAG)
    behov = Prognos.objects.get().behov
    assert {n // 2 for n in range(48) if behov[n] is not None} == set(range(8, 17))
    assert sum(n or 0 for n in behov[: 7 * 48]) * 1800 >= 0.8 * 5 * 17 * 21 * 240


def test_a_half_hour_without_contacts_is_nought_and_a_closed_one_unknown(center: Enhet) -> None:
    count(center)
    Halvtimmesvarde.objects.filter(dag=date(2026, 11, 20), start__gte=datetime(2026, 11, 20, 12, tzinfo=ZON)).delete()
    serie = read_serie(center, Kanal.TELEFON, idag=IDAG, arbetstid=center.kalender.as_kalender())
    friday, saturday = serie.antal[-3], serie.antal[-2]
    assert (friday[24], bool(np.isnan(friday[40])), bool(np.isnan(saturday).all())) == (0, True, True)


def test_the_handling_time_is_the_one_measured(center: Enhet) -> None:
    count(center)
    assert mean_handling(center, Kanal.TELEFON, idag=IDAG) == 240


def test_events_of_the_channel_and_of_all_channels_are_known_to_the_forecast(center: Enhet) -> None:
    for kanal in ("", Kanal.TELEFON, Kanal.EPOST):
        Prognoshandelse.objects.create(center=center, slag=f"Skolval {kanal}", kanal=kanal, fran=IDAG, till=IDAG, andring=50)
    kinds = {h.slag: h.andring for h in read_kalender(center, Kanal.TELEFON).handelser}
    assert kinds == {"skolval ": 0.5, "skolval telefon": 0.5}
