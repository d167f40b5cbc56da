"""Questions of a trial collection are marked as such at every door, and the reader's own language comes first."""

import pytest
from django.test import Client

from kunskapsbank.models import Artikel
from tests.factories import make_amne
from tests.factories_kunskap import make_artikel, make_artikelamne, make_artikeltext, make_samling
from tests.kunskapsbank.svarsidor import address, make_findable, search

pytestmark = pytest.mark.django_db
MARKT = "Provfråga, inte kommunens svar"


@pytest.fixture
def prov() -> Artikel:
    samling = make_samling("swefaq", namn="Provfrågor ur SweFAQ", is_prov=True)
    return make_findable("Hur överklagar jag?", samling=samling, amne=make_artikelamne("prov", "Provfrågor"))


def test_a_trial_question_is_marked_on_every_page(client: Client, prov: Artikel) -> None:
    for page in (search(client, "överklagar"), client.get("/svar/"), client.get("/svar/amne/prov/")):
        assert MARKT in page.content.decode()
    page = client.get(address(prov)).content.decode()
    assert "Det här är en provfråga ur ”Provfrågor ur SweFAQ”" in page
    assert 'content="noindex"' in page and "FAQPage" not in page


def test_what_the_municipality_answers_is_not_marked(client: Client) -> None:
    artikel = make_findable("När hämtas soporna?")
    for page in (search(client, "soporna"), client.get("/svar/"), client.get(address(artikel))):
        assert "provfråga" not in page.content.decode().lower()


def test_the_api_says_which_collection_an_article_belongs_to(client: Client, prov: Artikel) -> None:
    (row,) = client.get("/api/v1/artiklar/").json()["results"]
    (hit,) = client.get("/api/v1/artiklar/", {"q": "överklagar"}).json()["results"]
    whole = client.get(f"/api/v1/artiklar/{prov.pk}/").json()
    assert {(found["samling"], found["is_prov"]) for found in (row, hit, whole)} == {("swefaq", True)}


def test_the_feed_marks_it_the_map_and_the_common_questions_leave_it_out(client: Client, prov: Artikel) -> None:
    feed = client.get("/svar/andringar.atom").content.decode()
    assert "<title>Provfråga: Hur överklagar jag?</title>" in feed and 'term="Provfrågor ur SweFAQ"' in feed
    assert str(prov.pk) not in client.get("/sitemap.xml").content.decode()
    assert "Hur överklagar jag?" not in client.get("/svar/").content.decode()


def test_an_entry_of_the_feed_is_the_same_when_its_words_change(client: Client) -> None:
    artikel = make_artikel()
    feed = client.get("/svar/andringar.atom").content.decode()
    assert f"/svar/{artikel.pk}/sv</id>" in feed


def test_subjects_of_trial_questions_stand_last(client: Client, prov: Artikel) -> None:
    make_amne("ovrigt", namn="Övrigt")
    make_artikel(amne=make_artikelamne("ovrigt", "Övrigt"))
    page = client.get("/svar/").content.decode()
    assert page.index("Övrigt") < page.index("Provfrågor") and page.count(MARKT) == 1


@pytest.mark.parametrize(("sprak", "titel"), [("ar", "متى تُجمع القمامة؟"), ("fi", "Milloin jätteet haetaan?")])
def test_a_reader_of_another_language_meets_first_what_is_in_it(client: Client, sprak: str, titel: str) -> None:
    make_artikeltext(make_artikel("Äpplen?"), sprak, titel=titel)
    make_artikel("Avfall?")
    for path in ("/svar/", "/svar/amne/avfall/"):
        page = client.get(path, {"sprak": sprak}).content.decode()
        assert page.index(titel) < page.index("Avfall?")
        assert "Svenska" in page and f'lang="{sprak}" dir=' in page
    assert page.index("kc-traffar") > page.index("ds-alert")


def test_a_swedish_reader_is_told_of_no_other_language(client: Client) -> None:
    make_artikel()
    assert "står först" not in client.get("/svar/").content.decode()
