"""What other programs read: feed, map, robots, structured data."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from kunskapsbank.models import Artikel
from kunskapsbank.status import Malgrupp
from tests.factories_kunskap import make_artikel, make_artikeltext
from tests.kunskapsbank.svarsidor import address

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
KARTA = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ELAKT = "</script><script>alert('&')</script>"


def read(client: Client, path: str) -> ElementTree.Element:
    return ElementTree.fromstring(client.get(path).content)


def structured(client: Client, artikel: Artikel) -> dict:
    page = client.get(address(artikel)).content.decode()
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(block)


def test_the_feed_tells_the_newest_first_with_whole_addresses(client: Client) -> None:
    make_artikel()
    newest = make_artikel("Var lämnar jag glas?", kort_svar="I igloon.")
    feed = read(client, "/svar/andringar.atom")
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == ["Var lämnar jag glas?", "När hämtas soporna?"]
    first = feed.find(f"{ATOM}entry")
    assert first.find(f"{ATOM}link").get("href") == f"http://localhost:8000{address(newest)}?sprak=sv"
    assert first.findtext(f"{ATOM}summary") == "I igloon."


def test_the_feed_can_be_read_in_one_language(client: Client) -> None:
    make_artikeltext(make_artikel(), "en", titel="When is waste collected?")
    feed = read(client, "/svar/andringar.atom?sprak=en")
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["When is waste collected?"]


def test_the_map_has_every_public_article_in_each_language(client: Client) -> None:
    artikel = make_artikel()
    make_artikeltext(artikel, "ar", titel="متى؟")
    make_artikel("Vem har nyckeln?", malgrupp=Malgrupp.INTERN)
    found = [url.findtext(f"{KARTA}loc") for url in read(client, "/sitemap.xml")]
    base = f"http://localhost:8000{address(artikel)}"
    assert found == ["http://localhost:8000/", "http://localhost:8000/svar/", f"{base}?sprak=ar", f"{base}?sprak=sv"]


def test_robots_are_told_of_the_map_and_kept_from_what_is_somebodys(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://localhost:8000/sitemap.xml" in text and "Disallow: /folj/" in text


def test_an_article_is_described_as_a_question_with_its_answer(client: Client) -> None:
    found = structured(client, make_artikel(kort_svar="Varje tisdag.", svar="Ställ ut **kärlet**."))
    question = found["mainEntity"][0]
    assert (found["@type"], question["name"]) == ("FAQPage", "När hämtas soporna?")
    assert question["acceptedAnswer"]["text"] == "Varje tisdag.\n\nStäll ut kärlet."


def test_a_guide_is_described_by_its_steps(client: Client) -> None:
    found = structured(client, make_artikel(slag=Artikel.Slag.GUIDE, steg=[{"rubrik": "Rita", "text": "Rita huset."}]))
    assert found["@type"] == "HowTo"
    assert found["step"] == [{"@type": "HowToStep", "position": 1, "name": "Rita", "text": "Rita huset."}]


def test_no_words_end_the_block_of_data(client: Client) -> None:
    artikel = make_artikel(f"Titel {ELAKT}", kort_svar=ELAKT, svar="Text")
    assert structured(client, artikel)["mainEntity"][0]["name"] == f"Titel {ELAKT}"
    assert "<script>alert" not in client.get(address(artikel)).content.decode()
    assert "alert" in read(client, "/svar/andringar.atom").find(f"{ATOM}entry").findtext(f"{ATOM}title")


def test_an_entry_without_short_answer_is_summed_up_by_the_beginning_of_the_answer(client: Client) -> None:
    make_artikel(kort_svar="", svar="Du **överklagar** inom tre veckor. " + "Skriv till nämnden. " * 40)
    feed = client.get("/svar/andringar.atom").content.decode()
    [summary] = re.findall("<summary[^>]*>([^<]*)</summary>", feed)
    assert summary.startswith("Du överklagar inom tre veckor.") and len(summary) <= 300
