"""Two cases are one person's, for secrecy, only when employees have heard it from that person in both."""

import uuid
from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from arenden.indata import Uppgiftslamnare
from arenden.models import Arende, Kanal, Kontakt
from arenden.samma_person import is_same_person
from kontaktcenter.actions.apinyckel import create_apinyckel
from tests.apiklient import Nyckelklient
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import make_agent, make_arende, make_handlaggare

pytestmark = pytest.mark.django_db
IFJOL = datetime(2025, 11, 3, 9, tzinfo=UTC)
take_api_contacts_as_unheard = import_module("arenden.migrations.0008_tidigare_kontakter_via_system").take_api_contacts_as_unheard
VEM = Uppgiftslamnare(namn="Maja Testsson", telefon="070-174 06 05")


@pytest.mark.parametrize(("kanal", "is_same"), [(Kanal.TELEFON, True), (Kanal.BESOK, True), (Kanal.BREV, False), (Kanal.EPOST, False)])
def test_a_letter_or_mail_that_an_agent_registered_says_nothing_of_who_wrote_it(kanal: Kanal, is_same: bool) -> None:
    agent = make_agent()
    heard, other = (make_arende(by=agent, uppgifter=VEM) for _ in range(2))
    Kontakt.objects.filter(fragor__arende=other).update(kanal=kanal)
    assert heard.inlamnare.person_id == other.inlamnare.person_id
    assert is_same_person(heard, other) is is_same


@pytest.mark.parametrize("vem", [{"uppgifter": {"telefon": "070-174 06 05"}}, {}], ids=["known", "anonymous"])
def test_a_contact_by_the_api_is_kept_as_another_systems_whoever_it_says_has_called(vem: dict) -> None:
    fraga = {"text": "Hej", "utfall": "besvarad_direkt"}
    body = {"kanal": "telefon", "center": make_center().kortnamn, "fragor": [fraga], **vem}
    assert Nyckelklient(make_agent()).post("kontakter/", **body).status_code == 201
    assert Kontakt.objects.get().is_via_system


@pytest.mark.parametrize("dorr", ["samtal/koppla/", "samtal/meddelande/"])
def test_so_is_a_call_to_an_employee_that_says_nothing_of_who_called(dorr: str) -> None:
    call = {"nyckel": uuid.uuid4(), "center": make_center().kortnamn, "till": make_handlaggare().username, "text": "Ring."}
    assert Nyckelklient(make_agent()).post(dorr, **call).status_code == 201
    assert Kontakt.objects.get().is_via_system


def test_what_accounts_with_a_key_sent_before_it_was_kept_is_taken_as_another_systems() -> None:
    heard, agent = make_arende(by=make_agent()), make_agent()
    sent = [make_arende(by=agent) for _ in range(2)]
    before, after = (Kontakt.objects.get(fragor__arende=arende) for arende in sent)
    Kontakt.objects.filter(pk=before.pk).update(inkommen=IFJOL, borjade=IFJOL, slutade=IFJOL, sparad=IFJOL)
    create_apinyckel(namn="Växeln", anvandare=agent, omfang=["kontakter:skriva"])
    Kontakt.objects.filter(pk=after.pk).update(sparad=timezone.now())
    take_api_contacts_as_unheard(apps, None)
    assert list(Kontakt.objects.filter(is_via_system=True)) == [after]
    assert not Kontakt.objects.get(fragor__arende=heard).is_via_system


def test_nor_does_a_call_that_another_system_says_it_has_had() -> None:
    agent = make_agent()
    heard = make_arende(by=agent, uppgifter=VEM)
    fraga = {"text": "Hej", "utfall": "arende", "arendetyp": make_arendetyp().kod}
    call = {"kanal": "telefon", "center": make_center().kortnamn, "fragor": [fraga]}
    assert Nyckelklient(agent).post("kontakter/", uppgifter={"telefon": VEM.telefon, "namn": VEM.namn}, **call).status_code == 201
    told = Arende.objects.exclude(pk=heard.pk).get()
    assert told.inlamnare.person_id == heard.inlamnare.person_id
    assert not is_same_person(heard, told)
