"""An Arabic page: Latin words, addresses and numbers stand as they are read, and no two lines of the summary are called the same."""

import re

import pytest
from django.urls import reverse

from tests.arenden.medborgare.medborgare import Medborgare
from tests.factories import make_arendetyp

pytestmark = pytest.mark.django_db
TEXTFALT = re.compile(r"<(?:textarea|input [^>]*type=\"(?:text|search|email|tel)\")[^>]*>")


@pytest.fixture
def arabiska(medborgare: Medborgare) -> Medborgare:
    """Somebody who reads Arabic."""
    make_arendetyp()
    medborgare.client.post(reverse("set_language"), {"language": "ar", "next": "/"})
    return medborgare


def to_contact(medborgare: Medborgare) -> Medborgare:
    return medborgare.begin("fraga-bygglov", "Får jag bygga en carport?")


@pytest.mark.parametrize("sprak", ["sv", "en", "ar", "fi"])
def test_no_two_lines_of_the_summary_are_called_the_same(medborgare: Medborgare, sprak: str) -> None:
    make_arendetyp()
    medborgare.client.post(reverse("set_language"), {"language": sprak, "next": "/"})
    to_contact(medborgare).send(
        vem="uppgifter", namn="Anna Testsson", telefon="070-1740605", epost="anna@testsson.example", wants_mejl="on"
    )
    names = re.findall("<dt>(.*?)</dt>", medborgare.page.content.decode())
    assert len(names) == len(set(names)) >= 4


@pytest.mark.parametrize("address", ["/", "/svar/", "/folj/", "/fraga/"])
def test_what_is_typed_takes_its_direction_from_its_words(arabiska: Medborgare, address: str) -> None:
    fields = TEXTFALT.findall(arabiska.go(address).page.content.decode())
    shown = [field for field in fields if 'tabindex="-1"' not in field]
    assert shown and all(" dir=" in field for field in shown)


def test_what_is_typed_of_oneself_takes_its_direction_from_its_words(arabiska: Medborgare) -> None:
    fields = TEXTFALT.findall(to_contact(arabiska).page.content.decode())
    assert len(fields) >= 3 and all(' dir="auto"' in field for field in fields if 'tabindex="-1"' not in field)


def test_the_number_in_the_help_text_stands_isolated_and_whole(arabiska: Medborgare) -> None:
    assert "\u2066KC\u20112026\u2011000123\u2069" in arabiska.go("/folj/").text
