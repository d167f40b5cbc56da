"""The small texts that fill the demo cases: enough of each, none twice, and nobody real."""

import tomllib
from pathlib import Path

import pytest

from arenden.demodata import fraser

KATALOG = Path(__file__).parents[2] / "arenden/demodata/katalog"
OVRIGT = tomllib.loads((KATALOG / "ovrigt.toml").read_text("utf-8"))
LISTOR = {
    "fornamn": 120,
    "efternamn": 60,
    "gator": 60,
    "narvaro": 20,
    "interna_anteckningar": 30,
    "aterlamningsskal_fel_adresserat": 7,
    "aterlamningsskal_ofullstandigt": 3,
    "aterlamningsskal_annat": 5,
    "kompletteringar": 15,
    "svar_inledningar": 10,
    "svar_avslutningar": 10,
    "meddelanden": 15,
}
NAMNLISTOR = {"fornamn", "efternamn", "gator"}
ENHETER = tomllib.loads((KATALOG / "organisation.toml").read_text("utf-8"))["enhet"]
ENHETENS = {"chef", "handlaggare"}
"""Roles whose titles are those of the unit."""
ROLLER = {"kommunvagledare", "handlaggare", "redaktor", "chef", "registrator", "systemforvaltare"}


def test_it_holds_the_lists_that_the_demo_data_read_and_no_other() -> None:
    """A misspelt key would be lost in silence."""
    assert set(OVRIGT) == {*LISTOR, "titlar", "titlar_slag", "titlar_enhet"}
    assert set(OVRIGT["titlar"]) == ROLLER
    assert {*OVRIGT["titlar_slag"], "enhet"} == {enhet["slag"] for enhet in ENHETER}


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


@pytest.mark.parametrize("roll", sorted(ROLLER - ENHETENS))
def test_every_role_has_titles(roll: str) -> None:
    """The directory shows a title beside each name."""
    assert len(set(OVRIGT["titlar"][roll])) >= 3


def test_every_unit_has_titles_that_belong_there() -> None:
    """No planner at the libraries: the directory shows the title beside the unit."""
    mottagare = {enhet["kortnamn"]: enhet.get("foralder", "") for enhet in ENHETER if enhet["slag"] != "center"}
    assert OVRIGT["titlar_enhet"].keys() <= mottagare.keys()
    assert [kod for kod, ovan in mottagare.items() if not {kod, ovan} & OVRIGT["titlar_enhet"].keys()] == []


@pytest.mark.parametrize("fras", [*fraser.INLEDNINGAR, *fraser.AVSLUTNINGAR])
def test_no_text_gives_its_writer_a_name(fras: str) -> None:
    """The case says who wrote it, or that nobody is to know."""
    assert "{fornamn}" not in fras or "granne" in fras
