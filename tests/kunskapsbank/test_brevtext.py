"""The words of an article in a mail, which has no marks: lists, headings and rows stay what they are."""

import pytest

from kunskapsbank.brevtext import as_letter


@pytest.mark.parametrize(
    ("text", "brev"),
    [
        ("Sök **lov** i tid.\n\nVänta sedan.", "Sök lov i tid.\n\nVänta sedan."),
        ("Ta med:\n\n- karta\n- ritning\n\nKom hit.", "Ta med:\n\n• karta\n• ritning\n\nKom hit."),
        ("1. Sök\n2. Vänta\n   - högst tio veckor", "1. Sök\n2. Vänta\n  • högst tio veckor"),
        ("3. Tre\n4. Fyra", "3. Tre\n4. Fyra"),
        ("## Så gör du\n\nSök.", "Så gör du\n---------\n\nSök."),
        ("| Vad | Pris |\n|---|---|\n| Lov | 900 kr |", "Vad | Pris\nLov | 900 kr"),
        ("Se [sidan](https://exempelkommun.example/lov).", "Se sidan (https://exempelkommun.example/lov)."),
        ("- ett\n\n  mer om ett\n- två", "• ett\n  mer om ett\n• två"),
        ("", ""),
    ],
)
def test_a_letter_keeps_what_the_marks_say(text: str, brev: str) -> None:
    assert as_letter(text) == brev


def test_what_is_too_hard_to_read_is_sent_as_it_was_typed() -> None:
    assert as_letter("*" * 20_000) == "*" * 20_000
