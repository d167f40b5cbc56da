"""Who calls the API: keys that work, keys that do not, and what a key may be used for."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kontaktcenter.actions.apinyckel import create_apinyckel, revoke_apinyckel
from kontaktcenter.models import Apinyckel, Omfang
from tests.apiklient import Nyckelklient
from tests.arenden.api.test_api import contact
from tests.factories_arenden import make_agent

pytestmark = pytest.mark.django_db


def test_without_a_key_the_answer_is_401_in_words() -> None:
    response = Client().get("/api/v1/arenden/")
    assert response.status_code == 401 and response.json()["fel"].endswith(".")


@pytest.mark.parametrize("huvud", ["Bearer fel", "Bearer", "Basic YTpi", "Bearer " + "x" * 10_000, "Bearer ÅÄÖ"])
def test_a_key_that_does_not_work_is_401(huvud: str) -> None:
    assert Client().get("/api/v1/arenden/", headers={"authorization": huvud.encode().decode("latin-1")}).status_code == 401


def test_a_stopped_key_does_not_work() -> None:
    system = Nyckelklient(make_agent())
    revoke_apinyckel(nyckel=system.nyckel)
    assert system.get("arenden/").status_code == 401


def test_a_key_past_its_time_does_not_work() -> None:
    system = Nyckelklient(make_agent())
    nu = timezone.now()
    Apinyckel.objects.update(skapad=nu - timedelta(days=2), giltig_till=nu - timedelta(days=1))
    assert system.get("arenden/").status_code == 401


def test_a_key_is_not_used_beyond_its_scopes() -> None:
    system = Nyckelklient(make_agent(), Omfang.ARENDEN_LASA)
    assert system.get("arenden/").status_code == 200
    assert system.post("kontakter/", **contact()).status_code == 403


def test_the_secret_of_a_key_is_not_stored() -> None:
    nyckel, hemlighet = create_apinyckel(namn="Testsystem", anvandare=make_agent(), omfang=[Omfang.ARENDEN_LASA])
    assert hemlighet not in str(Apinyckel.objects.filter(pk=nyckel.pk).values().get())
