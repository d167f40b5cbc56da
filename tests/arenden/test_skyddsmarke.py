"""The number that may stand with the end of a mark of protection: kept for ever, so it can hold nothing of the person."""

import pytest

from arenden.skyddsmarke import clean_grund
from kontaktcenter.fel import Inmatningsfel


@pytest.mark.parametrize("nummer", ["", "KS 2026/123", "KS2026-123", "BN/2024:12345", "2026/1", "sbn 2025-77", "KC-2026-000123"])
def test_a_case_or_register_number_is_let_in(nummer: str) -> None:
    assert clean_grund("besked", nummer)[1] == nummer


@pytest.mark.parametrize(
    "nummer",
    [
        "ANNA 1980-121212",
        "ANNABO1985-120399",
        "BERG/1977-061499",
        "1985:120399",
        "2026/١٢٣",
        "ANNAB 2026/1",
        "2012-121212",
        "KC-1980-121212",
        "KC-2026-8012121212",
        "KS 2999/1",
        "KS 2026/123\nAnna",
    ],
)
def test_a_name_or_a_birth_date_is_not(nummer: str) -> None:
    with pytest.raises(Inmatningsfel, match="Skriv bara ett ärende- eller diarienummer"):
        clean_grund("besked", nummer)
