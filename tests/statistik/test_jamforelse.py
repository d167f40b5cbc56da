"""Two figures held against each other, in words."""

import pytest

from statistik.jamforelse import Jamforelse, compare
from statistik.nyckeltal import NYCKELTAL
from statistik.talslag import Talslag


@pytest.mark.parametrize(
    ("kod", "nu", "da", "text", "is_battre"),
    [
        ("kontakter", 112, 100, "upp 12 % mot samma period i fjol", None),
        ("kontakter", 1, 0, "upp från noll mot samma period i fjol", None),
        ("losningsgrad", 0.5, 0.532, "ned 3,2 procentenheter mot samma period i fjol – sämre", False),
        ("vantetid", 60, 120, "ned 50 % mot samma period i fjol – bättre", True),
        ("vantetid", 61, 62, "oförändrat mot samma period i fjol", None),
        ("vantetid", 61, None, "inget att jämföra med samma period i fjol", None),
    ],
)
def test_a_change_is_said_with_its_size_and_whether_it_is_better(kod: str, nu: float, da: float | None, text: str, is_battre: bool | None):
    andring = compare(NYCKELTAL[kod], nu, da, Jamforelse.FJOL.namn)
    assert (andring.text.replace("\u00a0", " "), andring.is_battre) == (text, is_battre)


@pytest.mark.parametrize(
    ("talslag", "varde", "text"),
    [
        (Talslag.ANTAL, 1234567, "1 234 567"),
        (Talslag.ANDEL, 0.8241, "82,4 %"),
        (Talslag.MINUTER, 210, "3,5 min"),
        (Talslag.TIMMAR, 45000, "12,5 tim"),
        (Talslag.KRONOR, 98.6, "99 kr"),
        (Talslag.ANDEL, None, "–"),
    ],
)
def test_a_number_is_written_with_its_unit_as_in_swedish(talslag: Talslag, varde: float | None, text: str) -> None:
    assert talslag.text(varde).replace("\u00a0", " ") == text
