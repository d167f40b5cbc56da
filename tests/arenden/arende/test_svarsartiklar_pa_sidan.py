"""The articles that answered, on the page of a case."""

import pytest
from django.test import Client
from django.urls import reverse

from arenden.models import Arende, Fraga, Svarsartikel
from kontaktcenter.models import Anvandare, Sekretess
from kunskapsbank.models import Artikel
from tests.factories import make_arendetyp
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_overlamnat
from tests.factories_kunskap import make_artikel, make_artikeltext

pytestmark = pytest.mark.django_db


def see(user: Anvandare, arende: Arende) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("arende", args=[arende.nummer])).content.decode()


def answer_by(arende: Arende, artikel: Artikel, sprak: str = "sv") -> None:
    Svarsartikel.objects.create(fraga=Fraga.objects.get(arende=arende), artikel=artikel, sprak=sprak)


def test_the_page_shows_which_articles_answered_in_the_language_that_was_read() -> None:
    agent, artikel = make_agent(), make_artikel()
    make_artikeltext(artikel, "en", titel="When is waste collected?")
    arende = make_arende(by=agent)
    answer_by(arende, artikel, "en")
    page = see(agent, arende)
    assert "When is waste collected?" in page and f"{reverse('kunskapsartikel', args=[artikel.pk])}?sprak=en" in page


def test_an_article_that_is_no_longer_in_use_is_not_shown() -> None:
    agent, artikel = make_agent(), make_artikel()
    arende = make_arende(by=agent)
    answer_by(arende, artikel)
    Artikel.objects.update(indragen="2026-01-01T00:00Z")
    assert "Svar ur kunskapsbanken" not in see(agent, arende)


def test_who_may_not_read_the_case_does_not_see_what_answered_it() -> None:
    agent, artikel = make_agent(), make_artikel()
    make_handlaggare()
    arende = make_overlamnat(agent, arendetyp=make_arendetyp("bistand", namn="Bistånd", sekretess=Sekretess.SEKRETESS))
    answer_by(arende, artikel)
    assert "När hämtas soporna?" not in see(agent, arende)
