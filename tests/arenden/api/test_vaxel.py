"""The switchboard by the API."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from arenden.models import Ateruppringning, Fraga, Handelse, Kontakt, Notis, Telefonmeddelande
from arenden.status import Handelsetyp
from kontaktcenter.models import Anvandare
from tests.apiklient import Nyckelklient
from tests.factories import make_center
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_overlamnat

pytestmark = pytest.mark.django_db
UPPRINGARE = {"namn": "Anna Testsson", "telefon": "070-174 06 05"}


@pytest.fixture
def agent() -> Anvandare:
    return make_agent()


@pytest.fixture
def officer() -> Anvandare:
    return make_handlaggare()


def call(officer: Anvandare, **falt: object) -> dict:
    return {"nyckel": uuid.uuid4(), "center": make_center().kortnamn, "till": officer.username, "uppringare": UPPRINGARE, **falt}


def test_a_call_that_was_put_through_is_one_contact_however_often_it_is_sent(agent, officer) -> None:
    system, body = Nyckelklient(agent), call(officer)
    assert [system.post("samtal/koppla/", **body).status_code for _twice in range(2)] == [201, 200]
    assert Fraga.objects.get().kopplad_till == officer


def test_a_message_belongs_to_its_call_and_is_read_by_the_one_it_is_for(agent, officer) -> None:
    Nyckelklient(agent).post("samtal/meddelande/", **call(officer, text="Ring om bygglovet."))
    system = Nyckelklient(officer)
    [message] = system.get("telefonmeddelanden/mina/").json()
    assert (message["text"], Telefonmeddelande.objects.get().kontakt) == ("Ring om bygglovet.", Kontakt.objects.get())
    assert system.post(f"telefonmeddelanden/{message['id']}/last/").status_code == 204
    assert Telefonmeddelande.objects.get().last is not None


def test_anothers_message_is_not_there(agent, officer) -> None:
    Nyckelklient(agent).post("samtal/meddelande/", **call(officer, text="Ring."))
    assert Nyckelklient(agent).post(f"telefonmeddelanden/{Telefonmeddelande.objects.get().pk}/last/").status_code == 404


def test_a_promise_lies_with_the_one_who_is_to_call(agent, officer) -> None:
    nu = timezone.now()
    made = Nyckelklient(agent).post("samtal/aterring/", **call(officer, fran=nu, senast=nu + timedelta(hours=2)))
    assert (made.status_code, Ateruppringning.objects.get().ansvarig) == (201, officer)


def test_a_promise_backwards_in_time_is_refused_and_nothing_registered(agent, officer) -> None:
    nu = timezone.now()
    refused = Nyckelklient(agent).post("samtal/aterring/", **call(officer, fran=nu, senast=nu - timedelta(hours=2)))
    assert (refused.status_code, Kontakt.objects.count()) == (400, 0)


@pytest.mark.parametrize(("timmar", "status"), [(2, 200), (3, 409)])
def test_a_promise_sent_again_with_another_time_is_refused(agent, officer, timmar: int, status: int) -> None:
    nu, system = timezone.now(), Nyckelklient(agent)
    body = call(officer, fran=nu, senast=nu + timedelta(hours=2))
    system.post("samtal/aterring/", **body)
    assert system.post("samtal/aterring/", **{**body, "senast": nu + timedelta(hours=timmar)}).status_code == status


def test_a_protected_caller_is_shown_with_a_trace(agent) -> None:
    person = make_arende(by=agent).inlamnare.person
    person.is_skyddad = True
    person.save()
    soon = timezone.now() + timedelta(hours=1)
    row = Ateruppringning.objects.create(
        person=person, namn="Anna Testsson", telefon="+46701740605", enhet=make_center(), lovad_fran=soon, lovad_till=soon, skapad_av=agent
    )
    system = Nyckelklient(agent)
    assert system.get("ateruppringningar/").json()[0]["telefon"] == ""
    assert system.post(f"ateruppringningar/{row.nyckel}/visa/").json()["telefon"] == "+46701740605"
    assert Handelse.objects.get(typ=Handelsetyp.PERSON_VISAD).av == agent


def test_a_units_notice_is_read_once_for_all(officer) -> None:
    arende, system = make_overlamnat(), Nyckelklient(officer)
    [notice] = [row for row in system.get("notiser/").json() if row["slag"] == Notis.Slag.OVERLAMNAT]
    assert notice["arende"] == arende.nummer
    assert system.post(f"notiser/{notice['id']}/last/").status_code == 204
    assert system.post(f"notiser/{notice['id']}/last/").status_code == 404


def test_one_says_oneself_where_one_is(officer) -> None:
    assert Nyckelklient(officer).post("narvaro/", narvaro="mote", text="Byggsamråd").status_code == 204
    officer.refresh_from_db()
    assert (officer.narvaro, officer.narvaro_text) == ("mote", "Byggsamråd")


def test_anothers_presence_is_not_for_anybody_to_say(agent, officer) -> None:
    assert Nyckelklient(officer).post("narvaro/", narvaro="mote", anvandare=agent.username).status_code == 403
