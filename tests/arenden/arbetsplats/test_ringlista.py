"""Calls that were promised: listed for those who make them, reminded of until they are made."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from arenden.actions.ringlofte import remind_promises
from arenden.actions.vaxelsamtal import promise_call
from arenden.indata import Uppgiftslamnare
from arenden.models import Ateruppringning, Handelse, Notis, Person
from arenden.status import Handelsetyp
from kontaktcenter.arbetstid import add_working_days
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet
from tests.factories_arenden import make_agent, make_handlaggare, make_overlamnat

pytestmark = pytest.mark.django_db
ANNA = Uppgiftslamnare(namn="Anna Testsson", telefon="070-174 06 05")


def make_lofte(agent, till=None, uppringare=ANNA, **falt) -> Ateruppringning:
    nu = timezone.now()
    till = till or make_handlaggare()
    promise_call(
        till=till, center=agent.centers[0], by=agent, nyckel=uuid.UUID(int=Ateruppringning.objects.count()),
        span=(nu, nu + timedelta(hours=1)), text="Staketet", uppringare=uppringare,
    )  # fmt: skip
    Ateruppringning.objects.filter(kontakt__agent=agent).update(**falt)
    return Ateruppringning.objects.latest("pk")


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def listed(user) -> str:
    return client_of(user).get("/ateruppringningar/").content.decode()


def test_the_one_who_is_to_call_sees_whom_and_what_about() -> None:
    officer = make_handlaggare()
    make_lofte(make_agent(), officer)
    page = listed(officer)
    assert "070-174 06 05" in page and "Staketet" in page and "Att ringa nu" in page


def test_the_center_sees_what_became_of_its_promise_but_does_not_finish_it() -> None:
    agent = make_agent()
    ring = make_lofte(agent)
    assert "Vi har lovat att andra ringer" in listed(agent)
    assert client_of(agent).post(f"/ateruppringningar/{ring.pk}/resultat/", {"resultat": "nadd"}).status_code == 403


def test_a_late_call_is_listed_as_late() -> None:
    officer = make_handlaggare()
    nu = timezone.now()
    make_lofte(make_agent(), officer, lovad_fran=nu - timedelta(hours=3), lovad_till=nu - timedelta(hours=1))
    assert "Försenade" in listed(officer)


def test_other_units_see_nothing_of_it() -> None:
    ring = make_lofte(make_agent())
    other = make_handlaggare(make_enhet("plan", namn="Planenheten"))
    assert "Ingen väntar på att bli uppringd" in listed(other)
    assert client_of(other).post(f"/ateruppringningar/{ring.pk}/resultat/", {"resultat": "nadd"}).status_code == 404


@pytest.mark.parametrize("roll", ["redaktor", "systemforvaltare", None])
def test_who_makes_no_calls_has_no_list(roll) -> None:
    assert client_of(make_anvandare(roll)).get("/ateruppringningar/").status_code == 403


@pytest.mark.parametrize(("resultat", "is_kvar"), [("nadd", False), ("avbokad", False), ("ej_svar", True)])
def test_the_result_ends_the_promise_unless_nobody_answered(resultat, is_kvar) -> None:
    officer = make_handlaggare()
    ring = make_lofte(make_agent(), officer)
    assert client_of(officer).post(f"/ateruppringningar/{ring.pk}/resultat/", {"resultat": resultat}).status_code == 302
    ring.refresh_from_db()
    assert (ring.utford is None, ring.forsok) == (is_kvar, 1)


def test_a_result_given_twice_is_refused_the_second_time() -> None:
    officer = make_handlaggare()
    ring = make_lofte(make_agent(), officer)
    statuses = [client_of(officer).post(f"/ateruppringningar/{ring.pk}/resultat/", {"resultat": "nadd"}).status_code for _ in range(2)]
    assert statuses == [302, 409]


def test_a_result_that_does_not_exist_is_refused() -> None:
    officer = make_handlaggare()
    ring = make_lofte(make_agent(), officer)
    assert client_of(officer).post(f"/ateruppringningar/{ring.pk}/resultat/", {"resultat": "kanske"}).status_code == 400


def test_protected_details_are_hidden_until_shown_and_then_logged() -> None:
    officer = make_handlaggare()
    ring = make_lofte(make_agent(), officer)
    Person.objects.update(is_skyddad=True)
    assert "Anna" not in listed(officer) and "174 06 05" not in listed(officer)
    assert "Anna Testsson" in client_of(officer).post(f"/ateruppringningar/{ring.pk}/visa/").content.decode()
    assert Handelse.objects.filter(typ=Handelsetyp.PERSON_VISAD, av=officer, data__ateruppringning=ring.pk).count() == 1


@pytest.mark.parametrize("namn", ["", "Anna Testsson"])
def test_a_call_to_a_protected_persons_number_is_hidden_although_nobody_was_named(namn: str) -> None:
    officer = make_handlaggare()
    ring = make_lofte(make_agent(), officer, person=None, namn=namn)
    Person.objects.update(is_skyddad=True)
    page = listed(officer)
    assert "Skyddade personuppgifter" in page and "Anna" not in page and "174 06 05" not in page
    assert "174 06 05" in client_of(officer).post(f"/ateruppringningar/{ring.pk}/visa/").content.decode()
    assert Handelse.objects.filter(typ=Handelsetyp.PERSON_VISAD, av=officer, data__ateruppringning=ring.pk).count() == 1


def test_who_examines_the_log_reads_that_it_was_a_promised_call() -> None:
    officer = make_handlaggare()
    ring = make_lofte(make_agent(), officer, person=None)
    client_of(officer).post(f"/ateruppringningar/{ring.pk}/visa/")
    i_dag = timezone.localdate().isoformat()
    asked = {"anvandare": officer.pk, "fran": i_dag, "till": i_dag}
    page = client_of(make_anvandare("systemforvaltare")).post("/visningslogg/", asked, follow=True).content.decode()
    assert "En lovad återuppringning" in page and "på personens kort" not in page


def test_the_center_that_promised_does_not_see_protected_details_of_what_others_call() -> None:
    agent = make_agent()
    ring = make_lofte(agent)
    assert client_of(agent).post(f"/ateruppringningar/{ring.pk}/visa/").status_code == 403


def test_the_list_costs_the_same_however_long(django_assert_max_num_queries) -> None:
    agent, officer = make_agent(), make_handlaggare()
    for _number in range(6):
        make_lofte(agent, officer)
    client = client_of(officer)
    with django_assert_max_num_queries(6):
        client.get("/ateruppringningar/")


def told() -> list[str]:
    rows = Notis.objects.filter(slag=Notis.Slag.ATERUPPRINGNING).order_by("pk")[1:]
    return [str(n.mottagare or n.enhet) for n in rows]


def make_late(agent, officer) -> Ateruppringning:
    """A promise that ran out at ten on a Wednesday; the first notice is the one of the promise itself."""
    klockan_tio = timezone.make_aware(datetime(2026, 9, 16, 10))
    return make_lofte(agent, officer, lovad_fran=klockan_tio - timedelta(hours=1), lovad_till=klockan_tio)


def test_a_late_call_is_reminded_of_step_by_step_and_no_step_twice() -> None:
    agent, officer = make_agent(), make_handlaggare()
    chef = make_anvandare("chef", make_enhet())
    ring = make_late(agent, officer)
    kalender = ring.enhet.kalender.as_kalender()
    later = [add_working_days(ring.lovad_till, dagar, kalender) - timedelta(minutes=1) for dagar in (2, 3)]
    times = [ring.lovad_till + timedelta(minutes=5), *later]
    for nu in times:
        remind_promises(nu)
        remind_promises(nu)
    assert told() == [str(officer), "Bygglovsenheten", "Kundcenter", str(chef)]


def test_nobody_is_reminded_before_the_time_at_night_or_of_a_call_that_was_made() -> None:
    ring = make_late(make_agent(), make_handlaggare())
    assert remind_promises(ring.lovad_till - timedelta(minutes=1)) == 0
    assert remind_promises(ring.lovad_till + timedelta(hours=12)) == 0
    Ateruppringning.objects.update(utford=timezone.now(), resultat="nadd")
    assert remind_promises(ring.lovad_till + timedelta(minutes=5)) == 0


def test_a_promise_in_a_center_without_employee_reminds_the_unit() -> None:
    ring = make_late(make_agent(), make_handlaggare())
    Ateruppringning.objects.update(ansvarig=None, enhet=make_center())
    remind_promises(ring.lovad_till + timedelta(minutes=5))
    assert told() == ["Kundcenter"]


def make_hemligt_lofte(agent) -> Ateruppringning:
    """A promise of the agent's own center about a case that the center has handed over and may no longer read."""
    arende = make_overlamnat(agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    return make_lofte(agent, agent, arende=arende)


def test_whom_a_case_under_secrecy_is_about_is_hidden_in_the_list() -> None:
    agent = make_agent()
    ring = make_hemligt_lofte(agent)
    page = listed(agent)
    assert "Dolda uppgifter" in page and ring.arende.nummer in page
    assert not [word for word in ("Anna Testsson", "174 06 05", "Staketet") if word in page]


def test_whom_a_case_under_secrecy_is_about_is_not_revealed() -> None:
    agent = make_agent()
    ring = make_hemligt_lofte(agent)
    assert client_of(agent).post(f"/ateruppringningar/{ring.pk}/visa/").status_code == 403
    assert not Handelse.objects.filter(typ=Handelsetyp.PERSON_VISAD).exists()


def test_no_answer_noted_twice_from_the_same_page_counts_one_try() -> None:
    officer = make_handlaggare()
    ring = make_lofte(make_agent(), officer)
    assert 'name="forsok" value="0"' in listed(officer)
    sent = {"resultat": "ej_svar", "forsok": "0"}
    assert [client_of(officer).post(f"/ateruppringningar/{ring.pk}/resultat/", sent).status_code for _ in range(2)] == [302, 409]
    ring.refresh_from_db()
    assert ring.forsok == 1


@pytest.mark.parametrize("forsok", ["-1", "ett", "9" * 30, ""])
def test_a_number_of_tries_that_is_none_is_refused_in_words(forsok: str) -> None:
    officer = make_handlaggare()
    ring = make_lofte(make_agent(), officer)
    assert client_of(officer).post(f"/ateruppringningar/{ring.pk}/resultat/", {"resultat": "ej_svar", "forsok": forsok}).status_code == 409
