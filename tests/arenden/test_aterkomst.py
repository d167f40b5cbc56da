"""Who comes again, as a pure function."""

from datetime import date

from arenden.aterkomst import Aterkomst, TidigareFraga, find_return

IDAG = date(2026, 3, 18)


def earlier_fraga(dag: date, *, ordning: int = 1, amne: int | None = 1, arende: int | None = None, utfall: str = "besvarad_direkt"):
    """A question that was answered at once."""
    return TidigareFraga(dag, ordning, amne, arende, utfall, {"center": 7, "kanal": "telefon", "kontor": ""})


def test_same_subject_within_seven_days_takes_back_the_answer_of_then() -> None:
    again = find_return([earlier_fraga(date(2026, 3, 11))], dag=IDAG, amnen=[1], arenden=[None])
    assert again == Aterkomst(True, ({"matt": "fragor_ater", "dag": "2026-03-11", "center": 7, "kanal": "telefon"},))


def test_eight_days_later_is_a_new_matter() -> None:
    assert find_return([earlier_fraga(date(2026, 3, 10))], dag=IDAG, amnen=[1], arenden=[None]) == Aterkomst()


def test_another_subject_is_a_new_matter() -> None:
    assert find_return([earlier_fraga(IDAG)], dag=IDAG, amnen=[2, None], arenden=[None]) == Aterkomst()


def test_only_the_contact_just_before_is_taken_back() -> None:
    tidigare = [earlier_fraga(date(2026, 3, 16), ordning=1), earlier_fraga(date(2026, 3, 17), ordning=2)]
    again = find_return(tidigare, dag=IDAG, amnen=[1, 1], arenden=[])
    assert [entry["dag"] for entry in again.bakat] == ["2026-03-17"]


def test_same_case_is_coming_again_but_was_no_answer() -> None:
    tidigare = [earlier_fraga(IDAG, amne=1, arende=5, utfall="arende")]
    assert find_return(tidigare, dag=IDAG, amnen=[None], arenden=[5]) == Aterkomst(True, ())
