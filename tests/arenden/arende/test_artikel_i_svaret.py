"""An officer answers a case with an article: suggested by the citizen's own words, taken in with its public address."""

import pytest
from django.test import Client

from arenden.models import Arende
from kunskapsbank.actions.index import sync_artiklar
from kunskapsbank.models import Artikel, Sokning
from kunskapsbank.status import Malgrupp
from tests.factories_arenden import make_handlaggare, make_mottaget
from tests.factories_kunskap import make_artikel

pytestmark = pytest.mark.django_db
NOTEN = "Fråga efter ritningen"


@pytest.fixture
def officer():
    return make_handlaggare()


@pytest.fixture
def arende(officer) -> Arende:
    return make_mottaget(officer)


def make_findable(titel: str = "Får jag bygga en carport?", **falt) -> Artikel:
    artikel = make_artikel(titel, kort_svar="Oftast krävs lov.", svar="Sök **lov**.", intern_not=NOTEN, **falt)
    sync_artiklar([artikel])
    return artikel


def post(client: Client, user, arende: Arende, dorr: str = "besvara", **data) -> str:
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.post(f"/arenden/{arende.nummer}/{dorr}/", {"version": arende.version, "sedd": 0, **data}).content.decode()


def test_articles_that_fit_the_case_are_suggested_and_no_search_is_logged(client: Client, officer, arende: Arende) -> None:
    make_findable()
    page = post(client, officer, arende, steg="skriv")
    assert "Svar i kunskapsbanken" in page and "Lägg in i svaret" in page and NOTEN not in page
    assert not Sokning.objects.exists()


@pytest.mark.parametrize(("rubrik", "is_unsure"), [("Badhuset", False), ("Bårhus", True)])
def test_it_is_said_when_no_suggestion_surely_answers(client: Client, officer, arende: Arende, rubrik: str, is_unsure: bool) -> None:
    make_findable("När är badhuset öppet?")
    Arende.objects.update(rubrik=rubrik, text="")
    page = post(client, officer, arende, steg="skriv")
    assert "Lägg in i svaret" in page and ("Inget säkert svar" in page) is is_unsure


def test_the_list_of_an_article_is_a_list_in_the_answer_too(client: Client, officer, arende: Arende) -> None:
    artikel = make_artikel("Får jag bygga en carport?", svar="Ta med:\n\n- karta\n- ritning")
    assert "• karta\n• ritning" in post(client, officer, arende, artikel=artikel.pk)


def test_the_public_words_come_after_what_is_typed(client: Client, officer, arende: Arende) -> None:
    artikel = make_findable()
    page = post(client, officer, arende, text="Hej Anna!", artikel=artikel.pk)
    assert "Hej Anna!\n\nOftast krävs lov.\n\nSök lov." in page and f"/svar/{artikel.pk}-" in page and NOTEN not in page


@pytest.mark.parametrize("pk", ["", "x", "9" * 30, "999999"])
def test_a_wrong_article_takes_nothing_away(client: Client, officer, arende: Arende, pk: str) -> None:
    assert "Hej Anna!" in post(client, officer, arende, text="Hej Anna!", artikel=pk)


def test_an_internal_article_is_shown_but_never_put_into_the_answer(client: Client, officer, arende: Arende) -> None:
    artikel = make_findable(malgrupp=Malgrupp.INTERN)
    assert "Lägg in i svaret" not in post(client, officer, arende, steg="skriv")
    assert "Sök lov." not in post(client, officer, arende, text="Hej!", artikel=artikel.pk)


def test_only_the_answer_takes_in_articles(client: Client, officer, arende: Arende) -> None:
    artikel = make_findable()
    assert "Sök lov." not in post(client, officer, arende, dorr="meddela", text="Hej!", artikel=artikel.pk, steg="skriv")
