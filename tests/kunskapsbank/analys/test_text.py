"""Words of a text: lower case, without soft hyphens, folded, each in its place."""

import pytest

from kunskapsbank.analys import fold, places, words
from kunskapsbank.analys.text import LANGSTA_ORD


@pytest.mark.parametrize(
    ("written", "folded"),
    [("Å", "a"), ("ÄRENDE", "arende"), ("kafé", "kafe"), ("ﬁnska", "finska"), ("Straße", "strasse"), ("Ａ", "a"), ("Łódź", "lodz")],
)
def test_fold_gives_what_a_keyboard_without_swedish_letters_gives(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_composed_and_decomposed_letters_are_the_same_word() -> None:
    assert words("fo\u0308rskola") == words("förskola") == ["forskola"]


def test_dots_tell_what_a_word_is_that_would_be_another_without_them() -> None:
    assert words("Tömt, to\u0308mt och tomt") == ["tomd", "tomd", "och", "tomt"]


def test_soft_hyphens_and_zero_width_characters_belong_to_the_word() -> None:
    assert words("parkerings\u00adtill\u200bstånd") == ["parkeringstillstand"]


def test_arabic_is_found_with_and_without_vowel_marks() -> None:
    assert words("مَدْرَسَة") == words("مدرسه")


def test_numbers_and_marks_part_words() -> None:
    assert words("EU:s covid-19_test, 3.5 kr!") == ["eu", "s", "covid", "19", "test", "3", "5", "kr"]


@pytest.mark.parametrize("text", ["", "  \n", "😀🎉", "\0", "…—!?", "\u00ad\u200b"])
def test_text_without_letters_has_no_words(text: str) -> None:
    assert words(text) == []


def test_places_say_where_a_word_stands_as_it_was_written() -> None:
    text = "Om bygg\u00adlovet: ja"
    assert [text[p.start : p.end] for p in places(text)] == ["Om", "bygg\u00adlovet", "ja"]


def test_endless_word_is_cut() -> None:
    assert len(words("a" * 100_000)[0]) == LANGSTA_ORD
