"""What nobody sends by mistake is answered in words all the same: wrong methods, halves of characters, bottomless JSON."""

import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from arenden.models import Kontakt
from kontaktcenter.models import Omfang
from tests.apiklient import Nyckelklient
from tests.arenden.api.test_api import contact
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db

HALV = "\ud800"
DJUP = "[" * 20_000 + "]" * 20_000


def send(system: Nyckelklient, body: str) -> tuple[int, str]:
    """Status and sentence of the answer to a contact written as `body`."""
    response = system.client.post("/api/v1/kontakter/", body, content_type="application/json")
    return response.status_code, response.json()["fel"]


@pytest.mark.parametrize(("metod", "adress"), [("GET", "kontakter/"), ("POST", "arenden/"), ("DELETE", "katalog/"), ("PATCH", "arenden/")])
def test_a_method_that_an_address_does_not_take_is_405(metod: str, adress: str) -> None:
    response = Nyckelklient(make_agent()).client.generic(metod, f"/api/v1/{adress}")
    assert response.status_code == 405 and response.json()["fel"].endswith(".")


def test_a_head_needs_the_same_scope_as_a_get() -> None:
    agent = make_agent()
    keys = [Nyckelklient(agent, omfang).client for omfang in (Omfang.ARENDEN_LASA, Omfang.KATALOG_LASA)]
    assert [client.head("/api/v1/arenden/").status_code for client in keys] == [200, 403]


@pytest.mark.parametrize("fraga", ["arenden/?cursor=cD1hYmM%3D", "arenden/?cursor=%00", "katalog/?q=%00", "arenden/%00/"])
def test_an_address_that_cannot_be_read_is_400(fraga: str) -> None:
    response = Nyckelklient(make_agent()).get(fraga)
    assert response.status_code == 400 and response.json()["fel"].endswith(".")


@pytest.mark.parametrize("nummer", ["KC-2026-1", "kc-2026-000001", "KC-2026-00000a", "alla"])
def test_what_is_no_number_of_a_case_is_404(nummer: str) -> None:
    response = Nyckelklient(make_agent()).get(f"arenden/{nummer}/")
    assert response.status_code == 404 and response.json()["fel"].endswith(".")


@pytest.mark.parametrize("uppgifter", [{HALV: "ja"}, {"fraga": HALV}, {"fraga": {"djupt": [HALV]}}])
def test_half_a_character_among_the_answers_is_400(uppgifter: dict) -> None:
    body = contact()
    body["fragor"][0]["uppgifter"] = uppgifter
    status, sentence = send(Nyckelklient(make_agent()), json.dumps(body))
    assert (status, sentence) == (400, "Innehållet är inte giltig JSON.")
    assert not Kontakt.objects.exists()


def test_half_a_character_in_a_choice_is_400() -> None:
    assert send(Nyckelklient(make_agent()), json.dumps(contact(kanal=HALV)))[0] == 400


@pytest.mark.parametrize("body", [DJUP, '{"a":' * 20_000, '{"uppgifter": ' + "[" * 21 + "]" * 21 + "}"])
def test_json_without_bottom_is_400(body: str) -> None:
    assert send(Nyckelklient(make_agent()), body)[0] == 400


def test_json_as_deep_as_the_api_describes_is_read() -> None:
    body = contact()
    body["fragor"][0]["uppgifter"] = {"okand": [["ja"]]}
    status, sentence = send(Nyckelklient(make_agent()), json.dumps(body))
    assert status == 400 and "okand" in sentence


def test_the_open_throttle_is_not_evaded_by_naming_another_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rest_framework.throttling.AnonRateThrottle.THROTTLE_RATES", {"anon": "2/min", "user": "2/min"})
    cache.delete("throttle_anon_198.51.100.77")
    statuses = [
        Client().get("/api/v1/arendetyper/", headers={"X-Forwarded-For": f"203.0.113.{number}"}, REMOTE_ADDR="198.51.100.77").status_code
        for number in range(3)
    ]
    assert statuses == [200, 200, 429]


def test_what_a_key_is_given_is_kept_nowhere() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    assert "no-store" in Nyckelklient(agent).get(f"arenden/{arende.nummer}/")["Cache-Control"]


@pytest.mark.parametrize("orsak", ["sammanslaget", "tillbakadraget"])
def test_a_reason_that_another_move_gives_does_not_close_a_case(orsak: str) -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    response = Nyckelklient(agent).post(f"arenden/{arende.nummer}/avsluta/", orsak=orsak)
    arende.refresh_from_db()
    assert (response.status_code, list(response.json()["falt"]), arende.is_open) == (400, ["orsak"], True)


def test_the_schema_is_made_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = client.get("/api/v1/schema/")
    monkeypatch.setattr("drf_spectacular.generators.SchemaGenerator.parse", None)
    assert client.get("/api/v1/schema/").content == first.content


@pytest.mark.parametrize("fraga", ["lang=xx", "version=9", "format=json", "lang=%00"])
def test_whatever_is_asked_of_the_schema_is_no_fault_of_ours(client: Client, fraga: str) -> None:
    assert client.get(f"/api/v1/schema/?{fraga}").status_code < 500


@pytest.mark.parametrize(("dagar", "status"), [(360, 201), (400, 400)])
def test_a_contact_from_another_year_is_refused(dagar: int, status: int) -> None:
    response = Nyckelklient(make_agent()).post("kontakter/", **contact(inkommen=timezone.now() - timedelta(days=dagar)))
    assert response.status_code == status
    assert status == 201 or response.json()["falt"]["inkommen"][0].startswith("Kontakten kan ha kommit in för högst ett år sedan.")
