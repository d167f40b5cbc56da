"""Two cases are one person's, for secrecy, only when employees have heard it from that person in both."""

import pytest

from arenden.indata import Uppgiftslamnare
from arenden.models import Arende, Kanal, Kontakt
from arenden.samma_person import is_same_person
from tests.apiklient import Nyckelklient
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import make_agent, make_arende

pytestmark = pytest.mark.django_db
VEM = Uppgiftslamnare(namn="Maja Testsson", telefon="070-174 06 05")


@pytest.mark.parametrize(("kanal", "is_same"), [(Kanal.TELEFON, True), (Kanal.BESOK, True), (Kanal.BREV, False), (Kanal.EPOST, False)])
def test_a_letter_or_mail_that_an_agent_registered_says_nothing_of_who_wrote_it(kanal: Kanal, is_same: bool) -> None:
    agent = make_agent()
    heard, other = (make_arende(by=agent, uppgifter=VEM) for _ in range(2))
    Kontakt.objects.filter(fragor__arende=other).update(kanal=kanal)
    assert heard.inlamnare.person_id == other.inlamnare.person_id
    assert is_same_person(heard, other) is is_same


def test_nor_does_a_call_that_another_system_says_it_has_had() -> None:
    agent = make_agent()
    heard = make_arende(by=agent, uppgifter=VEM)
    fraga = {"text": "Hej", "utfall": "arende", "arendetyp": make_arendetyp().kod}
    call = {"kanal": "telefon", "center": make_center().kortnamn, "fragor": [fraga]}
    assert Nyckelklient(agent).post("kontakter/", uppgifter={"telefon": VEM.telefon, "namn": VEM.namn}, **call).status_code == 201
    told = Arende.objects.exclude(pk=heard.pk).get()
    assert told.inlamnare.person_id == heard.inlamnare.person_id
    assert not is_same_person(heard, told)
