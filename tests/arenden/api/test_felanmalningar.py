""""Redan anmält" by the API: what stands close by, and following it instead."""

import pytest
from pytest_django import Settings

from arenden.actions import answer
from arenden.indata import Plats
from arenden.models import Arende, Foljare
from kontaktcenter.models import Anvandare, Utskick
from tests.apiklient import Nyckelklient
from tests.factories import make_arendetyp
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db
HAR = {"lat": 59.3293, "lon": 18.0686}
EPOST = "berit@testsson.example"


@pytest.fixture
def agent() -> Anvandare:
    return make_agent()


@pytest.fixture
def anmald(agent: Anvandare) -> Arende:
    """A report some fifty metres away."""
    lampa = make_arendetyp("lampa", namn="Trasig lampa", slag="felanmalan", requires_plats=True, is_public=True)
    made = make_arende(by=agent, arendetyp=lampa, text="Vår lampa, hälsar Anna", plats=Plats("Provgatan 1", 59.32975, 18.0686))
    Utskick.objects.all().delete()
    return made


def nearby(agent: Anvandare, **plats: object) -> list[dict]:
    return Nyckelklient(agent).post("felanmalningar/nara/", arendetyp="lampa", plats=plats or HAR).json()


def test_a_report_close_by_is_told_without_number_or_words(agent, anmald) -> None:
    [found] = nearby(agent)
    assert (found["avstand"], found["gata"], found["is_paborjad"]) == (50, "Provgatan 1", True)
    assert anmald.nummer not in str(found) and "Anna" not in str(found)


def test_a_report_in_the_same_street_is_found_without_a_position(agent, anmald) -> None:
    assert len(nearby(agent, text="Provgatan 3")) == 1


def test_following_a_report_mails_the_owner_of_the_address_and_makes_no_case(agent, anmald) -> None:
    [found] = nearby(agent)
    answered = Nyckelklient(agent).post("felanmalningar/folj/", rapport=found["rapport"], epost=EPOST)
    assert (answered.status_code, Arende.objects.count(), Utskick.objects.get().mottagare) == (202, 1, EPOST)
    assert Foljare.objects.get().bekraftad is None


def test_a_report_that_was_answered_meanwhile_cannot_be_followed(agent, anmald) -> None:
    [found] = nearby(agent)
    answer(arende=anmald, text="Lagad.", by=agent)
    assert Nyckelklient(agent).post("felanmalningar/folj/", rapport=found["rapport"], epost=EPOST).status_code == 409


def test_a_report_is_not_named_by_guessing(agent, anmald) -> None:
    refused = Nyckelklient(agent).post("felanmalningar/folj/", rapport=str(anmald.pk), epost=EPOST)
    assert refused.status_code == 400 and refused.json()["falt"]["rapport"]


def test_one_address_gets_only_so_many_mails(agent, anmald, settings: Settings) -> None:
    settings.GRANSER = {**settings.GRANSER, "foljare_epost": (1, 3600)}
    [found] = nearby(agent)
    system = Nyckelklient(agent)
    codes = [system.post("felanmalningar/folj/", rapport=found["rapport"], epost=epost).status_code for epost in (EPOST, EPOST.upper())]
    assert codes == [202, 429]
