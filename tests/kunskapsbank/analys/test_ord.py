"""Words whole: other languages, words that say nothing, pieces, and the command that shows it all."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kunskapsbank.analys import analyse, analyse_word, grams, is_side_word, is_stop_word, stem, words


@pytest.mark.parametrize(
    ("sprak", "one", "other"),
    [("en", "permits", "permit"), ("fi", "päiväkodissa", "päiväkodista"), ("ar", "المدارس", "مدارس")],
)
def test_forms_of_other_languages_share_a_stem(sprak: str, one: str, other: str) -> None:
    assert stem(words(one)[0], sprak) == stem(words(other)[0], sprak)


def test_word_of_a_language_without_stemmer_stands_as_it_is() -> None:
    assert stem("hooyo", "so") == "hooyo"


def test_pieces_mark_the_edges_of_the_word() -> None:
    assert grams("bygg") == ("_byg", "bygg", "ygg_")
    assert grams("a") == ("_a_",)


def test_misspelt_word_shares_most_pieces_with_the_right_one() -> None:
    right, wrong = set(grams("socialtjansten")), set(grams("socialtjnasten"))
    assert len(right & wrong) >= len(right) / 2


def test_word_that_says_nothing_is_told_in_its_own_language() -> None:
    assert is_stop_word("vad") and is_stop_word("what", "en") and not is_stop_word("what")


def test_who_when_and_how_many_stand_beside_what_is_asked() -> None:
    assert is_side_word("mamma") and is_side_word("kommunen") and is_side_word("84")
    assert not any(is_side_word(form) for form in ("112", "sopor", "vagar"))


def test_analysis_tells_all_of_a_word() -> None:
    word = analyse_word("bygglovet")
    assert (word.form, word.stam, word.led, word.is_stop) == ("bygglovet", "bygglov", ("bygg", "lovet"), False)
    assert [w.form for w in analyse("Söka bygglov?")] == ["soka", "bygglov"]


def test_command_shows_each_step_in_swedish() -> None:
    out = StringIO()
    call_command("analysera", "parkeringstill\u00adståndet", stdout=out)
    assert "parkerings + tillstandet" in out.getvalue() and "Stam:" in out.getvalue()


def test_command_refuses_a_text_without_words() -> None:
    with pytest.raises(CommandError, match="inga ord"):
        call_command("analysera", "?!")
