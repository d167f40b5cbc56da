"""What the municipality has not translated is shown in Swedish, and says that it is."""

import pytest
from django.test import Client
from django.urls import reverse

from kontaktcenter.models import Foljdfraga
from tests.arenden.medborgare.medborgare import Medborgare
from tests.arenden.medborgare.sidans_ord import Ord
from tests.factories import make_amne, make_arendetyp, make_foljdfraga

pytestmark = pytest.mark.django_db


def words(page: str) -> set[str]:
    """The texts of a page that are in its own language."""
    return Ord(page).found


@pytest.fixture
def arabiska(medborgare: Medborgare) -> Medborgare:
    """Somebody who reads Arabic, before a case type that nobody has translated."""
    arendetyp = make_arendetyp("lampa", namn="Trasig lampa", hjalptext="Lampan är släckt.", amne=make_amne("gata", namn="Gator & torg"))
    make_foljdfraga(arendetyp, "var", text="Var står den?", slag=Foljdfraga.Slag.VAL, alternativ=[{"varde": "gata", "text": "Gatan"}])
    medborgare.client.post(reverse("set_language"), {"language": "ar", "next": "/"})
    return medborgare


def test_a_name_without_translation_says_that_it_is_swedish(arabiska: Medborgare) -> None:
    page = arabiska.go("/e-tjanst/lampa/").page.content.decode()
    assert '<bdi lang="sv">Trasig lampa</bdi></h1>' in page
    assert '<bdi lang="sv">Lampan är släckt.</bdi>' in page
    assert "<title>Trasig lampa –" in page


def test_a_question_without_translation_says_that_it_is_swedish(arabiska: Medborgare) -> None:
    page = arabiska.begin("lampa").page.content.decode()
    assert "Var står den?" in page and "Gatan" in page
    assert not words(page) & {"Trasig lampa", "Var står den?", "Gatan"}


def test_a_subject_without_translation_keeps_marks_out_of_the_title(arabiska: Medborgare) -> None:
    page = arabiska.go("/amne/gata/").page.content.decode()
    assert "<title>Gator &amp; torg –" in page
    assert page.count('<bdi lang="sv">Gator &amp; torg</bdi>') == 2


def test_swedish_on_a_swedish_page_is_not_marked(client: Client) -> None:
    make_arendetyp("lampa", namn="Trasig lampa")
    page = client.get("/e-tjanst/lampa/").content.decode()
    assert "Trasig lampa</h1>" in page and "<bdi lang" not in page
