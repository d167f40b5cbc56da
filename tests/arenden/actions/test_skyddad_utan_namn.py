"""A personnummer, a telephone number or an address makes nobody with protected identity visible to those who did not see them before."""

from dataclasses import replace

import pytest
from django.db import IntegrityError

from arenden.actions import register_kontakt
from arenden.actions.person import find_or_make_person
from arenden.aktor import Aktor
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Fraga, Kanal, Kontakt, Person
from arenden.personsok import search_persons
from arenden.synliga_personer import visible_persons
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare
from tests.apiklient import Nyckelklient
from tests.factories import make_arendetyp, make_center
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


@pytest.mark.parametrize("falt", [{"telefon": ANNA.telefon}, {"epost": "ANNA@testsson.example"}])
@pytest.mark.parametrize("is_staff", [True, False])
def test_another_name_with_the_same_number_is_protected_until_somebody_has_checked(
    anna: Person, annans: Anvandare, is_staff: bool, falt: dict[str, str]
) -> None:
    kontakt = register(annans if is_staff else Aktor.MEDBORGAREN, annans.centers[0], namn="Anna Maria Testsson", **falt)
    assert kontakt.person != anna and kontakt.person.is_skyddad
    assert search_persons("Anna Maria Testsson", annans).personer == []


def test_so_is_one_who_also_tells_a_personnummer_that_nobody_had(anna: Person, annans: Anvandare) -> None:
    told = Uppgiftslamnare(namn="Anna M Testsson", telefon="+46701740605", personnummer="189001019802")
    person = find_or_make_person(told, kanal=Kanal.TELEFON, sprak="sv", by=annans)
    assert person != anna and person.is_skyddad


def test_a_number_that_stands_on_the_protected_ones_case_only_is_theirs_too(anna: Person, annans: Anvandare) -> None:
    Person.objects.filter(pk=anna.pk).update(telefon="")
    assert register(Aktor.MEDBORGAREN, annans.centers[0], namn="Greta Testsson", telefon=ANNA.telefon).person.is_skyddad


def test_a_nameless_row_with_the_number_is_marked_before_it_gets_the_name(anna: Person, annans: Anvandare) -> None:
    nameless = Person.objects.create(telefon="+46701740605")
    kontakt = register(annans, annans.centers[0], namn="Anna Testsson", telefon=ANNA.telefon)
    assert kontakt.person == nameless and Person.objects.get(pk=nameless.pk).is_skyddad


def test_who_is_known_by_another_name_already_is_not_marked_for_sharing_a_number(anna: Person, annans: Anvandare) -> None:
    bo = Person.objects.create(namn="Bo Testsson", telefon="+46701740605")
    assert register(annans, annans.centers[0], namn="Bo Testsson", telefon=ANNA.telefon).person == bo
    assert not Person.objects.get(pk=bo.pk).is_skyddad


def test_one_who_sees_the_person_already_finds_them_by_number(anna: Person) -> None:
    assert register(make_agent(), make_center(), telefon=ANNA.telefon).person == anna


def test_nobody_is_chosen_whom_the_agent_does_not_see(anna: Person, annans: Anvandare) -> None:
    with pytest.raises(Inmatningsfel, match="finns inte"):
        register(annans, annans.centers[0], person_id=anna.pk)


@pytest.fixture
def annas_nummer(anna: Person) -> dict[str, str]:
    """What identifies Anna to those who see her."""
    Person.objects.filter(pk=anna.pk).update(personnummer="189001019802")
    return {"namn": "X Testsson", "personnummer": "189001019802"}


@pytest.mark.parametrize("is_staff", [True, False])
def test_a_personnummer_opens_nobody_protected_to_another_center(
    anna: Person, annans: Anvandare, annas_nummer: dict[str, str], is_staff: bool
) -> None:
    told = Uppgiftslamnare(**annas_nummer)
    person = find_or_make_person(told, kanal=Kanal.TELEFON, sprak="sv", by=annans if is_staff else Aktor.MEDBORGAREN)
    assert person != anna and person.is_skyddad and person.is_avskild and person.personnummer == annas_nummer["personnummer"]


def test_the_one_kept_apart_is_found_again_where_they_are_known(anna: Person, annans: Anvandare, annas_nummer: dict[str, str]) -> None:
    center = annans.centers[0]
    arendetyp = make_arendetyp("forsorjning", center=center, requires_personnummer=True, allows_anonymous=False)
    fraga = NyFraga(text="Jag vill ansöka.", utfall=Fraga.Utfall.ARENDE, arendetyp=arendetyp)
    told = Uppgiftslamnare(**annas_nummer)
    forsta, andra = (
        register_kontakt(kanal=Kanal.TELEFON, center=center, by=annans, fragor=[fraga], uppgifter=told).kontakt for _gang in range(2)
    )
    assert forsta.person == andra.person != anna


def test_who_sees_the_protected_one_finds_them_by_personnummer(anna: Person, annas_nummer: dict[str, str]) -> None:
    assert find_or_make_person(Uppgiftslamnare(**annas_nummer), kanal=Kanal.TELEFON, sprak="sv", by=make_agent()) == anna


def test_the_database_keeps_one_person_to_a_personnummer_who_is_not_kept_apart() -> None:
    Person.objects.create(namn="Anna Testsson", personnummer="189001019802")
    with pytest.raises(IntegrityError, match="person_personnummer_en_person"):
        Person.objects.create(namn="Bo Testsson", personnummer="189001019802")
