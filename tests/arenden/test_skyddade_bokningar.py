"""A booking of somebody with protected identity names nobody to those who receive the meeting, until they ask for it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from arenden.actions.besokskontakt import open_visit_contact
from arenden.actions.bokningsskydd import follow_marks
from arenden.actions.person import set_mark
from arenden.actions.personuppgift import update_person
from arenden.indata import Uppgiftslamnare, UpphortSkydd
from arenden.models import Inlamnare, Kontakt, Person
from kontaktcenter.models import Anvandare
from servicekontor.actions.bokning import ask_confirmation
from servicekontor.bokare import Bokare
from servicekontor.models import Besok, Bokning, Kobiljett, Kontorshandelse
from servicekontor.status import Bokningslage
from tests.factories import make_anvandare, make_center
from tests.factories_arenden import make_arende
from tests.factories_bokning import make_bokning, make_mottagningstid
from tests.factories_reception import make_besok

pytestmark = pytest.mark.django_db
TELEFON = "+46701740605"
DOLT = "Skyddade personuppgifter"
LISTA = "/mottagningstider/bokningar/"


@pytest.fixture
def agent(client: Client) -> Anvandare:
    """Who takes visits at the office, logged in."""
    agent = make_anvandare("kommunvagledare", make_center())
    client.force_login(agent)
    return agent


@pytest.fixture
def bokning() -> Bokning:
    """Bo's, which begins now."""
    return make_bokning(make_mottagningstid(), timezone.now())


def make_protected(agent: Anvandare, **falt: str) -> Person:
    """Bo, met by telephone, and marked."""
    person = Person.objects.create(**{"namn": "Bo Testsson", "telefon": TELEFON, **falt})
    Kontakt.objects.create(kanal="telefon", center=make_center(), person=person)
    set_mark(person, by=agent)
    return person


def test_the_mark_of_a_person_hides_the_name_in_every_list(client: Client, agent: Anvandare, bokning: Bokning) -> None:
    pages = [LISTA, reverse("reception_kontor", args=[bokning.kontor.kod])]
    assert all("Bo Testsson" in client.get(page).text for page in pages)
    make_protected(agent)
    for page in pages:
        text = client.get(page).text
        assert DOLT in text and "Testsson" not in text and "70-174" not in text


def test_what_was_told_beforehand_is_shown_when_asked_for_and_that_is_kept(client: Client, agent: Anvandare, bokning: Bokning) -> None:
    Bokning.objects.update(behov="Hiss", is_skyddad=True)
    page = f"{LISTA}{bokning.pk}/"
    text = client.get(page).text
    assert DOLT in text and not any(ord_ in text for ord_ in ("Testsson", "bo@exempel.se", TELEFON, "Hiss"))
    shown = client.post(page, {"gor": "visa"}, follow=True).text
    assert "Bo Testsson" in shown and "Hiss" in shown
    row = Kontorshandelse.objects.get(typ="bokning_visad")
    assert (row.av, row.data) == (agent, {"bokning": bokning.pk})


def test_what_a_citizen_books_with_the_number_of_somebody_protected_is_hidden_from_the_start(agent: Anvandare, bokning: Bokning) -> None:
    make_protected(agent, telefon="", epost="bo@exempel.se")
    begin = timezone.now() + timedelta(days=1)
    falt = {"fran": begin, "till": begin + timedelta(minutes=30), "hallen_till": begin - timedelta(days=1, minutes=-5)}
    Bokning.objects.update(**falt, lage=Bokningslage.HALLEN, is_skyddad=False)
    ask_confirmation(bokning=bokning, bokare=Bokare("Bo Testsson", epost="Bo@exempel.se"))
    assert Bokning.objects.get().is_skyddad


def test_an_agent_hides_the_name_of_whoever_says_so(client: Client, agent: Anvandare) -> None:
    page = reverse("boka_at_nagon")
    assert "checked" in client.post(page, {"boka_namn": "Bo", "boka_is_skyddad": "on"}).text.split('name="bokare-is_skyddad"')[1][:200]
    assert Bokare("Bo", telefon=TELEFON, is_skyddad=True).cleaned(None, is_own=False).is_skyddad


def test_a_mark_that_is_taken_away_hides_nothing_any_more_unless_somebody_else_has_the_number(agent: Anvandare, bokning: Bokning) -> None:
    chef = make_anvandare("chef", make_center())
    first, second = make_protected(agent), make_protected(agent, namn="Siv Testsson")
    for person, is_hidden in ((first, True), (second, False)):
        uppgifter = Uppgiftslamnare(namn=person.namn, telefon=person.telefon)
        update_person(person=person, uppgifter=uppgifter, by=make_ender(chef), upphort=UpphortSkydd("folkbokforingen", ""))
        assert Bokning.objects.get().is_skyddad is is_hidden


def make_ender(chef: Anvandare) -> Anvandare:
    """A manager who takes contacts too, and so may end a protection."""
    chef.medlemskap.get_or_create(enhet=make_center(), roll="kommunvagledare")
    return Anvandare.objects.get(pk=chef.pk)


def test_what_somebody_protected_tells_later_hides_too(agent: Anvandare, bokning: Bokning) -> None:
    person = make_protected(agent, telefon="+46701740699")
    make_arende()
    Inlamnare.objects.update(person=person, telefon="", epost="BO@exempel.se")
    assert not Bokning.objects.get().is_skyddad
    assert (follow_marks(), follow_marks()) == (1, 0)
    assert Bokning.objects.get().is_skyddad


@pytest.mark.parametrize("is_skyddad", [False, True])
def test_a_visit_opens_a_contact_without_the_details_of_who_is_protected(agent: Anvandare, bokning: Bokning, is_skyddad: bool) -> None:
    Bokning.objects.update(is_skyddad=is_skyddad)
    besok = make_besok(bokning.kontor, agent)
    Kobiljett.objects.update(bokning=bokning)
    utkast = open_visit_contact(besok=Besok.objects.get(pk=besok.pk), by=agent)
    assert ("Bo Testsson" in str(utkast.innehall)) is not is_skyddad
