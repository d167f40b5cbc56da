"""The formulas against known numbers, against what must hold for every queue, and against a queue played out."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statistik.bemanningsbehov.behov import Servicekrav, required, rostered
from statistik.bemanningsbehov.erlang import Behovsfel, Trafik, erlang_b, queue
from tests.statistik.bemanningsbehov.simulering import simulate

HUNDRA = Trafik(antal=100, hantering=180)
antal = st.floats(0.1, 3000)
hantering = st.floats(5, 3600)
talamod = st.one_of(st.none(), st.floats(5, 7200))
mal = st.floats(0, 600)


def test_hundred_calls_of_three_minutes_need_fourteen_agents() -> None:
    behov = required(HUNDRA, Servicekrav(andel=0.80, mal=20, belaggning=1))
    assert behov.agenter == 14
    assert behov.lage.inom_mal == pytest.approx(0.88835, abs=5e-6)


def test_thirteen_agents_take_too_few_of_the_hundred_calls_in_time() -> None:
    assert queue(HUNDRA, 13, mal=20).inom_mal == pytest.approx(0.7956, abs=5e-5)


def test_known_share_of_blocked_calls() -> None:
    assert erlang_b(10, 10) == pytest.approx(0.2145823, abs=1e-7)


def test_as_many_agents_as_the_load_are_never_enough_for_the_patient() -> None:
    lage = queue(HUNDRA, 10, mal=20)
    assert (lage.inom_mal, lage.medelvantan) == (0, math.inf)


def test_the_impatient_make_a_queue_of_too_few_agents_end() -> None:
    lage = queue(Trafik(100, 180, talamod=120), 5, mal=20)
    assert lage.avbryter == pytest.approx(0.5, abs=0.02)
    assert lage.belaggning == pytest.approx(1, abs=0.02)
    assert lage.medelvantan < 120


def test_endless_patience_is_the_limit_of_long_patience() -> None:
    patient, nearly = queue(HUNDRA, 14, mal=20), queue(Trafik(100, 180, talamod=86_400), 14, mal=20)
    assert nearly.inom_mal == pytest.approx(patient.inom_mal, abs=2e-3)


@settings(max_examples=150)
@given(antal=antal, hantering=hantering, talamod=talamod, agenter=st.integers(0, 6000), mal=mal)
def test_one_agent_more_never_makes_it_worse(antal, hantering, talamod, agenter, mal) -> None:
    trafik = Trafik(antal, hantering, talamod)
    fewer, more = (queue(trafik, n, mal=mal) for n in (agenter, agenter + 1))
    assert more.inom_mal >= fewer.inom_mal - 1e-9
    assert more.avbryter <= fewer.avbryter + 1e-9
    assert more.belaggning <= fewer.belaggning + 1e-9


@settings(max_examples=100)
@given(antal=antal, hantering=hantering, talamod=talamod, mer=st.floats(1, 1.5))
def test_more_to_do_never_needs_fewer_agents(antal, hantering, talamod, mer) -> None:
    krav = Servicekrav(andel=0.8, mal=20)
    assert required(Trafik(antal * mer, hantering, talamod), krav).agenter >= required(Trafik(antal, hantering, talamod), krav).agenter


@settings(max_examples=150)
@given(antal=antal, hantering=hantering, talamod=talamod, agenter=st.integers(0, 6000), mal=mal)
def test_shares_are_shares_and_abandoned_and_served_in_time_are_apart(antal, hantering, talamod, agenter, mal) -> None:
    lage = queue(Trafik(antal, hantering, talamod), agenter, mal=mal)
    assert all(0 <= share <= 1 for share in (lage.inom_mal, lage.vantar, lage.avbryter, lage.belaggning))
    assert lage.inom_mal + lage.avbryter <= 1 + 1e-9
    assert lage.medelvantan >= 0


@pytest.mark.parametrize(
    ("trafik", "agenter"),
    [(HUNDRA, 13), (Trafik(100, 180, talamod=90), 10), (Trafik(100, 180, talamod=300), 8), (Trafik(9, 240, talamod=60), 1)],
)
def test_a_queue_played_out_agrees(trafik: Trafik, agenter: int) -> None:
    lage = queue(trafik, agenter, mal=20)
    in_time, gave_up = simulate(trafik, agenter, mal=20, antal=100_000, fro=20261122)
    assert abs(in_time.andel - lage.inom_mal) <= in_time.osakerhet
    assert abs(gave_up.andel - lage.avbryter) <= gave_up.osakerhet


def test_thousands_of_agents_are_counted_and_found() -> None:
    behov = required(Trafik(antal=50_000, hantering=300), Servicekrav(belaggning=1))
    assert 8333 < behov.agenter < 8500
    assert 0.8 <= behov.lage.inom_mal < 0.82


def test_the_fewest_agents_are_the_fewest() -> None:
    krav = Servicekrav(andel=0.8, mal=20, belaggning=0.85)
    behov = required(HUNDRA, krav)
    assert queue(HUNDRA, behov.agenter - 1, mal=20).inom_mal < krav.andel or HUNDRA.last / (behov.agenter - 1) > krav.belaggning


def test_nothing_to_do_needs_only_the_least_number() -> None:
    assert required(Trafik(0, 180), Servicekrav(minst=2)).agenter == 2


def test_a_quarter_of_shrinkage_makes_three_agents_four_on_the_roster() -> None:
    assert (rostered(3, 0.25), rostered(3, 0.26), rostered(3, 0)) == (4, 5, 3)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Trafik(-1, 180),
        lambda: Trafik(math.nan, 180),
        lambda: Trafik(1, math.inf),
        lambda: Trafik(1, 180, talamod=0),
        lambda: Trafik(1, 180, talamod=1e9),
        lambda: Trafik(1, 180, sekunder=0),
        lambda: Servicekrav(andel=1),
        lambda: Servicekrav(bortfall=1),
        lambda: Servicekrav(mal=-1),
        lambda: queue(HUNDRA, -1, mal=20),
        lambda: required(Trafik(10**9, 3600), Servicekrav()),
    ],
)
def test_what_has_no_meaning_is_refused_in_swedish(make) -> None:
    with pytest.raises(Behovsfel, match=r"\.$"):
        make()
