"""What the bench asks beside the questions that it was given."""

from tests.bench.delar.sok.underlag import Underlag
from tests.bench.delar.sok.utan import Utan


def test_words_of_an_answer_are_three_that_stand_in_it() -> None:
    underlag = Underlag()
    row = underlag.fragor[0]
    words = underlag.words_of_answer(0).split()
    assert len(words) == 3
    assert all(word in row["candidate_answers"][row["label"]].lower() for word in words)


def test_what_is_not_installed_is_said_and_no_fault() -> None:
    missing = Utan("sök med modell", skal="modellen är inte installerad")
    assert missing.ok and missing.as_line().endswith(" modellen är inte installerad")
