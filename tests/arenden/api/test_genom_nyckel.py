"""What another system does with a key is never taken for what the account's owner has done, and never reads what is under secrecy."""

import pytest
from django.test import Client
from django.utils import timezone

from arenden.actions.visning import log_visning
from arenden.models import Arende, Handelse, Visning
from kontaktcenter.models import Anvandare, Sekretess
from tests.apiklient import Nyckelklient
from tests.factories import make_anvandare, make_arendetyp, make_enhet
from tests.factories_arenden import make_agent, make_arende, make_mottaget

pytestmark = pytest.mark.django_db
EVA = {"first_name": "Eva", "last_name": "Provberg"}
MED_NYCKEL = "Eva Provberg, genom nyckeln Testsystem"


@pytest.fixture
def agent() -> Anvandare:
    return make_agent(**EVA)


def page(user: Anvandare, path: str, **asked: object) -> str:
    """A page as somebody who is logged in reads it; with words, what a form there answers."""
    client = Client()
    client.force_login(user)
    response = client.post(path, asked, follow=True) if asked else client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def examine(agent: Anvandare) -> str:
    """What the auditor is told of the agent's looks."""
    auditor = make_anvandare("systemforvaltare", make_enhet("digitalisering", namn="Digitaliseringsenheten"))
    return page(auditor, "/visningslogg/", anvandare=agent.pk, fran=timezone.localdate(), till=timezone.localdate())


def test_a_look_with_a_key_is_kept_beside_the_owners_own(agent: Anvandare) -> None:
    arende, system = make_arende(by=agent), Nyckelklient(agent)
    for _twice in range(2):
        log_visning(arende=arende, by=agent, is_innehall_last=False)
        assert system.get(f"arenden/{arende.nummer}/").status_code == 200
    assert sorted(Visning.objects.values_list("is_innehall_last", "nyckel")) == [(False, None), (True, system.nyckel.pk)]


def test_the_auditor_is_told_of_the_key(agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    Nyckelklient(agent).get(f"arenden/{arende.nummer}/")
    assert f"{MED_NYCKEL}</td>" in examine(agent)


def test_the_auditor_is_told_of_the_key_that_brought_out_protected_details(agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    arende.inlamnare.person.is_skyddad = True
    arende.inlamnare.person.save()
    assert Nyckelklient(agent).post(f"arenden/{arende.nummer}/visa-person/").status_code == 200
    assert f"{MED_NYCKEL}</td>" in examine(agent)


def test_the_manager_is_told_of_the_key_at_the_case(agent: Anvandare) -> None:
    arende = make_arende(by=agent)
    Nyckelklient(agent).get(f"arenden/{arende.nummer}/")
    assert f"{MED_NYCKEL}</th>" in page(make_anvandare("registrator", arende.center), f"/arenden/{arende.nummer}/vem-har-tittat/")


def test_what_is_done_with_a_key_says_so_in_its_event_and_in_the_time_line(agent: Anvandare) -> None:
    arende, system = make_arende(by=agent), Nyckelklient(agent)
    assert system.post(f"arenden/{arende.nummer}/anteckna/", text="Ringde.").status_code in (200, 201, 204)
    assert Handelse.objects.latest("pk").data["apinyckel"] == system.nyckel.pk
    assert MED_NYCKEL in page(agent, f"/arenden/{arende.nummer}/")


def test_nobody_reads_what_is_under_secrecy_with_an_officers_key() -> None:
    arende = make_mottaget(arendetyp=make_arendetyp(sekretess=Sekretess.SEKRETESS))
    officer = arende.handlaggare
    assert arende.is_readable_by(officer) and list(Arende.objects.readable_by(officer)) == [arende]
    read = Nyckelklient(officer).get(f"arenden/{arende.nummer}/")
    assert read.status_code == 200 and arende.text not in read.text
    assert Nyckelklient(officer).post(f"arenden/{arende.nummer}/besvara/", text="Ja.").status_code == 403


def test_nobody_reads_what_is_under_secrecy_with_an_agents_key_while_it_lies_at_the_center(agent: Anvandare) -> None:
    arende = make_arende(by=agent, arendetyp=make_arendetyp(sekretess=Sekretess.SEKRETESS))
    assert arende.is_readable_by(agent)
    for path in (f"arenden/{arende.nummer}/", "arenden/"):
        assert arende.text not in Nyckelklient(agent).get(path).text
