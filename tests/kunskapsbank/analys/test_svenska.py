"""Swedish words: headwords, stems that all forms share, and the parts of compounds."""

import pytest

from kunskapsbank.analys import fold, lemma, split, stem


@pytest.mark.parametrize(
    "forms",
    [
        "tillstånd tillståndet tillståndets tillstånden",
        "förskola förskolan förskolor förskolorna förskolornas",
        "avgift avgiften avgifter avgifterna",
        "gata gatan gator gatorna",
        "barn barnet barnen barnens",
        "placera placerar placerade placerat",
        "tjänst tjänsten tjänster tjänsterna",
    ],
)
def test_all_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(fold(form)) for form in forms.split()}) == 1


def test_inflected_compound_outside_the_dictionary_has_the_stem_of_its_first_form() -> None:
    assert lemma("lamplighetsbedomningar") is None
    assert stem("lamplighetsbedomningar") == stem("lamplighetsbedomning")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("parkeringstillståndet", ["parkering", "tillstånd"]),
        ("bygglovet", ["bygga", "lov"]),
        ("kvinnojourer", ["kvinna", "jour"]),
        ("familjehem", ["familj", "hem"]),
        ("gatubelysning", ["gata", "belysning"]),
        ("skolskjuts", ["skola", "skjuts"]),
        ("elavbrott", ["el", "avbrott"]),
        ("stadsdelsnämnder", ["stadsdel", "nämnd"]),
        ("vårdnadsöverflyttning", ["vårdnad", "överflyttning"]),
    ],
)
def test_compound_meets_its_parts_as_words_of_their_own(word: str, parts: list[str]) -> None:
    assert set(split(fold(word)).stammar) & {stem(fold(part)) for part in parts} >= {stem(fold(parts[-1]))}
    assert len(split(fold(word)).led) == len(parts)


@pytest.mark.parametrize("word", ["kanske", "särskilt", "receptionist", "19", "abc", "förordnad"])
def test_word_that_is_no_compound_has_no_parts(word: str) -> None:
    assert split(fold(word)).led == ()


def test_parts_as_written_make_the_word() -> None:
    assert "".join(split("parkeringstillstandet").led) == "parkeringstillstandet"


def test_word_of_many_possible_parts_is_split_at_once() -> None:
    assert split("ar" * 20).led is not None and split("a" * 60).led == ()
