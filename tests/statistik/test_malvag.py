"""How far a target has come."""

from dataclasses import dataclass
from datetime import date

import pytest

from statistik.malvag import Mallage, follow


@dataclass
class Strackning:
    """Four months from 60 to 80, where higher is better."""

    fran: date = date(2026, 1, 1)
    till: date = date(2026, 4, 1)
    start: float = 60
    mal: float = 80
    is_upp: bool = True


def state_of(utfall: dict[int, float], idag: date, **annat: object) -> Mallage:
    """The state when so much was measured in the months of 2026."""
    return follow(Strackning(**annat), {date(2026, manad, 1): varde for manad, varde in utfall.items()}, idag).lage


def test_the_path_ends_at_the_target_and_crosses_new_year() -> None:
    vag = follow(Strackning(fran=date(2025, 11, 1), till=date(2026, 2, 1)), {}, date(2026, 1, 15))
    assert [(m.start.isoformat()[:7], m.planerat) for m in vag.manader] == [
        *[("2025-11", 65), ("2025-12", 70), ("2026-01", 75), ("2026-02", 80)],
    ]


@pytest.mark.parametrize(
    ("utfall", "idag", "lage"),
    [
        ({}, date(2025, 12, 31), Mallage.KOMMANDE),
        ({1: 90}, date(2026, 1, 31), Mallage.OMATT),
        ({1: 65}, date(2026, 2, 1), Mallage.I_FAS),
        ({1: 64.9}, date(2026, 2, 1), Mallage.EFTER),
        ({1: 64.9, 2: 80}, date(2026, 3, 1), Mallage.NATT),
        ({1: 80, 4: 79.9}, date(2026, 5, 1), Mallage.MISSAT),
        ({1: 80, 4: 79.9}, date(2026, 4, 30), Mallage.NATT),
    ],
)
def test_a_target_is_judged_by_the_latest_month_that_is_over(utfall: dict[int, float], idag: date, lage: Mallage) -> None:
    assert state_of(utfall, idag) == lage


def test_where_lower_is_better_a_lower_value_is_ahead() -> None:
    assert state_of({1: 15}, date(2026, 2, 1), start=20, mal=0, is_upp=False) == Mallage.I_FAS
    assert state_of({1: 15.1}, date(2026, 2, 1), start=20, mal=0, is_upp=False) == Mallage.EFTER


def test_no_two_states_share_a_shape() -> None:
    assert len({lage.etikett.ikon for lage in Mallage}) == len(Mallage)
