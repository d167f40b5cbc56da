"""An article as the staff read it, and telling that it is wrong."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kontaktcenter.models import Anvandare
from kunskapsbank.models import Artikel, Lucksignal
from kunskapsbank.status import Lage, Malgrupp
from tests.factories import make_anvandare, make_enhet
from tests.factories_kunskap import make_artikel, make_artikeltext

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(client: Client) -> Anvandare:
    agent = make_anvandare("kommunvagledare")
    client.force_login(agent)
    return agent


def read(client: Client, artikel: Artikel, query: str = "") -> str:
    return client.get(reverse("kunskapsartikel", args=[artikel.pk]) + query).content.decode()


def test_an_agent_reads_the_internal_note(client: Client, agent: Anvandare) -> None:
    page = read(client, make_artikel(malgrupp=Malgrupp.INTERN, intern_not="Ring driften.", kontaktvag="Till jouren."))
    assert "Ring driften." in page and "Till jouren." in page


def test_an_officer_of_another_unit_does_not(client: Client) -> None:
    client.force_login(make_anvandare("handlaggare", make_enhet("skola", namn="Skolan")))
    assert "Ring driften." not in read(client, make_artikel(intern_not="Ring driften."))


def test_the_experts_of_the_unit_do(client: Client, expert: Anvandare) -> None:
    client.force_login(expert)
    assert "Ring driften." in read(client, make_artikel(intern_not="Ring driften."))


def test_an_article_past_its_review_warns(client: Client, agent: Anvandare) -> None:
    page = read(client, make_artikel(granskas_senast=timezone.localdate() - timedelta(days=40)))
    assert "Inaktuell." in page and "skulle ha granskats" in page


def test_the_best_language_there_is_is_told(client: Client, agent: Anvandare) -> None:
    artikel = make_artikel()
    make_artikeltext(artikel, "en", titel="When is it collected?")
    assert "When is it collected?" in read(client, artikel, "?sprak=en")
    assert "finns inte på Suomi" in read(client, artikel, "?sprak=fi")


@pytest.mark.parametrize("falt", [{"lage": Lage.UTKAST}, {"indragen": "2026-01-01T08:00Z"}, {"giltig_till": "2026-01-02"}])
def test_what_is_not_in_use_is_not_read(client: Client, agent: Anvandare, falt: dict) -> None:
    assert client.get(reverse("kunskapsartikel", args=[make_artikel(**falt).pk])).status_code == 404


def test_a_fault_is_reported_once_in_two_clicks(client: Client, agent: Anvandare) -> None:
    artikel = make_artikel()
    url = reverse("artikel_rapportera", args=[artikel.pk])
    data = {"slag": "fel", "text": "Det är tisdag.", "nyckel": uuid.UUID(int=1)}
    assert client.post(url, data).url == reverse("kunskapsartikel", args=[artikel.pk])
    client.post(url, data)
    signal = Lucksignal.objects.get()
    assert (signal.slag, signal.artikel, signal.av, signal.text) == ("fel", artikel, agent, "Det är tisdag.")
    assert client.post(url, {"slag": "xx", "nyckel": "y"}).status_code == 400
