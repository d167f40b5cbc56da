"""Pages of answers as a visitor without log-in reads them."""

import html
import re

from django.http import HttpResponse
from django.test import Client

from kunskapsbank.actions.index import sync_artiklar
from kunskapsbank.models import Artikel
from kunskapsbank.publikt import find_page
from tests.factories_kunskap import make_artikel, make_artikeltext

HEMLIGT = "kryptonit"
"""A word that stands in what is internal and nowhere else."""


def make_findable(titel: str = "När hämtas soporna?", **falt: object) -> Artikel:
    """An article that the search knows of."""
    artikel = make_artikel(titel, **falt)
    sync_artiklar([artikel])
    return artikel


def translate(artikel: Artikel, sprak: str, titel: str, **innehall: object) -> Artikel:
    """The article in one more language, known to the search."""
    make_artikeltext(artikel, sprak, titel=titel, **innehall)
    sync_artiklar([artikel])
    return artikel


def make_with_secrets(**falt: object) -> Artikel:
    """A public article with a secret word in everything that is for the staff alone."""
    secrets = {"intern_not": f"Säg aldrig {HEMLIGT}.", "kontaktvag": f"Fråga {HEMLIGT}.", "behover_andras": f"Nämn {HEMLIGT}."}
    return make_findable(**{**secrets, **falt})


def address(artikel: Artikel) -> str:
    """The path of the article's page."""
    return find_page(artikel.pk, user=None, sprak="sv").rad.adress


def words(response: HttpResponse) -> str:
    """The words that a reader of the page meets."""
    shown = re.sub(r"<head>.*?</head>", "", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def search(client: Client, q: str, sprak: str = "sv") -> HttpResponse:
    """The page of answers to a search."""
    return client.post("/svar/", {"q": q}, headers={"accept-language": sprak})
