"""Nobody writes or approves a second answer to a question without being shown the first."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from kontaktcenter.models import Anvandare
from kunskapsbank.models import Artikel, Revision
from kunskapsbank.status import Lage, Malgrupp
from tests.factories_kunskap import make_artikel
from tests.kunskapsbank.svarsidor import make_findable

pytestmark = pytest.mark.django_db
RUBRIK = "Liknande frågor som redan har svar"
FRAGA = "Får jag elda löv i min trädgård på hösten?"


@pytest.fixture
def elda() -> Artikel:
    """What is answered already."""
    for other in ("Hur ansöker jag om bygglov?", "Var lånar jag böcker?"):
        make_findable(other)
    return make_findable("Får jag elda löv och ris i trädgården?", kort_svar="Ofta förbjudet.")


def link(artikel: Artikel) -> str:
    return f'href="{reverse("kunskapsartikel", args=[artikel.pk])}"'


def test_an_article_that_asks_the_same_is_shown_while_the_question_is_typed(inne: Client, elda: Artikel) -> None:
    data = {"titel": FRAGA, "gor": "liknande"}
    page = inne.post(reverse("artikel_ny"), data, headers={"hx-request": "true"}).content.decode()
    assert RUBRIK in page and link(elda) in page and "Ofta förbjudet." in page and "bygglov" not in page
    assert Artikel.objects.count() == 3


@pytest.mark.parametrize("titel", ["", "Vad kostar parkeringen?", "a\x00b", "ö" * 5000])
def test_nothing_is_shown_for_what_nobody_has_answered(inne: Client, elda: Artikel, titel: str) -> None:
    response = inne.post(reverse("artikel_ny"), {"titel": titel, "gor": "liknande"}, headers={"hx-request": "true"})
    assert (response.status_code, RUBRIK in response.content.decode()) == (200, False)


def test_it_is_shown_without_scripts_when_the_text_is_written_and_previewed(inne: Client, elda: Artikel) -> None:
    double = make_artikel(FRAGA, lage=Lage.UTKAST)
    url = reverse("artikel_text", args=[double.pk, "sv"])
    assert link(elda) in inne.get(url).content.decode()
    data = {"titel": FRAGA, "kort_svar": "Ja.", "andring": "storre", "sedd": "0:0", "gor": "forhandsgranska"}
    assert link(elda) in inne.post(url, data).content.decode()
    typed = inne.post(url, data, headers={"hx-request": "true"}).content.decode()
    assert re.search(r'id="liknande"[^>]*hx-swap-oob', typed) and link(elda) in typed


def test_an_article_is_not_like_itself(inne: Client, elda: Artikel) -> None:
    assert RUBRIK not in inne.get(reverse("artikel_text", args=[elda.pk, "sv"])).content.decode()


def test_the_reviewer_is_shown_the_answer_that_stands_already(client: Client, expert: Anvandare, elda: Artikel) -> None:
    double = make_artikel(FRAGA, lage=Lage.GRANSKAS, malgrupp=Malgrupp.PUBLIK)
    client.force_login(expert)
    url = reverse("revision_granska", args=[Revision.objects.get(text__artikel=double).pk])
    assert link(elda) in client.get(url).content.decode()
