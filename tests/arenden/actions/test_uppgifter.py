"""What is known of a case is put right: answers, place, secrecy, code."""

import pytest

from arenden.actions import change_sekretess, renew_code, reveal_person, update_uppgifter
from arenden.foljkod import matches
from arenden.indata import Plats, Uppgiftslamnare
from arenden.models import Arende, Handelse, Inlamnare
from arenden.status import Handelsetyp
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Foljdfraga, Sekretess, Utskick
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet, make_foljdfraga
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_overlamnat

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent():
    return make_agent()


def update(arende: Arende, by, plats: Plats | None = None, **svar: object) -> Arende:
    return update_uppgifter(arende=arende, uppgifter=svar, plats=plats or Plats(), by=by)


def test_answers_and_place_are_saved_and_the_change_told(agent) -> None:
    make_foljdfraga(make_arendetyp(), "yta", slag=Foljdfraga.Slag.TAL)
    arende = update(make_arende(by=agent), agent, Plats("Torget 1", 57.7, 11.9), yta="30,5")
    assert (arende.uppgifter, arende.plats_text) == ({"yta": 30.5}, "Torget 1")
    assert Handelse.objects.get(typ=Handelsetyp.UPPGIFTER_ANDRADE).data == {"falt": ["yta", "plats"]}


def test_nothing_changed_is_no_event(agent) -> None:
    arende = make_arende(by=agent)
    assert update(arende, agent).version == arende.version
    assert not Handelse.objects.filter(typ=Handelsetyp.UPPGIFTER_ANDRADE).exists()


def test_answers_to_questions_of_an_earlier_type_are_kept(agent) -> None:
    arende = make_arende(by=agent)
    Arende.objects.update(uppgifter={"gammal": "Kvar"})
    make_foljdfraga(arende.arendetyp, "ny")
    assert update(arende, agent, ny="Svar").uppgifter == {"gammal": "Kvar", "ny": "Svar"}


def test_a_bad_answer_names_its_question(agent) -> None:
    make_foljdfraga(make_arendetyp(), "yta", slag=Foljdfraga.Slag.TAL)
    with pytest.raises(Inmatningsfel) as error:
        update(make_arende(by=agent), agent, yta="stor")
    assert error.value.falt == "yta"


def test_a_day_that_was_to_come_when_it_was_answered_stands_in_the_way_of_no_other_change(agent) -> None:
    arende = make_arende(by=agent)
    Arende.objects.update(uppgifter={"fran": "2020-01-01"})
    make_foljdfraga(arende.arendetyp, "fran", slag=Foljdfraga.Slag.DATUM_EFTER)
    assert update(arende, agent, Plats("Torget 1"), fran="2020-01-01").plats_text == "Torget 1"
    with pytest.raises(Inmatningsfel, match="i dag eller en senare dag"):
        update(Arende.objects.get(), agent, fran="2020-01-02")


@pytest.mark.parametrize("plats", [Plats("", 95, 0), Plats("", 57.7, None), Plats("", float("nan"), 0)])
def test_a_place_off_the_earth_is_refused(agent, plats: Plats) -> None:
    with pytest.raises(Inmatningsfel, match="utanför kartan"):
        update(make_arende(by=agent), agent, plats)


def test_a_place_that_is_needed_is_not_taken_away(agent) -> None:
    arende = make_arende(by=agent, arendetyp=make_arendetyp(requires_plats=True), plats=Plats("Torget 1"))
    with pytest.raises(Inmatningsfel, match="Ange platsen"):
        update(arende, agent)


def test_secrecy_is_decided_by_the_registrar_with_a_reason(agent) -> None:
    registrator = make_anvandare("registrator", make_center())
    arende = change_sekretess(arende=make_arende(by=agent), sekretess=Sekretess.SEKRETESS, orsak="Hälsa.", by=registrator)
    assert (arende.sekretess, arende.anteckningar.get().text) == (Sekretess.SEKRETESS, "Hälsa.")


def test_an_agent_does_not_decide_on_secrecy(agent) -> None:
    with pytest.raises(SaknarBehorighet):
        change_sekretess(arende=make_arende(by=agent), sekretess=Sekretess.INTERN, orsak="Nej.", by=agent)


@pytest.mark.parametrize("fran", [Sekretess.SEKRETESS, Sekretess.INTERN])
@pytest.mark.parametrize("roll", ["chef", "registrator"])
def test_the_center_does_not_lower_the_secrecy_of_what_lies_elsewhere(agent, fran: str, roll: str) -> None:
    arende = make_overlamnat(agent, arendetyp=make_arendetyp(sekretess=fran))
    with pytest.raises(SaknarBehorighet):
        change_sekretess(arende=arende, sekretess=Sekretess.OPPEN, orsak="Nej.", by=make_anvandare(roll, make_center()))
    arende.refresh_from_db()
    assert arende.sekretess == fran


def test_the_center_may_raise_the_secrecy_of_what_lies_elsewhere(agent) -> None:
    registrator = make_anvandare("registrator", make_center())
    arende = change_sekretess(arende=make_overlamnat(agent), sekretess=Sekretess.SEKRETESS, orsak="Hälsa.", by=registrator)
    assert arende.sekretess == Sekretess.SEKRETESS


def test_the_manager_of_the_unit_that_has_the_case_may_lower_its_secrecy(agent) -> None:
    arende = make_overlamnat(agent, arendetyp=make_arendetyp(sekretess=Sekretess.SEKRETESS))
    change_sekretess(arende=arende, sekretess=Sekretess.OPPEN, orsak="Inget hemligt.", by=make_anvandare("chef", make_enhet()))
    arende.refresh_from_db()
    assert arende.sekretess == Sekretess.OPPEN


def test_a_registrar_does_not_lower_what_only_others_may_read(agent) -> None:
    arende = make_overlamnat(agent, arendetyp=make_arendetyp(sekretess=Sekretess.SEKRETESS))
    with pytest.raises(SaknarBehorighet):
        change_sekretess(arende=arende, sekretess=Sekretess.OPPEN, orsak="Nej.", by=make_anvandare("registrator", make_enhet()))


def test_a_new_code_ends_the_old_and_goes_to_the_cases_own_address(agent) -> None:
    arende = make_arende(by=agent)
    Utskick.objects.all().delete()
    fore = arende.foljkod_hash
    renew_code(arende=arende, by=agent)
    arende.refresh_from_db()
    utskick = Utskick.objects.get()
    assert utskick.mottagare == "anna@testsson.example" and arende.foljkod_hash != fore
    assert any(matches(word, arende.foljkod_hash) for word in utskick.text.split())


def test_no_code_is_made_without_an_address(agent) -> None:
    arende = make_arende(by=agent, uppgifter=Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 10"))
    with pytest.raises(OtillatenHandling, match="ingen e-postadress"):
        renew_code(arende=arende, by=agent)


def test_the_owner_may_renew_the_code_of_a_case_that_lies_elsewhere(agent) -> None:
    make_handlaggare()
    renew_code(arende=make_overlamnat(agent), by=agent)


def test_protected_data_are_not_shown_to_somebody_outside(agent) -> None:
    with pytest.raises(SaknarBehorighet):
        reveal_person(arende=make_arende(by=agent), by=make_handlaggare(make_enhet("park", namn="Parkenheten")))


def test_a_new_code_ordered_twice_is_one_mail_with_a_code_that_holds(agent) -> None:
    arende = make_arende(by=agent)
    Utskick.objects.all().delete()
    for _twice in range(2):
        renew_code(arende=arende, by=agent)
    arende.refresh_from_db()
    assert any(matches(word, arende.foljkod_hash) for word in Utskick.objects.get().text.split())


def test_a_new_code_to_an_address_that_was_corrected_goes_out_at_once(agent) -> None:
    arende = make_arende(by=agent)
    Utskick.objects.all().delete()
    renew_code(arende=arende, by=agent)
    Inlamnare.objects.update(epost="anna@ratt.example")
    renew_code(arende=arende, by=agent)
    assert Utskick.objects.filter(mottagare="anna@ratt.example").exists()
