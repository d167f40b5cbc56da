"""The small texts that fill the demo cases: enough of each, none twice, and nobody real."""

import tomllib
from pathlib import Path

import pytest

OVRIGT = tomllib.loads((Path(__file__).parents[2] / "arenden/demodata/katalog/ovrigt.toml").read_text("utf-8"))
LISTOR = {
    "fornamn": 120,
    "efternamn": 60,
    "gator": 60,
    "narvaro": 20,
    "interna_anteckningar": 30,
    "aterlamningsskal": 15,
    "kompletteringar": 15,
    "svar_inledningar": 10,
    "svar_avslutningar": 10,
    "meddelanden": 15,
}
NAMNLISTOR = {"fornamn", "efternamn", "gator"}
ROLLER = {"kommunvagledare", "handlaggare", "redaktor", "chef", "registrator", "systemforvaltare"}


def test_it_holds_the_lists_that_the_demo_data_read_and_no_other() -> None:
    """A misspelt key would be lost in silence."""
    assert set(OVRIGT) == {*LISTOR, "titlar"}
    assert set(OVRIGT["titlar"]) == ROLLER


@pytest.mark.parametrize(("lista", "minst"), LISTOR.items())
def test_a_list_is_long_enough_and_says_nothing_twice(lista: str, minst: int) -> None:
    """Few texts would make 250,000 cases look alike."""
    texter = OVRIGT[lista]
    assert len(texter) >= minst
    assert len(set(texter)) == len(texter)
    assert [text for text in texter if text != text.strip() or not text] == []


@pytest.mark.parametrize("lista", sorted(set(LISTOR) - NAMNLISTOR))
def test_texts_that_people_read_are_whole_sentences(lista: str) -> None:
    """They stand alone in the time line."""
    assert [text for text in OVRIGT[lista] if not text.endswith((".", "?", "!"))] == []


@pytest.mark.parametrize("roll", sorted(ROLLER))
def test_every_role_has_titles(roll: str) -> None:
    """The directory shows a title beside each name."""
    assert len(set(OVRIGT["titlar"][roll])) >= 3
