"""The number of a case, up to the last that the series can make, at every door that takes one."""

import pytest
from django.test import Client

from arenden.actions import Kvitto
from arenden.arendenummer import guess_nummer, read_nummer
from arenden.kanaler.epost import parse_pasted
from arenden.models import Nummerserie
from arenden.personsok import search_persons
from arenden.sok import search
from kontaktcenter.models import Anvandare
from tests.factories_arenden import make_agent, make_kvitto

SISTA = 2**31 - 1
"""The largest number that the column of the series holds."""


@pytest.fixture
def agent() -> Anvandare:
    return make_agent()


@pytest.fixture
def kvitto(agent: Anvandare) -> Kvitto:
    """The receipt of the last case that the year can have."""
    make_kvitto(by=agent)
    Nummerserie.objects.update(senaste=SISTA - 1)
    kvitto = make_kvitto(by=agent)
    assert kvitto.arende.nummer.endswith(f"-{SISTA}")
    return kvitto


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["KC-{}", "{}", "kc {}"])
def test_the_last_number_of_a_year_can_be_followed(kvitto: Kvitto, form: str) -> None:
    written = form.format(kvitto.arende.nummer.removeprefix("KC-"))
    response = Client().post("/folj/", {"nummer": written, "kod": kvitto.foljkod})
    assert response.url == f"/folj/{kvitto.arende.nummer}/"


@pytest.mark.django_db
def test_the_last_number_of_a_year_has_a_page(kvitto: Kvitto, agent: Anvandare) -> None:
    client = Client()
    client.force_login(agent, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/arenden/{kvitto.arende.nummer}/").status_code == 200


@pytest.mark.django_db
def test_the_last_number_of_a_year_is_found_by_both_searches(kvitto: Kvitto, agent: Anvandare) -> None:
    assert search(kvitto.arende.nummer, agent).traffar == [kvitto.arende]
    assert search_persons(kvitto.arende.nummer, agent).arende == kvitto.arende


def test_the_last_number_of_a_year_is_noticed_in_a_mail() -> None:
    assert parse_pasted(f"Ämne: Sv: KC-2026-{SISTA}\n\nHej").arendenummer == f"KC-2026-{SISTA}"


@pytest.mark.parametrize("text", ["KC-2026-000123", "kc2026000123", " 2026 123 ", "KC – 2026 – 123", "KC-2026-0000000123"])
def test_a_number_is_read_in_any_writing(text: str) -> None:
    assert read_nummer(text) == "KC-2026-000123"


@pytest.mark.parametrize("text", ["", "123", "KC-1999-000123", "KC-2026-", "KC-2026-12345678901", "KC-2026-1a", "2026-01-01"])
def test_what_is_no_number_is_not_read_as_one(text: str) -> None:
    assert read_nummer(text) == ""


@pytest.mark.parametrize("text", ["201001019802", "20100101-9802", "2026000123", "0920-453600"])
def test_digits_that_may_be_something_else_are_not_guessed_to_be_a_number(text: str) -> None:
    assert guess_nummer(text) == ""
