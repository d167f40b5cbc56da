"""Everyday words of a municipality: all forms of each in a row of ordformer.txt, and words that must not become one."""

from pathlib import Path

import pytest

from kunskapsbank.analys import fold, lemma, stem

RADER = (Path(__file__).parent / "ordformer.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("forms", RADER)
def test_everyday_word_has_one_stem_in_all_its_forms(forms: str) -> None:
    assert len({stem(fold(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    ["papper pappa", "sommar som", "månad man", "plats plåt", "brunn brun", "rot ryta", "sop supa", "stöd stå", "kort köra", "natt nät"],
)
def test_words_that_only_look_like_forms_of_one_another_stay_apart(words: str) -> None:
    one, other = (stem(fold(word)) for word in words.split())
    assert one != other


@pytest.mark.parametrize(
    ("compound", "other"),
    [("hyresbostäder", "hyresbostaden"), ("orosanmälningar", "orosanmälan"), ("talböckerna", "talbok"), ("toapapper", "toapappret")],
)
def test_compound_ends_as_its_last_part_does_in_all_forms(compound: str, other: str) -> None:
    assert stem(fold(compound)) == stem(fold(other))


@pytest.mark.parametrize(("form", "headword"), [("bokar", "boka"), ("slutar", "sluta"), ("oron", "oro"), ("badande", "bada")])
def test_form_that_folding_makes_a_rare_noun_is_still_a_form(form: str, headword: str) -> None:
    assert lemma(form) == headword


def test_word_that_ends_like_an_irregular_adjective_is_left_alone() -> None:
    assert lemma("kvalitet") != "kvaliten"
