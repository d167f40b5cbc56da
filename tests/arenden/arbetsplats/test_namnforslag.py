"""The box of case types: names while they are written, and the general type where nothing is sure."""

import pytest

from arenden.forslag import Index, Typtext
from tests.arenden.arbetsplats.kontakt import Kontaktdorr
from tests.arenden.arbetsplats.test_forslag import catalogue
from tests.factories import make_arendetyp
from tests.factories_arenden import make_agent

ALLMAN = Typtext("Fråga till kommunen", "Kontakt", arendetyp_id=1, center_id=1, kod="allman")
LYSE = Typtext("Trasig gatubelysning", "Gata", sokord=("gatlampa",), arendetyp_id=2, center_id=1)
LOV = Typtext("Fråga om bygglov", "Bygglov", arendetyp_id=3, center_id=1)
OLOV = Typtext("Anmälan om olovligt byggande", "Bygglov", sokord=("bygglov", "utan bygglov"), arendetyp_id=4, center_id=1)
ANNAT = Typtext("Bygglov i förväg", "Bygglov", arendetyp_id=5, center_id=2)
INDEX = Index([OLOV, LOV, LYSE, ALLMAN, ANNAT])


def names(text: str, antal: int = 5) -> list[str]:
    return [guess.typ.namn for guess in INDEX.complete(text, center_id=1, antal=antal)]


@pytest.mark.parametrize(
    ("text", "namn"),
    [
        ("fråga", [LOV.namn, ALLMAN.namn]),
        ("fråga till kom", [ALLMAN.namn]),
        ("FRAGA TI", [ALLMAN.namn]),
        ("gatub", [LYSE.namn]),
        ("fråga bygg", [LOV.namn]),
    ],
)
def test_a_name_is_found_while_it_is_written(text: str, namn: list[str]) -> None:
    assert names(text)[: len(namn)] == namn


def test_names_that_begin_so_come_before_names_with_the_word_and_those_before_guesses() -> None:
    assert names("bygglov") == [ANNAT.namn, LOV.namn, OLOV.namn]


def test_a_word_that_no_name_has_is_guessed_by() -> None:
    assert names("gatlampa") == [LYSE.namn]


@pytest.mark.parametrize("text", ["xqzw", "", "!!", "fråga fråga fråga"])
def test_what_no_type_is_called_finds_none(text: str) -> None:
    assert names(text) == []


ALLMANNA = ["fraga-till-kommunen", "annan-felanmalan", "synpunkt-klagomal"]


def suggested(text: str) -> list[str]:
    """The codes of what the demo municipality's front desk is offered for a question."""
    index, types = catalogue()
    return [guess.typ.kod for guess in index.suggest_surely(text, center_id=types[ALLMANNA[0]].center_id, allmanna=ALLMANNA)]


@pytest.mark.parametrize(
    "text",
    [
        "Kan vi få ett swishnummer till vårt läger?",
        "Vad är minimibelopp?",
        "Hej, vem tar hand om detta konstiga?",
        "Vem ansvarar för det här?",
        "Kan någon hjälpa mig?",
    ],
)
def test_where_no_guess_is_sure_only_the_general_types_are_offered(text: str) -> None:
    assert suggested(text) == ALLMANNA


@pytest.mark.parametrize(
    ("text", "kod"),
    [
        ("slagit sönder bilens däck", "annan-felanmalan"),
        ("min man slår mig", "vald-i-nara-relation"),
        ("När öppnar återvinningscentralen på lördag?", "fraga-atervinningscentral"),
        ("Lampan utanför huset är trasig", "felanmalan-gatubelysning"),
        ("När har ni öppet i jul?", "fraga-till-kommunen"),
    ],
)
def test_a_sure_guess_stands_first(text: str, kod: str) -> None:
    assert suggested(text)[0] == kod


def test_a_center_without_general_types_is_offered_what_there_is() -> None:
    assert [guess.typ for guess in INDEX.suggest_surely("gatlampa", center_id=1, allmanna=["finns-inte"])] == [LYSE]


def test_words_that_say_nothing_are_offered_nothing() -> None:
    assert suggested("hej!") == []


@pytest.mark.django_db
def test_the_box_asks_for_names_and_the_question_for_guesses() -> None:
    typ = make_arendetyp(namn="Fråga om bygglov")
    client = Kontaktdorr(make_agent()).client
    pages = [client.post("/arbetsplats/forslag/", {"text": "fråga om", **mer}).content.decode() for mer in ({"ar_namn": "1"}, {})]
    assert [f'data-varde="{typ.pk}"' in page for page in pages] == [True, False]
