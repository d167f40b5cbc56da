"""The words of a question that say what it is about."""

from arenden.ordform import likeness, stems, telling_words
from kunskapsbank.analys import grams


def test_words_that_say_nothing_are_left_out() -> None:
    assert [word.form for word in telling_words("Hur gör jag om min lampa är trasig?")] == ["lampa", "trasig"]


def test_inflections_of_a_word_have_one_stem() -> None:
    assert len({word.stam for word in telling_words("lampa lampan lampor lamporna")}) == 1


def test_the_parts_of_a_compound_are_found_by_themselves() -> None:
    assert stems("soptunnan") >= stems("tunna") and stems("gatubelysning") >= stems("gata belysning")


def test_a_misspelt_word_is_more_like_its_own_than_another() -> None:
    assert likeness(grams("klotter"), grams("klottr")) > likeness(grams("klotter"), grams("kultur"))
