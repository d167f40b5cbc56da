"""Swedish words made comparable."""

import pytest

from arenden.ordform import fold, likeness, stem, trigrams, words


def test_letters_are_folded_as_people_write_without_a_swedish_keyboard() -> None:
    assert fold("Återvinning på Öland, café") == "atervinning pa oland, cafe"


def test_words_that_say_nothing_are_left_out() -> None:
    assert words("Hur gör jag om min lampa är trasig?") == ["lampa", "trasig"]


@pytest.mark.parametrize("ord_", ["lampa", "lampan", "lampor", "lamporna"])
def test_inflections_of_a_word_have_one_stem(ord_: str) -> None:
    assert stem(ord_) == "lamp"


def test_a_short_word_is_left_whole() -> None:
    assert stem("sno") == "sno"


def test_a_misspelt_word_is_more_like_its_own_than_another() -> None:
    assert likeness(trigrams("klotter"), trigrams("klottr")) > likeness(trigrams("klotter"), trigrams("kultur"))
