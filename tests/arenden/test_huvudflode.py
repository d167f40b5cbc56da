"""The main job through the actions: a question in, an answer out."""

import pytest

from arenden.actions import accept, answer, hand_over, register_kontakt
from arenden.aktor import Aktor
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Arende, Fraga, Handelse, Kanal, Kontakt, Overlamning
from arenden.status import Handelsetyp, Status
from kontaktcenter.behorigheter import Handlaggare, Kommunvagledare
from kontaktcenter.models import Utskick
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet

pytestmark = pytest.mark.django_db


def register_case(by=Aktor.MEDBORGAREN, **falt):
    fraga = NyFraga(text="Får jag bygga en carport?", utfall=Fraga.Utfall.ARENDE, arendetyp=falt.pop("arendetyp", None) or make_arendetyp())
    uppgifter = Uppgiftslamnare(namn="Anna Testsson", telefon="070-174 06 05", epost="anna@testsson.example")
    return register_kontakt(kanal=Kanal.WEBB, center=make_center(), by=by, fragor=[fraga], uppgifter=uppgifter, **falt)


def test_a_public_question_becomes_a_case_that_the_center_owns() -> None:
    [kvitto] = register_case().kvitton
    assert (kvitto.arende.status, kvitto.arende.center, kvitto.arende.ansvarig_enhet) == (Status.NY, make_center(), make_center())
    assert Utskick.objects.get().mottagare == "anna@testsson.example"


def test_the_same_attempt_twice_gives_the_same_receipt() -> None:
    first = register_case()
    again = register_case(nyckel=first.kontakt.nyckel)
    assert again.is_upprepad and again.kvitton == first.kvitton
    assert Kontakt.objects.count() == Arende.objects.count() == 1


def test_a_case_goes_from_question_to_answer() -> None:
    agent = make_anvandare(roll=Kommunvagledare.kod, enhet=make_center())
    officer = make_anvandare(roll=Handlaggare.kod, enhet=make_enhet())
    [kvitto] = register_case(by=agent).kvitton
    hand_over(arende=kvitto.arende, by=agent)
    accept(arende=kvitto.arende, by=officer)
    answer(arende=kvitto.arende, text="Ja, om den är mindre än 30 kvadratmeter.", by=officer)
    kvitto.arende.refresh_from_db()
    assert kvitto.arende.status == Status.BESVARAD
    assert kvitto.arende.center == make_center()
    assert Overlamning.objects.get().lage == Overlamning.Lage.BESVARAD
    told = Handelse.objects.filter(arende=kvitto.arende).values_list("typ", flat=True)
    assert list(told) == [Handelsetyp.ARENDE_SKAPAT, Handelsetyp.OVERLAMNAT, Handelsetyp.ACCEPTERAT, Handelsetyp.BESVARAT]
