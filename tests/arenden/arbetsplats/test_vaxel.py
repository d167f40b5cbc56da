"""The switchboard: put through, take a message, promise a call; each once, each seen by the one whom it is for."""

import re
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from arenden.actions.vaxelsamtal import read_message
from arenden.models import Ateruppringning, Fraga, Kontakt, Notis, Telefonmeddelande
from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare
from kontaktcenter.tidsord import spoken_time
from tests.factories import make_anvandare, make_enhet
from tests.factories_arenden import make_agent, make_handlaggare

pytestmark = pytest.mark.django_db
ANNA = {"namn": "Anna Testsson", "telefon": "070-174 06 05", "text": "Vill prata om staketet"}


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def make_olle(**falt) -> Anvandare:
    return make_handlaggare(first_name="Olle", last_name="Provberg", username="olle", **falt)


def post(vad: str, vem: Anvandare, client: Client | None = None, **falt):
    falt = {"nyckel": uuid.uuid4(), **falt}
    return (client or client_of(make_agent())).post(f"/vaxel/{vem.pk}/{vad}/", falt)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_search_shows_presence_and_what_can_be_done(headers) -> None:
    make_olle(narvaro=Anvandare.Narvaro.SJUK)
    page = client_of(make_agent()).post("/vaxel/", {"sok": "olle"}, headers=headers).content.decode()
    assert "Olle Provberg" in page and "Sjuk" in page and "Meddelande eller ring upp" in page


@pytest.mark.parametrize(("headers", "status"), [({}, 400), ({"HX-Request": "true"}, 422)])
def test_a_search_for_nothing_is_refused(headers, status) -> None:
    assert client_of(make_agent()).post("/vaxel/", {"sok": ""}, headers=headers).status_code == status


def test_a_search_is_never_taken_from_the_address() -> None:
    make_olle()
    assert "Olle Provberg" not in client_of(make_agent()).get("/vaxel/?sok=olle").content.decode()


def test_a_call_is_noted_as_put_through_with_one_click() -> None:
    olle = make_olle()
    assert post("koppla", olle).status_code == 302
    fraga = Fraga.objects.get()
    assert (fraga.utfall, fraga.kopplad_till, fraga.kontakt.person) == (Fraga.Utfall.KOPPLAD, olle, None)


@pytest.mark.parametrize(("vad", "falt"), [("koppla", {}), ("meddelande", ANNA), ("ring", {**ANNA, "nar": "dagen"})])
def test_the_same_call_sent_twice_is_noted_once(vad, falt) -> None:
    olle, client, nyckel = make_olle(), client_of(make_agent()), uuid.uuid4()
    for _click in range(2):
        assert post(vad, olle, client, nyckel=nyckel, **falt).status_code == 302
    assert Kontakt.objects.count() == 1
    assert Telefonmeddelande.objects.count() + Ateruppringning.objects.count() + (vad == "koppla") == 1


def test_a_message_reaches_the_employee_with_number_and_notice() -> None:
    olle = make_olle()
    post("meddelande", olle, **ANNA)
    row = Telefonmeddelande.objects.get(till=olle)
    assert (row.fran_namn, row.fran_telefon, row.text) == ("Anna Testsson", "+46701740605", "Vill prata om staketet")
    assert Notis.objects.filter(mottagare=olle, slag=Notis.Slag.TELEFONMEDDELANDE).count() == 1
    assert row.kontakt.person.namn == "Anna Testsson"


def test_all_that_a_promised_call_lacks_is_said_at_once() -> None:
    page = post("ring", make_olle(), text="Ring", nar="bestamd", fran="11:00", till="10:00").text
    assert {"telefon", "dag", "till"} <= {link.removeprefix("id_") for link in re.findall(r'href="#([^"]+)"', page)}


def test_a_promised_call_lies_at_the_employees_unit_with_a_notice() -> None:
    olle = make_olle()
    post("ring", olle, **ANNA, nar="dagen")
    ring = Ateruppringning.objects.get()
    assert (ring.ansvarig, ring.enhet.kortnamn, ring.namn) == (olle, "bygglov", "Anna Testsson")
    assert Notis.objects.filter(mottagare=olle, slag=Notis.Slag.ATERUPPRINGNING).count() == 1


def test_the_agent_is_told_when_the_call_is_promised_at_the_latest() -> None:
    client = client_of(make_agent())
    post("ring", make_olle(), client, **ANNA, nar="dagen")
    lofte = Ateruppringning.objects.get()
    assert f"senast {spoken_time(lofte.lovad_till, timezone.now())}." in client.get("/vaxel/").content.decode()


def test_a_promise_for_somebody_who_handles_no_cases_lies_at_the_center() -> None:
    redaktor = make_anvandare("redaktor", make_enhet("webb", namn="Webben"))
    post("ring", redaktor, **ANNA, nar="dagen")
    assert Ateruppringning.objects.get().enhet.is_center


@pytest.mark.parametrize(
    ("vad", "falt", "falt_id"),
    [
        ("meddelande", {}, "id_text"),
        ("meddelande", {"text": "x" * 2_001}, "id_text"),
        ("meddelande", {"text": "Hej", "telefon": "noll"}, "id_telefon"),
        ("ring", {"nar": "dagen"}, "id_telefon"),
        ("ring", {**ANNA, "nar": ""}, "id_nar_0"),
        ("ring", {**ANNA, "nar": "bestamd", "dag": "2020-01-01", "fran": "09:00", "till": "10:00"}, "id_dag"),
        ("ring", {**ANNA, "nar": "bestamd", "dag": "x"}, "id_dag"),
        ("koppla", {"namn": "A" * 201}, "id_namn"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_noted(vad, falt, falt_id) -> None:
    response = post(vad, make_olle(), **falt)
    assert response.status_code == 400 and f'href="#{falt_id}"' in response.content.decode()
    assert not Kontakt.objects.exists()


def test_a_call_without_key_is_refused() -> None:
    assert post("koppla", make_olle(), nyckel="x").status_code == 400


def test_somebody_who_has_left_or_never_was_is_not_found() -> None:
    client = client_of(make_agent())
    assert post("koppla", make_olle(is_active=False), client).status_code == 404
    assert client.get(f"/vaxel/{2**40}/").status_code == 404


@pytest.mark.parametrize("vad", ["koppla", "meddelande", "ring"])
def test_officers_run_no_switchboard_and_nothing_is_done_by_a_link(vad) -> None:
    olle = make_olle()
    assert post(vad, olle, client_of(make_handlaggare()), **ANNA).status_code == 403
    assert client_of(make_agent()).get(f"/vaxel/{olle.pk}/{vad}/").status_code == 405


def test_a_message_is_read_by_its_owner_only() -> None:
    olle, agent = make_olle(), make_agent()
    post("meddelande", olle, client_of(agent), **ANNA)
    row = Telefonmeddelande.objects.get()
    assert client_of(agent).post(f"/meddelanden/{row.pk}/last/").status_code == 404
    assert "Vill prata om staketet" in client_of(olle).get("/meddelanden/").content.decode()
    for _click in range(2):
        assert client_of(olle).post(f"/meddelanden/{row.pk}/last/").status_code == 302
    row.refresh_from_db()
    assert row.last is not None


def test_the_action_itself_refuses_another_reader() -> None:
    olle, agent = make_olle(), make_agent()
    post("meddelande", olle, client_of(agent), **ANNA)
    with pytest.raises(SaknarBehorighet):
        read_message(meddelande=Telefonmeddelande.objects.get(), by=agent)


def test_without_messages_the_page_says_what_it_is_for() -> None:
    assert "växeln har tagit emot" in client_of(make_olle()).get("/meddelanden/").content.decode()


def test_messages_cost_the_same_however_many(django_assert_max_num_queries) -> None:
    olle, agent = make_olle(), make_agent()
    for number in range(30):
        Telefonmeddelande.objects.create(till=olle, text=f"Nummer {number}", skapad_av=agent)
    client = client_of(olle)
    with django_assert_max_num_queries(6):
        assert "Nummer 29" in client.get("/meddelanden/").content.decode()
