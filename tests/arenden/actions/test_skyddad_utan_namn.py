"""A telephone number or an address makes nobody with protected identity visible to those who did not see them before."""

from dataclasses import replace

import pytest

from arenden.actions import register_kontakt
from arenden.aktor import Aktor
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Fraga, Kanal, Kontakt, Person
from arenden.synliga_personer import visible_persons
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare
from tests.apiklient import Nyckelklient
from tests.factories import make_center
from tests.factories_arenden import ANNA, make_agent, make_arende

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> Person:
    """Anna, whose identity is protected, known to the contact center."""
    return make_arende(by=make_agent(), uppgifter=replace(ANNA, adress="Provgatan 3", is_skyddad=True)).inlamnare.person


@pytest.fixture
def annans() -> Anvandare:
    """An agent at another center."""
    return make_agent(make_center("lonecenter", namn="Lönecenter"), username="annans")


def register(by: Anvandare | Aktor, center, **falt: object) -> Kontakt:
    fraga = NyFraga(text="", utfall=Fraga.Utfall.AVBRUTEN)
    uppgifter = Uppgiftslamnare(**falt)
    return register_kontakt(kanal=Kanal.TELEFON, center=center, by=by, fragor=[fraga], uppgifter=uppgifter).kontakt


@pytest.mark.parametrize("falt", [{"telefon": ANNA.telefon}, {"epost": ANNA.epost}, {"telefon": ANNA.telefon, "namn": ANNA.namn}])
@pytest.mark.parametrize("is_staff", [True, False])
def test_a_number_opens_nobody_protected_to_another_center(anna: Person, annans: Anvandare, is_staff: bool, falt: dict[str, str]) -> None:
    kontakt = register(annans if is_staff else Aktor.MEDBORGAREN, annans.centers[0], **falt)
    assert kontakt.person != anna and not visible_persons(annans).filter(pk=anna.pk).exists()


def test_the_address_is_not_told_by_the_api_either(anna: Person, annans: Anvandare) -> None:
    body = {"center": annans.centers[0].kortnamn, "uppgifter": {"telefon": ANNA.telefon}, "fragor": [{"text": "", "utfall": "avbruten"}]}
    system = Nyckelklient(annans)
    assert system.post("kontakter/", **body).status_code == 201
    assert system.post(f"personer/{anna.pk}/visa/").status_code == 404


def test_who_may_be_the_protected_one_is_protected_too(anna: Person, annans: Anvandare) -> None:
    person = register(annans, annans.centers[0], telefon=ANNA.telefon).person
    assert person.is_skyddad and (person.namn, person.adress) == ("", "")


def test_one_who_sees_the_person_already_finds_them_by_number(anna: Person) -> None:
    assert register(make_agent(), make_center(), telefon=ANNA.telefon).person == anna


def test_nobody_is_chosen_whom_the_agent_does_not_see(anna: Person, annans: Anvandare) -> None:
    with pytest.raises(Inmatningsfel, match="finns inte"):
        register(annans, annans.centers[0], person_id=anna.pk)
