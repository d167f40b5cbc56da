"""Small numbers are hidden where figures leave the staff pages."""

from datetime import date

import pytest

from statistik.fragor import Siffra
from statistik.smatal import suppress

DAG = date(2026, 3, 1)


def count(kanal: str, antal: int) -> Siffra:
    """A number of contacts."""
    return Siffra("kontakter", DAG, {"kanal": kanal}, taljare=antal, varde=float(antal), antal=antal)


def share(taljare: int, namnare: int) -> Siffra:
    """A share of questions."""
    return Siffra("losningsgrad", DAG, {}, taljare=taljare, namnare=namnare, varde=taljare / namnare, antal=namnare)


def told(*siffror: Siffra) -> list[float | None]:
    """What is still told."""
    return [siffra.varde for siffra in suppress(siffror)]


def test_one_to_four_are_hidden_and_nothing_is_no_secret() -> None:
    assert told(count("a", 4), count("b", 1), count("c", 5), count("d", 0)) == [None, None, 5, 0]


def test_single_hidden_row_takes_the_smallest_other_with_it() -> None:
    assert told(count("a", 3), count("b", 90), count("c", 20)) == [None, 90, None]


@pytest.mark.parametrize(
    ("taljare", "namnare", "syns"), [(2, 100, False), (98, 100, False), (50, 100, True), (0, 100, True), (3, 4, False)]
)
def test_share_where_few_did_or_few_did_not_is_hidden(taljare: int, namnare: int, syns: bool) -> None:
    assert (told(share(taljare, namnare)) != [None]) == syns


def test_hidden_figure_says_nothing_else_either() -> None:
    (siffra,) = suppress([count("a", 3)])
    assert (siffra.is_dold, siffra.antal, siffra.taljare, siffra.nyckel) == (True, 0, 0, {"kanal": "a"})
