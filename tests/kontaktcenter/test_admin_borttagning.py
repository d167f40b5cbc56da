"""Deleting what very much refers to is refused by a few bounded queries, not after a walk through all of it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from arenden.models import Handelse
from arenden.status import Handelsetyp
from kontaktcenter.admin import borttagning
from tests.factories import make_anvandare, make_arendetyp
from tests.factories_arenden import make_agent, make_arende
from tests.kontaktcenter.adminsida import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def klient(client: Client) -> Client:
    client.force_login(make_anvandare("systemforvaltare"))
    return client


def make_many(arende: object, antal: int) -> None:
    """Events of the case, as a large municipality has very many of each unit."""
    head = {"typ": Handelsetyp.MEDDELANDE_SKICKAT, "arende": arende, "center": arende.center, "enhet": arende.ansvarig_enhet}
    head |= {"kanal": arende.kanal, "arendetyp": arende.arendetyp, "amne": arende.arendetyp.amne}
    Handelse.objects.bulk_create(Handelse(**head) for _ in range(antal))


@pytest.mark.parametrize("vad", ["enhet", "arendetyp"])
def test_what_many_refer_to_is_refused_without_reading_them(
    klient: Client, vad: str, django_assert_max_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(borttagning, "FLEST_MED", 20)
    arende = make_arende(by=make_agent())
    make_many(arende, 40)
    pk = arende.center_id if vad == "enhet" else arende.arendetyp_id
    with django_assert_max_num_queries(150):
        text = klient.get(url(vad, "delete", pk)).text
    assert "till</li>" in text and text.count("<li>") < 150
    assert klient.post(url(vad, "delete", pk), {"post": "yes"}).status_code == 200 and type(arende).objects.exists()


def test_the_walk_through_all_is_never_begun_for_what_is_in_use(klient: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.contrib.admin.options.get_deleted_objects", lambda *args: pytest.fail("walked"))
    arende = make_arende(by=make_agent())
    assert str(arende) in klient.get(url("enhet", "delete", arende.center_id)).text


def test_what_few_refer_to_is_named(klient: Client) -> None:
    arendetyp = make_arendetyp()
    assert str(arendetyp) in klient.get(url("enhet", "delete", arendetyp.ansvarig_enhet_id)).text
