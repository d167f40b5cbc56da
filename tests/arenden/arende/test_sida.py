"""The page of a case: what each sees, what is hidden, what it costs, and that each look is logged."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from arenden.actions import (
    accept,
    add_from_citizen,
    add_note,
    ask_opinion,
    merge,
    request_completion,
    send_message,
    split,
    update_uppgifter,
)
from arenden.indata import Plats, Uppgiftslamnare
from arenden.models import Arende, Handelse, Person, Visning
from kontaktcenter.models import Sekretess
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet, make_foljdfraga
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget, make_overlamnat

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"


def see(client: Client, user, arende: Arende, query: str = ""):
    client.force_login(user, backend=BACKEND)
    return client.get(f"/arenden/{arende.nummer}/{query}")


def make_hemligt(agent) -> Arende:
    """A case under secrecy that the center has handed over."""
    arendetyp = make_arendetyp("bistand", namn="Fråga om bistånd", sekretess=Sekretess.SEKRETESS)
    return make_overlamnat(agent, arendetyp=arendetyp, text="Jag behöver hjälp med hyran.")


def test_the_head_says_who_has_the_case_and_since_when(client: Client) -> None:
    officer = make_handlaggare(first_name="Eva", last_name="Exempelsson")
    text = see(client, officer, make_mottaget(officer)).text
    assert "Bygglovsenheten, Eva Exempelsson, sedan i dag" in text and "arbetstid kvar" in text


def test_the_page_shows_question_answers_notes_and_person(client: Client) -> None:
    agent = make_agent()
    make_foljdfraga(make_arendetyp(), text="Vilken fastighet?")
    arende = make_arende(by=agent)
    update_uppgifter(arende=arende, uppgifter={"fastighet": "Exempel 1:2"}, plats=Plats(), by=agent)
    add_note(arende=arende, text="Ringde sökanden.", by=agent)
    text = see(client, agent, arende).text
    assert all(t in text for t in ("Får jag bygga en carport?", "Vilken fastighet?", "Exempel 1:2", "Ringde sökanden.", "Anna Testsson"))


def test_the_page_to_answer_on_shows_what_is_answered(client: Client) -> None:
    agent = make_agent()
    make_foljdfraga(make_arendetyp())
    arende = make_arende(by=agent, plats=Plats("Provgatan 4"))
    update_uppgifter(arende=arende, uppgifter={"fastighet": "Exempel 1:2"}, plats=Plats("Provgatan 4"), by=agent)
    request_completion(arende=arende, text="Vilken dag gällde det?", by=agent)
    add_from_citizen(arende=arende, text="Det var i måndags")
    client.force_login(agent)
    page = client.get(f"/arenden/{arende.nummer}/besvara/").content.decode()
    unfolded, folded = page.split('id="underlag-rubrik"')[1].split("<details", 1)
    assert all(told in unfolded for told in ("Exempel 1:2", "Provgatan 4", "Det var i måndags"))
    assert "1 tidigare meddelande" in folded and "Vilken dag gällde det?" in folded


def test_only_moves_that_the_user_may_make_are_offered(client: Client) -> None:
    agent, officer = make_agent(), make_handlaggare()
    arende = make_overlamnat(agent)
    to_agent, to_officer = see(client, agent, arende).text, see(client, officer, arende).text
    assert "/ta-tillbaka/" in to_agent and "/ta-emot/" not in to_agent
    assert "/ta-emot/" in to_officer and "/ta-tillbaka/" not in to_officer


def test_what_was_handed_over_is_accepted_before_it_can_be_taken(client: Client) -> None:
    officer, colleague = make_handlaggare(), make_handlaggare()
    arende = make_overlamnat()
    assert "/ta/" not in see(client, officer, arende).text
    accept(arende=arende, by=officer)
    assert "/ta/" in see(client, colleague, arende).text


def test_a_unit_that_was_asked_is_offered_to_answer_and_nothing_else(client: Client) -> None:
    officer, asked = make_handlaggare(), make_handlaggare(make_enhet("plan", namn="Planenheten"))
    arende = make_mottaget(officer)
    remiss = ask_opinion(arende=arende, till=make_enhet("plan"), fraga="Stämmer planen?", arbetsdagar=3, by=officer)
    text = see(client, asked, arende).text
    assert f"/fragor/{remiss.pk}/svara/" in text and "/besvara/" not in text


def test_somebody_outside_does_not_find_the_page(client: Client) -> None:
    outsider = make_handlaggare(make_enhet("park", namn="Parkenheten"))
    assert see(client, outsider, make_arende()).status_code == 404


def test_secrecy_leaves_the_shell_and_says_why(client: Client) -> None:
    agent = make_agent()
    make_handlaggare()
    arende = make_hemligt(agent)
    text = see(client, agent, arende).text
    assert "Innehållet är sekretessbelagt för dig" in text and "Kundcenter lämnade över till Bygglovsenheten" in text
    assert not any(t in text for t in ("hyran", "Anna Testsson", "/besvara/", "/meddela/"))


def test_a_refused_answer_does_not_tell_the_question_under_secrecy(client: Client) -> None:
    agent, officer = make_agent(), make_handlaggare()
    arende = make_hemligt(agent)
    accept(arende=arende, by=officer)
    make_handlaggare(make_enhet("plan", namn="Planenheten"))
    remiss = ask_opinion(arende=arende, till=make_enhet("plan"), fraga="Är hyran skälig?", arbetsdagar=3, by=officer)
    client.force_login(agent, backend=BACKEND)
    response = client.post(f"/arenden/{arende.nummer}/fragor/{remiss.pk}/svara/", {"svar": "Ja.", "version": 1, "sedd": 0})
    assert response.status_code == 403 and "Är hyran skälig?" not in response.text


def test_the_officer_reads_what_is_under_secrecy(client: Client) -> None:
    officer = make_handlaggare()
    assert "hyran" in see(client, officer, make_hemligt(make_agent())).text


def test_protected_data_are_hidden_until_asked_for_and_the_look_is_told(client: Client) -> None:
    agent = make_agent(first_name="Karin", last_name="Testsson")
    arende = make_arende(by=agent, uppgifter=Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 10", is_skyddad=True))
    before = see(client, agent, arende).text
    assert "Bo Provberg" not in before and "Skyddade personuppgifter" in before
    assert client.get(f"/arenden/{arende.nummer}/visa-person/").status_code == 405
    client.post(f"/arenden/{arende.nummer}/visa-person/")
    after = client.get(f"/arenden/{arende.nummer}/").text
    assert "Bo Provberg" in after and "Karin Testsson tog fram de skyddade personuppgifterna." in after


def test_the_look_of_one_user_shows_nothing_to_another(client: Client) -> None:
    agent, other = make_agent(), make_agent()
    arende = make_arende(by=agent)
    Person.objects.update(is_skyddad=True)
    client.force_login(agent, backend=BACKEND)
    client.post(f"/arenden/{arende.nummer}/visa-person/")
    assert "Anna Testsson" not in see(Client(), other, arende).text


def test_protected_data_under_secrecy_are_not_taken_out_by_one_who_may_not_read(client: Client) -> None:
    agent = make_agent()
    make_handlaggare()
    arende = make_hemligt(agent)
    client.force_login(agent, backend=BACKEND)
    assert client.post(f"/arenden/{arende.nummer}/visa-person/").status_code == 403
    assert not Handelse.objects.filter(typ="person_visad").exists()


def test_each_look_is_logged_once_an_hour(client: Client) -> None:
    agent, arende = make_agent(), make_arende()
    for _ in range(3):
        see(client, agent, arende)
    [visning] = Visning.objects.all()
    assert (visning.anvandare, visning.arende, visning.is_innehall_last) == (agent, arende, True)


def test_to_open_a_form_is_to_look(client: Client) -> None:
    agent, arende = make_agent(), make_arende()
    client.force_login(agent, backend=BACKEND)
    client.get(f"/arenden/{arende.nummer}/anteckna/")
    assert Visning.objects.get().anvandare == agent


def test_to_compare_with_another_case_is_to_look_at_it(client: Client) -> None:
    agent = make_agent()
    arende, other = make_arende(by=agent), make_arende(by=agent)
    client.force_login(agent, backend=BACKEND)
    client.post(f"/arenden/{arende.nummer}/sla-ihop/", {"version": arende.version, "sedd": 0, "steg": "granska", "annat": other.pk})
    assert set(Visning.objects.values_list("arende", flat=True)) == {arende.pk, other.pk}


def test_a_look_at_the_shell_is_logged_as_that(client: Client) -> None:
    agent = make_agent()
    make_handlaggare()
    see(client, agent, make_hemligt(agent))
    assert not Visning.objects.get().is_innehall_last


def test_a_log_that_cannot_be_written_keeps_nobody_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise DatabaseError

    agent, arende = make_agent(), make_arende()
    monkeypatch.setattr("arenden.actions.visning.connection", type("Borta", (), {"cursor": fail})())
    assert see(client, agent, arende).status_code == 200


def test_manager_and_registrar_see_who_has_looked(client: Client) -> None:
    officer = make_handlaggare(first_name="Eva", last_name="Exempelsson")
    arende = make_mottaget(officer)
    see(client, officer, arende)
    for roll in ("chef", "registrator"):
        client.force_login(make_anvandare(roll, make_enhet()), backend=BACKEND)
        text = client.get(f"/arenden/{arende.nummer}/vem-har-tittat/").text
        assert "Eva Exempelsson" in text and "Läste innehållet" in text


def test_an_officer_does_not_see_who_has_looked(client: Client) -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    client.force_login(officer, backend=BACKEND)
    assert client.get(f"/arenden/{arende.nummer}/vem-har-tittat/").status_code == 403


def test_cases_that_belong_together_are_listed(client: Client) -> None:
    agent = make_agent()
    arende, other = make_arende(by=agent), make_arende(by=agent)
    part = split(arende=arende, text="Och parkeringen?", arendetyp=make_arendetyp(), by=agent)
    merge(arende=other, med=arende, by=agent)
    text = see(client, agent, arende).text
    assert f"/arenden/{part.nummer}/" in text and f"/arenden/{other.nummer}/" in text
    assert f"Ärendet slogs ihop med {other.nummer}." in text


def test_the_oldest_comes_first_when_asked(client: Client) -> None:
    agent = make_agent()
    text = see(client, agent, make_overlamnat(agent), "?ordning=aldst").text
    assert text.index("Ärendet skapades") < text.index("Kundcenter lämnade över")


def make_long_history(agent, officer) -> Arende:
    """A case with a hundred events and thirty messages."""
    arende = make_mottaget(officer, agent=agent)
    for i in range(30):
        send_message(arende=arende, text=f"Meddelande {i}.", by=officer)
    for i in range(70):
        add_note(arende=arende, text=f"Anteckning {i}.", by=officer)
    return arende


def test_a_long_history_costs_at_most_twelve_queries(client: Client, django_assert_max_num_queries) -> None:
    officer = make_handlaggare()
    arende = make_long_history(make_agent(), officer)
    client.force_login(officer, backend=BACKEND)
    with django_assert_max_num_queries(12):
        text = client.get(f"/arenden/{arende.nummer}/").text
    assert "Meddelande 29." in text and "Anteckning 69." in text


def test_the_manager_of_a_unit_that_was_asked_costs_no_more(client: Client, django_assert_max_num_queries) -> None:
    """The dearest reader: rights that spread downwards, secrecy, and a part in the case by a question."""
    agent, officer = make_agent(), make_handlaggare()
    arende = make_hemligt(agent)
    accept(arende=arende, by=officer)
    chef = make_anvandare("chef", make_enhet("plan", namn="Planenheten"))
    ask_opinion(arende=arende, till=make_enhet("plan"), fraga="Vad säger ni?", arbetsdagar=3, by=officer)
    client.force_login(chef, backend=BACKEND)
    with django_assert_max_num_queries(12):
        assert "Jag behöver hjälp med hyran." in client.get(f"/arenden/{arende.nummer}/").text


def test_the_cost_does_not_grow_with_the_number_of_cases(client: Client, django_assert_max_num_queries) -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    client.force_login(agent, backend=BACKEND)
    with CaptureQueriesContext(connection) as few:
        client.get(f"/arenden/{arende.nummer}/")
    for _ in range(5):
        make_overlamnat(agent)
    with django_assert_max_num_queries(len(few)):
        client.get(f"/arenden/{arende.nummer}/")


def test_a_registrar_sees_the_case_but_no_move_of_its_unit(client: Client) -> None:
    registrator = make_anvandare("registrator", make_center())
    text = see(client, registrator, make_arende()).text
    assert "/sekretess/" in text and "/besvara/" not in text
