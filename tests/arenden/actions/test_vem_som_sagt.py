"""Whose word fills in what is known of a person: what is heard by an employee, never what was written or sent by a system."""

import uuid

import pytest

from arenden.actions import register_kontakt
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Fraga, Inlamnare, Kanal, Kontakt, Person
from kontaktcenter.models import Utskick
from tests.apiklient import Nyckelklient
from tests.arenden.arbetsplats.kontakt import Kontaktdorr
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import make_agent, make_handlaggare

pytestmark = pytest.mark.django_db
FRAMMANDE = {"telefon": "070-174 06 05", "epost": "framling@exempel.example"}


@pytest.fixture
def anna() -> Person:
    """Somebody whose e-mail address is not known."""
    return Person.objects.create(namn="Anna Testsson", telefon="+46701740605")


def register(kanal: Kanal, **falt: object) -> None:
    fraga = NyFraga(text="Får jag bygga en carport?", utfall=Fraga.Utfall.ARENDE, arendetyp=make_arendetyp())
    register_kontakt(kanal=kanal, center=make_center(), by=make_agent(), fragor=[fraga], uppgifter=Uppgiftslamnare(**falt))


@pytest.mark.parametrize("kanal", list(Kanal))
def test_another_system_fills_in_nothing_of_a_person_whatever_channel_it_says(kanal: Kanal, anna: Person) -> None:
    fraga = {"text": "Hej", "utfall": "arende", "arendetyp": make_arendetyp().kod}
    body = {"kanal": kanal, "center": make_center().kortnamn, "uppgifter": FRAMMANDE, "fragor": [fraga]}
    assert Nyckelklient(make_agent()).post("kontakter/", **body).status_code == 201
    anna.refresh_from_db()
    given = Inlamnare.objects.get()
    assert (anna.epost, given.person, given.epost) == ("", anna, FRAMMANDE["epost"])


def test_nor_does_a_call_that_another_system_registers(anna: Person) -> None:
    call = {"nyckel": uuid.uuid4(), "center": make_center().kortnamn, "till": make_handlaggare().username, "uppringare": FRAMMANDE}
    assert Nyckelklient(make_agent()).post("samtal/koppla/", **call).status_code == 201
    anna.refresh_from_db()
    assert anna.epost == ""


@pytest.mark.parametrize(("kanal", "epost"), [("telefon", FRAMMANDE["epost"]), ("besok", FRAMMANDE["epost"]), ("epost", ""), ("brev", "")])
def test_an_employee_fills_in_what_was_said_and_not_what_was_written(kanal: str, epost: str, anna: Person) -> None:
    register(Kanal(kanal), **FRAMMANDE)
    anna.refresh_from_db()
    assert anna.epost == epost


def test_a_chosen_person_gets_nothing_of_what_was_written(anna: Person) -> None:
    Kontakt.objects.create(kanal=Kanal.TELEFON, center=make_center(), person=anna)
    register(Kanal.EPOST, person_id=anna.pk, **FRAMMANDE)
    anna.refresh_from_db()
    assert anna.epost == ""


def test_a_new_person_is_not_given_the_address_that_was_written_with_a_number() -> None:
    register(Kanal.EPOST, **FRAMMANDE)
    assert Person.objects.get().epost == ""


def test_an_answer_by_mail_goes_to_the_address_that_the_question_came_from(anna: Person) -> None:
    answered = {"f0_text": "Öppet?", "f0_utfall": "besvarad_direkt", "f0_svar": "Ja.", "f0_svara_med_mejl": "on"}
    assert Kontaktdorr(make_agent(), kanal="epost", **FRAMMANDE, **answered).post("spara").status_code == 302
    assert Utskick.objects.get().mottagare == FRAMMANDE["epost"]
