"""The words of an article in a mail, which has no marks: lists, headings and rows stay what they are."""

import pytest

from kunskapsbank.brevtext import as_letter

SIDA = "https://exempelkommun.example/svar/7/bygglov"


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
        ("1. Sök\n2.\n\nKom hit.", "1. Sök\n\nKom hit."),
        ("- ett\n-\n- tre", "• ett\n• tre"),
        ("", ""),
    ],
)
def test_a_letter_keeps_what_the_marks_say(text: str, brev: str) -> None:
    assert as_letter(text, sida=SIDA) == brev


@pytest.mark.parametrize(
    ("lank", "brev"),
    [
        ("[avgifter](/svar/9/avgifter)", "avgifter (https://exempelkommun.example/svar/9/avgifter)"),
        ("[mer](?sprak=en)", f"mer ({SIDA}?sprak=en)"),
        ("[nedan](#nedan)", f"nedan ({SIDA}#nedan)"),
        ("[bilden](bild:00000000-0000-4000-8000-000000000001)", "bilden"),
    ],
)
def test_a_link_within_the_site_leads_there_from_a_mail(lank: str, brev: str) -> None:
    assert as_letter(lank, sida=SIDA) == brev


@pytest.mark.parametrize(
    ("lank", "brev"),
    [
        ("https://exempelkommun.example/lov", "https://exempelkommun.example/lov"),
        ("www.exempelkommun.example", "www.exempelkommun.example"),
        ("https://exempelkommun.example/förskola", "https://exempelkommun.example/förskola"),
        ("[exempelkommun.example](https://exempelkommun.example/)", "exempelkommun.example"),
        ("[08-465 004 00](tel:+46846500400)", "08-465 004 00"),
        ("[0846500400](tel:08-46500400)", "0846500400"),
        ("[växeln](tel:08-46500400)", "växeln (08-46500400)"),
        ("[112](tel:112)", "112"),
        ("[Bygg@exempelkommun.example](mailto:bygg@exempelkommun.example?subject=Lov)", "Bygg@exempelkommun.example"),
        ("[mejla](mailto:bygg@exempelkommun.example?subject=Lov)", "mejla (bygg@exempelkommun.example)"),
    ],
)
def test_an_address_that_is_the_words_themselves_is_written_once(lank: str, brev: str) -> None:
    assert as_letter(lank, sida=SIDA) == brev


def test_what_is_too_hard_to_read_is_sent_as_it_was_typed() -> None:
    assert as_letter("*" * 20_000, sida=SIDA) == "*" * 20_000
