"""When a pattern comes again, and what a vehicle can make in a day."""

from datetime import date, time

import pytest

from servicekontor.models import Monsterstopp, Stopplats, Turmonster
from servicekontor.turplan import Korstider, dates_of, distance_km, find_contradiction, push

TORGET, SKOLAN = Stopplats(pk=1, namn="Torget", ort_id=1), Stopplats(pk=2, namn="Skolan", ort_id=1)
HALVTIMME = Korstider({(1, 2): 30})


@pytest.fixture(autouse=True)
def _ort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stopplats, "__str__", lambda plats: plats.namn)


def stopp(plats: Stopplats, ankomst: str, avgang: str) -> Monsterstopp:
    return Monsterstopp(plats=plats, ankomst=time.fromisoformat(ankomst), avgang=time.fromisoformat(avgang))


def dates(till: date = date(2026, 12, 31), **falt: object) -> list[str]:
    monster = Turmonster(**{"veckodag": 0, "galler_fran": date(2026, 11, 1), **falt})
    return [day.strftime("%m-%d") for day in dates_of(monster, date(2026, 11, 1), till)]


@pytest.mark.parametrize(
    ("falt", "dagar"),
    [
        ({"rytm": "jamna", "galler_till": date(2026, 12, 10)}, ["11-09", "11-23", "12-07"]),
        ({"rytm": "udda", "galler_till": date(2026, 11, 30)}, ["11-02", "11-16", "11-30"]),
        ({"rytm": "manad", "manadsvecka": 1}, ["11-02", "12-07"]),
        ({"rytm": "manad", "manadsvecka": -1}, ["11-30", "12-28"]),
        ({"rytm": "alla", "galler_fran": date(2026, 12, 15)}, ["12-21", "12-28"]),
    ],
)
def test_a_pattern_comes_again_on(falt: dict, dagar: list[str]) -> None:
    assert dates(**falt) == dagar


def test_odd_weeks_meet_where_a_year_ends_with_week_53() -> None:
    assert dates(date(2027, 1, 20), rytm="udda", galler_fran=date(2026, 12, 20)) == ["12-28", "01-04", "01-18"]


@pytest.mark.parametrize("ankomst", ["11:59", "12:00", "12:29"])
def test_a_stop_before_the_vehicle_can_be_there_is_a_contradiction(ankomst: str) -> None:
    assert find_contradiction([stopp(SKOLAN, ankomst, "15:00"), stopp(TORGET, "10:00", "12:00")], HALVTIMME)


def test_a_stop_right_when_the_vehicle_can_be_there_is_none() -> None:
    assert find_contradiction([stopp(TORGET, "10:00", "12:00"), stopp(SKOLAN, "12:30", "15:00")], HALVTIMME) == ""


def test_the_sentence_says_when_the_stop_can_open() -> None:
    sentence = find_contradiction([stopp(TORGET, "10:00", "12:00"), stopp(SKOLAN, "12:10", "15:00")], HALVTIMME)
    assert sentence == "Det tar 30 minuter från Torget till Skolan. Stoppet kan öppna tidigast 12.30."


def test_a_stop_over_midnight_is_a_contradiction() -> None:
    assert find_contradiction([stopp(TORGET, "22:00", "00:00")], HALVTIMME)


def test_the_way_back_takes_as_long_as_the_way_there_unless_it_has_its_own_time() -> None:
    assert (HALVTIMME.minutes(SKOLAN, TORGET), Korstider({(1, 2): 30, (2, 1): 20}).minutes(SKOLAN, TORGET)) == (30, 20)


def test_unknown_ways_take_at_least_what_the_distance_does() -> None:
    norr = Stopplats(pk=3, latitud=60.0, longitud=17.0)
    soder = Stopplats(pk=4, latitud=59.0, longitud=17.0)
    assert round(distance_km((60.0, 17.0), (59.0, 17.0))) == 111
    assert Korstider({}).minutes(norr, soder) == 84
    assert Korstider({}).minutes(norr, TORGET) == 0


def test_a_late_stop_pushes_the_next_only_as_far_as_the_drive_needs() -> None:
    tour = [stopp(TORGET, "10:00", "12:00"), stopp(SKOLAN, "12:50", "14:00"), stopp(TORGET, "17:00", "18:00")]
    assert push(tour, HALVTIMME, 45) == [45, 25, 0]


def test_a_tour_is_not_pushed_past_midnight() -> None:
    assert push([stopp(TORGET, "20:00", "23:30")], HALVTIMME, 30) is None
