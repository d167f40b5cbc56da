"""Why a document was found: marked across inflections and compounds, in the right place, and the piece that says most."""

import pytest

from kunskapsbank.sokmotor import highlight, snippet


def marked(text: str, fraga: str, sprak: str = "sv") -> list[str]:
    return [text[start:end] for start, end in highlight(text, fraga, sprak)]


@pytest.mark.parametrize(
    ("text", "fraga", "marks"),
    [
        ("Ansök om bygglov i god tid.", "bygglov", ["bygglov"]),
        ("Bygglovet gäller i fem år.", "bygg lov", ["Bygglovet"]),
        ("Sök tillstånd för parkering.", "parkeringstillståndet", ["tillstånd", "parkering"]),
        ("Parkeringstillståndet skickas hem.", "tillstånd", ["tillståndet"]),
        ("Forskolor och FÖRSKOLAN", "förskola", ["Forskolor", "FÖRSKOLAN"]),
        ("Vad är det för väder?", "vad är bygglov", []),
        ("Barn och vuxna", "", []),
        ("Barn och vuxna", "😀 ' & \0", []),
    ],
)
def test_words_that_meet_are_marked(text: str, fraga: str, marks: list[str]) -> None:
    assert marked(text, fraga) == marks


def test_soft_hyphen_inside_a_part_does_not_move_the_mark() -> None:
    assert marked("parkerings\u00adtill\u00adståndet", "tillstånd") == ["till\u00adståndet"]


def test_word_still_being_typed_marks_its_beginning() -> None:
    assert marked("Parkeringstillstånd", "parker") == ["Parker"]


def test_other_languages_are_marked_by_their_stems() -> None:
    assert marked("Apply for permits here", "permit", "en") == ["permits"]


def test_places_stand_apart_and_in_order() -> None:
    places = highlight("bygglov, bygga, lov och bygglovet", "bygglov bygga lov")
    assert places == sorted(places) and all(a[1] < b[0] for a, b in zip(places, places[1:], strict=False))


def test_snippet_shows_the_piece_that_says_most() -> None:
    text = "Allmänt om kommunen. " * 20 + "Bygglovet för altanen söks på webben. " + "Annat. " * 40
    piece = snippet(text, "bygglov altan", langd=100)
    assert "Bygglovet för altanen" in piece.text and len(piece.text) <= 100
    assert piece.har_fore and piece.har_efter
    assert [piece.text[a:b] for a, b in piece.markera] == ["Bygglovet", "altanen"]


def test_snippet_of_what_does_not_meet_is_the_beginning() -> None:
    piece = snippet("Kort svar.", "bygglov")
    assert (piece.text, piece.markera, piece.har_fore, piece.har_efter) == ("Kort svar.", (), False, False)


def test_endless_word_and_text_are_no_fault() -> None:
    assert highlight("a" * 300_000, "a" * 10_000) is not None
    assert len(snippet("x" * 5_000, "x").text) <= 200
