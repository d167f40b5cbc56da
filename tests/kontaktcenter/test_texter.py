"""What people write is stored as they see it: no sign that turns, hides or ends a line unseen."""

import pytest

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.texter import clean_text


@pytest.mark.parametrize(
    ("skrivet", "sparat"),
    [
        ("Anna\u202e nosstseT", "Anna nosstseT"),
        ("Anna\u2067 Testsson", "Anna Testsson"),
        ("Anna\u2069 Testsson\u2067", "Anna Testsson"),
        ("Hej \u2067سلام\u2069 igen", "Hej \u2067سلام\u2069 igen"),
        ("Rad ett\u2028rad två\u2029rad tre\x85rad fyra", "Rad ett\nrad två\nrad tre\nrad fyra"),
        ("An\x7fna\x9b Testsson", "Anna Testsson"),
        ("\u202e", ""),
        ("Start\ufffebesked\uffff", "Startbesked"),
    ],
)
def test_signs_that_nobody_sees_are_taken_away(skrivet: str, sparat: str) -> None:
    assert clean_text(skrivet, falt="namn", is_required=False) == sparat


@pytest.mark.parametrize("tecken", ["\x00", "\x07", "\ud800", "\udfff"])
def test_signs_that_cannot_be_stored_are_refused(tecken: str) -> None:
    with pytest.raises(Inmatningsfel):
        clean_text(f"Anna{tecken}Testsson", falt="namn")
