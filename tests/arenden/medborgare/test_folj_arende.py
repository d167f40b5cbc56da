"""The citizen's page of a case: what it tells, and what it never tells."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from arenden.actions import add_note, answer, merge, park, request_completion, send_message
from arenden.models import Arende, Bilaga, Meddelande
from arenden.status import Status
from tests.arenden.medborgare.medborgare import make_photo, open_with_link, page_of
from tests.factories_arenden import make_agent, make_arende, make_overlamnat

pytestmark = pytest.mark.django_db


def test_a_new_case_lies_with_the_center(client: Client) -> None:
    page = page_of(client, open_with_link(client, make_arende()))
    assert "Kundcenter har ditt ärende sedan i dag." in page
    assert "Du får svar senast" in page


def test_a_case_handed_over_tells_where_it_lies(client: Client) -> None:
    page = page_of(client, open_with_link(client, make_overlamnat()))
    assert "Ärendet ligger hos Bygglovsenheten sedan i dag. De har inte börjat med det än." in page
    assert "Ärendet lämnades över till Bygglovsenheten." in page


def test_an_accepted_case_is_with_the_unit(client: Client, mottaget: Arende) -> None:
    assert "Bygglovsenheten har ditt ärende sedan i dag." in page_of(client, mottaget)


def test_no_page_tells_who_works_with_it_or_what_they_note(client: Client, mottaget: Arende) -> None:
    add_note(arende=mottaget, text="Verkar vara grannen.", by=mottaget.handlaggare)
    send_message(arende=mottaget, text="Vi tittar på det.", by=mottaget.handlaggare)
    page = page_of(client, mottaget)
    assert "Vi tittar på det." in page
    assert "Verkar vara grannen." not in page
    for person in (mottaget.handlaggare, mottaget.agent):
        assert person.last_name not in page and person.username not in page


def test_an_answer_is_read_on_the_page(client: Client, mottaget: Arende) -> None:
    answer(arende=mottaget, text="Ja, om den är liten.", by=mottaget.handlaggare)
    page = page_of(client, mottaget)
    assert "Ja, om den är liten." in page
    assert "Du fick svar" in page


def test_a_question_to_the_citizen_is_answered_there(client: Client, mottaget: Arende) -> None:
    request_completion(arende=mottaget, text="Hur stor är den?", by=mottaget.handlaggare)
    assert "Hur stor är den?" in page_of(client, mottaget)
    client.post(f"/folj/{mottaget.nummer}/skriv/", {"text": "20 kvadratmeter"})
    mottaget.refresh_from_db()
    assert (mottaget.status, mottaget.klockan_stannad) == (Status.HOS_FORVALTNING, None)
    assert "20 kvadratmeter" in page_of(client, mottaget)


def test_a_resting_case_says_until_when(client: Client, mottaget: Arende) -> None:
    park(arende=mottaget, till=timezone.localdate() + timedelta(days=10), by=mottaget.handlaggare)
    assert "Ärendet vilar till" in page_of(client, mottaget)


def test_a_late_case_is_honest_about_it(client: Client, mottaget: Arende) -> None:
    Arende.objects.filter(pk=mottaget.pk).update(svar_senast="2026-01-09T16:00:00Z")
    assert "Du skulle ha fått svar senast fredag 9 januari. Vi är försenade" in page_of(client, mottaget)


def test_a_merged_case_gets_its_answer_on_its_own_page(client: Client) -> None:
    agent = make_agent()
    mine, other = open_with_link(client, make_arende(by=agent)), make_arende(by=agent)
    merge(arende=mine, med=other, by=agent)
    page = page_of(client, mine)
    assert "Vi hanterar ditt ärende tillsammans med ett annat" in page
    assert other.nummer not in page
    answer(arende=other, text="Lampan är lagad.", by=agent)
    assert "Lampan är lagad." in page_of(client, mine)


@pytest.fixture
def files(mottaget: Arende) -> dict[str, Bilaga]:
    """The citizen's own file, one sent with the answer, one of the staff's own, and one that waits for the scanner."""
    own = mottaget.bilagor.create
    common = {"fil": make_photo(), "innehallstyp": "image/jpeg", "storlek": 1, "skanning": "ej_kravd"}
    svar = Meddelande.objects.create(arende=mottaget, slag="svar", text="Se bilagan", forfattare=mottaget.handlaggare)
    return {
        "own": own(**common, filnamn="egen.jpg", sha256="a", is_from_medborgare=True),
        "sent": own(**common, filnamn="svar.jpg", sha256="b", meddelande=svar, uppladdad_av=mottaget.handlaggare),
        "internal": own(**common, filnamn="intern.jpg", sha256="c", uppladdad_av=mottaget.handlaggare),
        "unscanned": own(**{**common, "skanning": "vantar"}, filnamn="farlig.jpg", sha256="d", is_from_medborgare=True),
    }


@pytest.mark.parametrize(("name", "status"), [("own", 200), ("sent", 200), ("internal", 404), ("unscanned", 404)])
def test_only_own_and_shared_files_are_given_out(client: Client, mottaget: Arende, files: dict, name: str, status: int) -> None:
    bilaga = files[name]
    response = client.get(f"/folj/{mottaget.nummer}/fil/{bilaga.nyckel}/")
    assert response.status_code == status
    assert (bilaga.filnamn in page_of(client, mottaget)) == (status == 200)
    if status == 200:
        assert response["Content-Disposition"].startswith("attachment")
        assert response["X-Content-Type-Options"] == "nosniff"


def test_files_of_another_case_are_not_given_out(client: Client, mottaget: Arende) -> None:
    other = make_arende(bilagor=[make_photo()])
    assert client.get(f"/folj/{mottaget.nummer}/fil/{other.bilagor.get().nyckel}/").status_code == 404


def test_the_page_costs_few_queries_and_is_not_cached(
    client: Client, mottaget: Arende, files: dict, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        response = client.get(f"/folj/{mottaget.nummer}/")
    assert "no-store" in response["Cache-Control"]
    assert "Anna" not in response.content.decode().partition("</title>")[0]


def test_the_page_repeats_no_contact_details(client: Client) -> None:
    page = page_of(client, open_with_link(client, make_arende()))
    for personal in ("Anna Testsson", "anna@testsson.example", "1740605"):
        assert personal not in page
