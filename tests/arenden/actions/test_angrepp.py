"""What an attack once found: each stays mended."""

from dataclasses import replace

import pytest

from arenden.actions import answer, change_arendetyp, close, merge, register_kontakt, split, withdraw
from arenden.aktor import Aktor
from arenden.indata import NyFraga
from arenden.models import Arende, Fraga, Kanal, Person
from arenden.status import Status
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import ANNA, make_agent, make_arende, make_mottaget

pytestmark = pytest.mark.django_db
TESTPERSONNUMMER = "189001019802"


@pytest.fixture
def agent():
    return make_agent()


def test_a_form_changes_nothing_in_the_register_of_persons(agent) -> None:
    arendetyp = make_arendetyp(requires_personnummer=True, allows_anonymous=False)
    known = replace(ANNA, epost="", personnummer=TESTPERSONNUMMER, is_skyddad=True)
    make_arende(by=agent, arendetyp=arendetyp, uppgifter=known)
    make_arende(arendetyp=arendetyp, uppgifter=replace(ANNA, personnummer=TESTPERSONNUMMER, epost="annan@testsson.example"))
    assert Person.objects.get(is_avskild=False).epost == ""


@pytest.mark.parametrize("given, kept", [({}, ""), ({"telefon": ""}, "anna@testsson.example")])
def test_a_form_leaves_an_address_in_the_register_only_where_nothing_else_finds_the_person_again(agent, given, kept) -> None:
    arende = make_arende(uppgifter=replace(ANNA, adress="Provgatan 1", **given))
    assert (arende.inlamnare.person.epost, arende.inlamnare.person.adress) == (kept, "")
    assert (arende.inlamnare.epost, arende.inlamnare.adress) == ("anna@testsson.example", "Provgatan 1")


def test_two_forms_with_the_same_address_and_name_are_the_same_person(agent) -> None:
    first, second = make_arende(), make_arende(uppgifter=replace(ANNA, telefon=""))
    assert first.inlamnare.person == second.inlamnare.person


def test_a_receipt_is_not_given_to_another_who_knows_the_key(agent) -> None:
    fraga = NyFraga(text="Får jag bygga?", utfall=Fraga.Utfall.ARENDE, arendetyp=make_arendetyp())
    door = {"kanal": Kanal.TELEFON, "center": make_center(), "fragor": [fraga], "uppgifter": ANNA}
    nyckel = register_kontakt(by=agent, **door).kontakt.nyckel
    for other in (make_agent(), Aktor.MEDBORGAREN):
        with pytest.raises(OtillatenHandling):
            register_kontakt(by=other, nyckel=nyckel, **door)


def test_the_answer_reaches_those_who_were_merged_in_two_steps(agent) -> None:
    one, two, three = (make_arende(by=agent) for _i in range(3))
    merge(arende=one, med=two, by=agent)
    merge(arende=two, med=three, by=agent)
    answer(arende=three, text="I morgon.", by=agent)
    assert [a.meddelanden.get().text for a in (one, two, three)] == ["I morgon."] * 3


@pytest.mark.parametrize("end", [lambda a, by: withdraw(arende=a), lambda a, by: close(arende=a, orsak="ingen_atgard", by=by)])
def test_a_case_that_ends_unanswered_lets_go_of_those_merged_into_it(agent, end) -> None:
    first, second, stays = (make_arende(by=agent) for _i in range(3))
    merge(arende=first, med=stays, by=agent)
    merge(arende=second, med=stays, by=agent)
    end(stays, agent)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, first.sammanslaget_med, second.sammanslaget_med) == (Status.ATEROPPNAD, None, first)


def test_a_case_is_not_closed_as_merged_without_a_merge(agent) -> None:
    with pytest.raises(Inmatningsfel):
        close(arende=make_arende(by=agent), orsak=Arende.Avslutsorsak.SAMMANSLAGET, by=agent)


@pytest.mark.parametrize(
    ("fore", "ny", "efter"),
    [("sekretess", "intern", "sekretess"), ("intern", "sekretess", "sekretess"), ("oppen", "intern", "intern")],
)
def test_a_change_of_type_keeps_the_stricter_secrecy(agent, fore: str, ny: str, efter: str) -> None:
    arende = make_arende(by=agent)
    Arende.objects.update(sekretess=fore)
    changed = change_arendetyp(arende=arende, arendetyp=make_arendetyp("ny", namn="Ny typ", sekretess=ny), by=agent)
    assert changed.sekretess == efter


def test_a_part_of_a_secret_case_is_secret(agent) -> None:
    arende = make_arende(by=agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    assert split(arende=arende, text="Och soporna?", arendetyp=make_arendetyp("sopor"), by=agent).sekretess == "sekretess"


def test_a_case_is_not_merged_into_one_that_may_not_be_read(agent) -> None:
    hemlig = make_arendetyp(sekretess="sekretess")
    theirs = make_mottaget(agent=agent, arendetyp=hemlig)
    with pytest.raises(SaknarBehorighet):
        merge(arende=make_arende(by=agent, arendetyp=hemlig), med=theirs, by=agent)


def test_secret_cases_of_two_persons_are_not_merged(agent) -> None:
    hemlig = make_arendetyp(sekretess="sekretess")
    one = make_arende(by=agent, arendetyp=hemlig)
    bo = replace(ANNA, namn="Bo Provberg", telefon="070-174 06 07", epost="bo@provberg.example")
    two = make_arende(by=agent, arendetyp=hemlig, uppgifter=bo)
    with pytest.raises(OtillatenHandling, match="samma person"):
        merge(arende=one, med=two, by=agent)
