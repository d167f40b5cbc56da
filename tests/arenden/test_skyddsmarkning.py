"""A registrar who gets a letter about somebody's protection marks the person, whom the center may have met by telephone only."""

import pytest
from django.test import Client

from arenden.models import Handelse, Kontakt, Person
from arenden.status import Handelsetyp
from kontaktcenter.models import Anvandare, Enhet
from tests.factories import make_anvandare, make_center, make_enhet

pytestmark = pytest.mark.django_db
SIDA = "/skyddsmarkning/"
TELEFON, SKRIVET = "+46701740605", "070-174 06 05"
INGEN = "Ingen person, inget ärende och ingen bokning har den uppgiften"


def make_met(center: Enhet, **falt: object) -> Person:
    """Somebody who has only called: no case."""
    person = Person.objects.create(**{"namn": "Anna Testsson", "telefon": TELEFON, **falt})
    Kontakt.objects.create(kanal="telefon", center=center, person=person)
    return person


def marks() -> list[tuple[int, Anvandare]]:
    rows = Handelse.objects.filter(typ=Handelsetyp.PERSON_ANDRAD, data__skydd="satt").select_related("av")
    return [(row.data["person"], row.av) for row in rows]


@pytest.fixture
def registrar() -> Anvandare:
    """Who keeps the diary of the center."""
    return make_anvandare("registrator", make_center())


@pytest.mark.parametrize("uppgift", [SKRIVET, "18900101-9802", "anna@testsson.example"])
def test_who_has_only_called_is_marked_by_what_belongs_to_few(client: Client, registrar: Anvandare, uppgift: str) -> None:
    person = make_met(make_center(), personnummer="189001019802", epost="anna@testsson.example")
    client.force_login(registrar)
    page = client.post(SIDA, {"uppgift": uppgift}, follow=True).content.decode()
    assert Person.objects.get().is_skyddad and marks() == [(person.pk, registrar)]
    assert "1 person är märkt" in page and "Testsson" not in page


def test_all_who_share_a_number_are_marked_and_once(client: Client, registrar: Anvandare) -> None:
    for namn in ("Anna Testsson", "Bo Testsson"):
        make_met(make_center(), namn=namn)
    client.force_login(registrar)
    for _turn in range(2):
        assert "2 personer är märkta" in client.post(SIDA, {"uppgift": SKRIVET}, follow=True).content.decode()
    assert len(marks()) == 2


def test_a_name_finds_nobody(client: Client, registrar: Anvandare) -> None:
    make_met(make_center())
    client.force_login(registrar)
    answer = client.post(SIDA, {"uppgift": "Anna Testsson"})
    assert answer.status_code == 400 and "Namn går inte att söka på" in answer.content.decode()
    assert not Person.objects.get().is_skyddad


def test_a_departments_registrar_marks_whom_a_center_has_met(client: Client) -> None:
    person, registrar = make_met(make_center()), make_anvandare("registrator", make_enhet())
    client.force_login(registrar)
    client.post(SIDA, {"uppgift": SKRIVET})
    assert Person.objects.get().is_skyddad and marks() == [(person.pk, registrar)]


def test_a_number_that_nobody_has_marks_nobody(client: Client, registrar: Anvandare) -> None:
    make_met(make_center())
    client.force_login(registrar)
    assert INGEN in client.post(SIDA, {"uppgift": "070-174 06 99"}).content.decode()
    assert not Person.objects.get().is_skyddad and marks() == []


@pytest.mark.parametrize("uppgift", ["", "   ", "\0", "1" * 300, "@", "070"])
def test_what_cannot_be_anybodys_is_refused(client: Client, registrar: Anvandare, uppgift: str) -> None:
    client.force_login(registrar)
    assert client.post(SIDA, {"uppgift": uppgift}).status_code == 400


def test_who_keeps_no_diary_does_not_mark_here(client: Client) -> None:
    client.force_login(make_anvandare("kommunvagledare"))
    assert client.get(SIDA).status_code == 403
