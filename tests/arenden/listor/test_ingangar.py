"""Where each role comes in to its work, and what the menu offers those who have no list of cases."""

import pytest
from django.test import Client

from kontaktcenter.navigation import menu_for
from tests.factories import make_anvandare, make_center, make_enhet, make_forvaltning

pytestmark = pytest.mark.django_db


def as_role(roll: str, enhet) -> Client:
    client = Client()
    client.force_login(make_anvandare(roll, enhet))
    return client


@pytest.mark.parametrize(
    ("roll", "start"),
    [("registrator", "/arenden/sok/"), ("systemforvaltare", "/admin/"), ("handlaggare", "/inkorg/"), ("redaktor", "/redaktion/")],
)
def test_each_role_starts_at_its_own_work(roll: str, start: str) -> None:
    assert as_role(roll, make_enhet()).get("/start/")["Location"] == start


def test_the_agent_starts_at_the_work_place() -> None:
    assert as_role("kommunvagledare", make_center()).get("/start/")["Location"] == "/arbetsplats/"


def test_the_menu_of_the_registrar_leads_to_the_search() -> None:
    registrator = make_anvandare("registrator", make_forvaltning())
    assert ("Sök ärenden", True) in [(str(post.rubrik), post.is_current) for post in menu_for(registrator, "/arenden/KC-2026-000123/")]


@pytest.mark.parametrize(
    ("roll", "enhet"), [("kommunvagledare", make_center), ("handlaggare", make_enhet), ("systemforvaltare", make_enhet)]
)
def test_whoever_has_a_list_or_sees_no_cases_has_no_entry_for_the_search(roll: str, enhet) -> None:
    assert "Sök ärenden" not in [str(post.rubrik) for post in menu_for(make_anvandare(roll, enhet()), "/start/")]


@pytest.mark.parametrize("adress", ["/arenden/", "/inkorg/"])
def test_the_registrar_is_told_truly_where_the_cases_are(adress: str) -> None:
    response = as_role("registrator", make_forvaltning()).get(adress)
    assert response.status_code == 403
    assert "under Sök ärenden i menyn" in response.text and "Du arbetar inte med ärenden" not in response.text
