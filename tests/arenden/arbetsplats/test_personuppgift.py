"""Details of a person are put right and looked at with a trace."""

from dataclasses import replace

import pytest

from arenden.actions.personuppgift import person_stamp, reveal_person, update_person
from arenden.indata import Uppgiftslamnare, UpphortSkydd
from arenden.models import Handelse
from arenden.status import Handelsetyp
from kontaktcenter.fel import InaktuellSida, Inmatningsfel, SaknarBehorighet
from tests.factories import make_anvandare, make_center, make_medlemskap
from tests.factories_arenden import ANNA, make_agent, make_arende

pytestmark = pytest.mark.django_db
FOLKBOKFORT = UpphortSkydd("folkbokforingen", "KS 2026/123")
NYA = replace(ANNA, telefon="070-174 06 22")


def make_anna(agent):
    return make_arende(by=agent).inlamnare.person


def test_a_new_number_is_saved_and_the_trace_names_the_field_only() -> None:
    agent = make_agent()
    anna = update_person(person=make_anna(agent), uppgifter=NYA, by=agent)
    handelse = Handelse.objects.get(typ=Handelsetyp.PERSON_ANDRAD)
    assert anna.telefon == "+46701740622"
    assert (handelse.av, handelse.data) == (agent, {"person": anna.pk, "falt": ["telefon"]})


def test_nothing_changed_leaves_no_trace() -> None:
    agent = make_agent()
    update_person(person=make_anna(agent), uppgifter=ANNA, by=agent)
    assert not Handelse.objects.filter(typ=Handelsetyp.PERSON_ANDRAD).exists()


def test_details_that_another_has_changed_meanwhile_are_not_overwritten() -> None:
    agent = make_agent()
    anna = make_anna(agent)
    stampel = person_stamp(anna)
    update_person(person=anna, uppgifter=NYA, by=agent)
    with pytest.raises(InaktuellSida):
        update_person(person=anna, uppgifter=replace(ANNA, telefon="070-174 06 33"), by=agent, stampel=stampel)


def test_protection_is_set_and_does_not_go_away_with_a_change() -> None:
    agent = make_agent()
    anna = update_person(person=make_anna(agent), uppgifter=replace(ANNA, is_skyddad=True), by=agent)
    assert update_person(person=anna, uppgifter=ANNA, by=agent).is_skyddad


def test_whoever_hears_of_protection_sets_it_with_a_trace() -> None:
    agent = make_agent()
    anna = make_anna(agent)
    make_arende(by=make_agent(), uppgifter=replace(ANNA, is_skyddad=True))
    anna.refresh_from_db()
    assert anna.is_skyddad
    assert Handelse.objects.get(typ=Handelsetyp.PERSON_ANDRAD).data == {"person": anna.pk, "falt": ["is_skyddad"], "skydd": "satt"}


def test_an_agent_alone_does_not_take_protection_away() -> None:
    agent = make_agent()
    anna = update_person(person=make_anna(agent), uppgifter=replace(ANNA, is_skyddad=True), by=agent)
    with pytest.raises(SaknarBehorighet):
        update_person(person=anna, uppgifter=ANNA, by=agent, upphort=FOLKBOKFORT)
    anna.refresh_from_db()
    assert anna.is_skyddad


def test_a_manager_who_takes_contacts_takes_protection_away_with_a_trace() -> None:
    chef = make_agent()
    make_medlemskap(chef, "chef", make_center())
    anna = update_person(person=make_anna(chef), uppgifter=replace(ANNA, is_skyddad=True), by=chef)
    assert not update_person(person=anna, uppgifter=ANNA, by=chef, upphort=FOLKBOKFORT).is_skyddad
    satt, upphort = Handelse.objects.filter(typ=Handelsetyp.PERSON_ANDRAD, av=chef).order_by("pk")
    assert satt.data["skydd"] == "satt"
    assert [upphort.data[key] for key in ("skydd", "grund", "beslut")] == ["upphort", "folkbokforingen", "KS 2026/123"]


@pytest.mark.parametrize(
    ("grund", "beslut", "falt"),
    [
        ("", "", "skyddsgrund"),
        ("hon sa det", "", "skyddsgrund"),
        ("besked", "Anna Testsson sa det", "skyddsbeslut"),
        ("besked", "19900101-2385", "skyddsbeslut"),
        ("besked", "070-174 06 05", "skyddsbeslut"),
    ],
)
def test_protection_does_not_end_without_a_known_ground_nor_with_words_about_somebody(grund: str, beslut: str, falt: str) -> None:
    chef = make_agent()
    make_medlemskap(chef, "chef", make_center())
    anna = update_person(person=make_anna(chef), uppgifter=replace(ANNA, is_skyddad=True), by=chef)
    with pytest.raises(Inmatningsfel) as info:
        update_person(person=anna, uppgifter=ANNA, by=chef, upphort=UpphortSkydd(grund, beslut))
    anna.refresh_from_db()
    assert (info.value.falt, anna.is_skyddad) == (falt, True)


def test_an_end_of_protection_that_was_never_there_leaves_no_trace() -> None:
    chef = make_agent()
    make_medlemskap(chef, "chef", make_center())
    update_person(person=make_anna(chef), uppgifter=ANNA, by=chef, upphort=FOLKBOKFORT)
    assert not Handelse.objects.filter(typ=Handelsetyp.PERSON_ANDRAD).exists()


def test_a_number_that_cannot_be_called_is_refused() -> None:
    agent = make_agent()
    with pytest.raises(Inmatningsfel) as info:
        update_person(person=make_anna(agent), uppgifter=Uppgiftslamnare(telefon="noll"), by=agent)
    assert info.value.falt == "telefon"


@pytest.mark.parametrize("roll", ["handlaggare", "systemforvaltare"])
def test_who_takes_no_contacts_may_not_change_or_look(roll: str) -> None:
    anna = make_anna(make_agent())
    other = make_anvandare(roll)
    with pytest.raises(SaknarBehorighet):
        update_person(person=anna, uppgifter=NYA, by=other)
    with pytest.raises(SaknarBehorighet):
        reveal_person(person=anna, by=other)


def test_an_agent_of_another_center_may_not_look() -> None:
    anna = make_anna(make_agent())
    with pytest.raises(SaknarBehorighet):
        reveal_person(person=anna, by=make_agent(make_center("lonecenter", namn="Lönecenter")))


def test_each_look_at_protected_details_is_logged() -> None:
    agent = make_agent()
    anna = make_anna(agent)
    reveal_person(person=anna, by=agent)
    reveal_person(person=anna, by=agent)
    assert Handelse.objects.filter(typ=Handelsetyp.PERSON_VISAD, av=agent, data={"person": anna.pk}).count() == 2
