"""Distributions: added together they are that of all times, and their quantiles are as near as is told."""

import math
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from statistik.fordelning import ANTAL_BITAR, BAS, FEL, quantile, share_within, unpack

TIDER = st.lists(st.integers(1, 10**7), min_size=1, max_size=60)


def spread(tider: list[int]) -> dict[int, int]:
    """The distribution, as PostgreSQL makes it."""
    return dict(Counter(0 if tid < 1 else 1 + math.floor(math.log(tid) / math.log(BAS)) for tid in tider))


@given(TIDER, st.sampled_from([0.1, 0.5, 0.9]))
def test_quantile_is_within_the_told_error_of_the_true_one(tider: list[int], andel: float) -> None:
    true = sorted(tider)[max(1, math.ceil(andel * len(tider))) - 1]
    assert abs(quantile(spread(tider), andel) - true) <= true * (FEL + 1e-6)


@given(TIDER, st.integers(0, 10**7))
def test_share_within_a_time_is_between_all_surely_and_all_perhaps_within(tider: list[int], sekunder: int) -> None:
    surely = sum(tid * BAS * 1.001 <= sekunder for tid in tider) / len(tider)
    perhaps = sum(tid / BAS / 1.001 <= sekunder for tid in tider) / len(tider)
    assert surely - 1e-9 <= share_within(spread(tider), sekunder) <= perhaps + 1e-9


def test_nothing_has_no_median_and_no_share() -> None:
    assert (quantile({}, 0.5), share_within({}, 10)) == (None, None)


def test_packed_element_is_a_class_and_its_number() -> None:
    assert unpack([3 << ANTAL_BITAR | 7, 0 << ANTAL_BITAR | 1]) == {3: 7, 0: 1}
