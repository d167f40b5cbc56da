"""Who handed in a case under secrecy is told only to those who may read it, whichever way round one looks (OSL 2009:400)."""

import pytest
from django.test import Client

from arenden.actions import register_kontakt, relate, split
from arenden.indata import NyFraga
from arenden.models import Arende, Fraga, Insyn, Kanal
from arenden.personkort import open_cases, recent_contacts
from arenden.synliga_personer import visible_persons
from kontaktcenter.models import Anvandare
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import ANNA, make_agent, make_arende, make_handlaggare, make_mottaget

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def make_hemligt(agent: Anvandare) -> Arende:
    """Anna's secret case, which has left the agent's center."""
    typ = make_arendetyp("orosanmalan", namn="Orosanmälan", sekretess="sekretess")
    return make_mottaget(agent=agent, arendetyp=typ, text="Det gäller grannen.")


def log_in(user: Anvandare) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def test_the_card_of_a_person_lists_no_case_that_the_agent_may_not_read() -> None:
    agent = make_agent()
    hemligt, oppet = make_hemligt(agent), make_arende(by=agent)
    assert hemligt in Arende.objects.visible_to(agent)
    assert open_cases(oppet.inlamnare.person, agent) == [oppet]


def test_the_card_lists_a_secret_case_while_it_lies_at_the_center() -> None:
    agent = make_agent()
    arende = make_arende(by=agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    assert open_cases(arende.inlamnare.person, agent) == [arende]


def test_a_contact_that_became_a_secret_case_is_not_on_the_card() -> None:
    agent = make_agent()
    arende = make_hemligt(agent)
    assert recent_contacts(arende.inlamnare.person, agent) == []


def test_of_a_contact_with_two_questions_only_the_open_one_is_on_the_card() -> None:
    agent, hemligt = make_agent(), make_arendetyp("orosanmalan", sekretess="sekretess")
    fragor = [
        NyFraga(text="Det gäller grannen.", utfall=Fraga.Utfall.ARENDE, arendetyp=hemligt),
        NyFraga(text="När har ni öppet?", utfall=Fraga.Utfall.BESVARAD_DIREKT),
    ]
    kontakt = register_kontakt(kanal=Kanal.TELEFON, center=make_center(), by=agent, fragor=fragor, uppgifter=ANNA).kontakt
    Arende.objects.update(ansvarig_enhet=hemligt.ansvarig_enhet)
    [rad] = recent_contacts(kontakt.person, agent)
    assert (rad.utdrag, rad.utfall, rad.arende) == ("När har ni öppet?", "Besvarad direkt", None)


def test_a_secret_case_that_may_only_be_seen_lets_nobody_find_its_person() -> None:
    arende = make_hemligt(make_agent())
    lonecenter = make_center("lonecenter", namn="Lönecenter")
    Insyn.objects.create(arende=arende, enhet=lonecenter)
    other = make_agent(lonecenter)
    assert arende in Arende.objects.visible_to(other)
    assert not visible_persons(other).exists()


@pytest.mark.parametrize("dorr", ["sla-ihop", "relatera"])
def test_the_same_persons_secret_cases_are_not_suggested(dorr: str) -> None:
    agent = make_agent()
    hemligt, oppet = make_hemligt(agent), make_arende(by=agent)
    assert hemligt.nummer not in log_in(agent).get(f"/arenden/{oppet.nummer}/{dorr}/").text


def test_an_open_case_does_not_name_the_secret_one_that_it_belongs_with() -> None:
    agent = make_agent()
    hemligt, oppet = make_hemligt(agent), make_arende(by=agent)
    relate(arende=oppet, annat=hemligt, by=agent)
    assert hemligt.nummer not in log_in(agent).get(f"/arenden/{oppet.nummer}/").text


def test_a_secret_case_does_not_name_the_open_one_that_it_was_split_from() -> None:
    agent = make_agent()
    oppet = make_arende(by=agent)
    part = split(arende=oppet, text="Grannen.", arendetyp=make_arendetyp("oro", sekretess="sekretess"), by=agent)
    Arende.objects.filter(pk=part.pk).update(ansvarig_enhet=part.arendetyp.ansvarig_enhet)
    assert oppet.nummer not in log_in(agent).get(f"/arenden/{part.nummer}/").text


def test_the_api_gives_no_ids_of_what_happened_in_a_case_that_may_not_be_read() -> None:
    agent = make_agent()
    arende = make_hemligt(agent)
    events = log_in(agent).get(f"/api/v1/arenden/{arende.nummer}/handelser/").json()
    assert events and [e["data"] for e in events] == [{}] * len(events)


def test_the_api_gives_the_ids_of_what_happened_to_one_who_may_read() -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    events = log_in(officer).get(f"/api/v1/arenden/{arende.nummer}/handelser/").json()
    assert any(e["data"] for e in events)
