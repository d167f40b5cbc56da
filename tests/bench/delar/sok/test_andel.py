"""The bench's own figures of the search: shares with their intervals, and the base that they are found in."""

import json

import pytest

from tests.bench.delar.sok.andel import Andel
from tests.bench.delar.sok.underlag import ANTAL, Underlag


def test_share_has_the_interval_of_wilson() -> None:
    share = Andel.of("rätt först", [True] * 95 + [False] * 5, 0.95)
    assert share.varde == 0.95 and share.ok
    assert (share.fran, share.till) == (pytest.approx(0.888, abs=0.001), pytest.approx(0.978, abs=0.001))


def test_share_below_its_demand_says_no_in_both_ways_of_telling() -> None:
    share = Andel.of("rätt först", [True, False], 0.6)
    assert share.as_line().endswith("minst 0.6  NEJ") and json.loads(share.as_json())["ok"] is False


def test_base_has_ten_thousand_articles_the_same_each_time_and_the_right_ones_first() -> None:
    one, other = Underlag().articles(), Underlag().articles()
    assert one == other and len(one) == ANTAL
    assert one[0].titel == Underlag().fragor[0]["question"]
    assert all(35 <= len(row.svar.split()) <= 90 for row in one[200:])
