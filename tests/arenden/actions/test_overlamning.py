"""Hand-offs: once, to somebody who works, and with the owner all the way."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from arenden.actions import accept, forward, hand_over, preview_hand_over, send_back, take_back
from arenden.models import Bevakning, Handelse, Notis, Overlamning
from arenden.status import Handelsetyp, Status
from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling, SaknarBehorighet
from tests.factories import make_arendetyp, make_center, make_enhet, make_foljdfraga, make_overenskommelse
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget, make_overlamnat

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent():
    return make_agent()


def test_a_hand_off_goes_to_the_responsible_unit_and_the_center_keeps_owning(agent) -> None:
    arende = make_overlamnat(agent)
    assert (arende.status, arende.ansvarig_enhet, arende.center) == (Status.OVERLAMNAD, make_enhet(), make_center())


def test_the_answer_deadline_survives_the_hand_off(agent) -> None:
    make_handlaggare()
    arende = make_arende(by=agent)
    hand_over(arende=arende, by=agent)
    fore = arende.svar_senast
    arende.refresh_from_db()
    assert arende.svar_senast == fore


def test_the_unit_is_told_and_its_acceptance_watched(agent) -> None:
    arende = make_overlamnat(agent)
    assert Notis.objects.filter(enhet=make_enhet(), slag=Notis.Slag.OVERLAMNAT, arende=arende).count() == 1
    assert arende.bevakningar.get(slag=Bevakning.Slag.KVITTENS).forfaller == arende.overlamningar.get().kvittens_senast


def test_hand_over_twice_makes_one_overlamning(agent) -> None:
    arende = make_overlamnat(agent)
    first = arende.overlamningar.get()
    assert hand_over(arende=arende, by=agent) == first
    assert Handelse.objects.filter(typ=Handelsetyp.OVERLAMNAT).count() == 1


def test_the_same_key_hands_over_once_even_after_it_came_back(agent) -> None:
    officer = make_handlaggare()
    arende, nyckel = make_arende(by=agent), uuid.uuid4()
    first = hand_over(arende=arende, by=agent, nyckel=nyckel)
    send_back(arende=arende, orsak="Fel enhet.", by=officer)
    assert hand_over(arende=arende, by=agent, nyckel=nyckel) == first
    assert arende.overlamningar.count() == 1


def test_a_key_that_another_case_was_handed_over_with_is_refused_with_a_sentence(agent) -> None:
    make_handlaggare()
    nyckel = uuid.uuid4()
    hand_over(arende=make_arende(by=agent), by=agent, nyckel=nyckel)
    with pytest.raises(OtillatenHandling, match="redan använd"):
        hand_over(arende=make_arende(by=agent), by=agent, nyckel=nyckel)
    assert Overlamning.objects.count() == 1


def test_a_stale_page_does_not_hand_over(agent) -> None:
    make_handlaggare()
    arende = make_arende(by=agent)
    with pytest.raises(InaktuellSida):
        hand_over(arende=arende, by=agent, version=arende.version + 1)
    assert not Overlamning.objects.exists()


def test_an_agent_of_another_center_may_not_hand_over(agent) -> None:
    make_handlaggare()
    other = make_agent(make_center("lonecenter", namn="Lönecenter"))
    with pytest.raises(SaknarBehorighet):
        hand_over(arende=make_arende(by=agent), by=other)


def test_a_unit_where_nobody_works_gets_no_case(agent) -> None:
    with pytest.raises(OtillatenHandling, match="kan ta emot"):
        hand_over(arende=make_arende(by=agent), by=agent)


def test_the_successor_of_a_closed_unit_gets_the_case(agent) -> None:
    arende = make_arende(by=agent)
    new = make_enhet("plan-och-bygg", namn="Plan och bygg")
    make_handlaggare(new)
    old = arende.arendetyp.ansvarig_enhet
    old.stangd, old.ersatt_av = timezone.localdate() - timedelta(days=1), new
    old.save()
    assert hand_over(arende=arende, by=agent).till_enhet == new


def test_a_closed_unit_without_successor_is_refused(agent) -> None:
    arende = make_arende(by=agent)
    old = arende.arendetyp.ansvarig_enhet
    old.stangd = timezone.localdate()
    old.save()
    with pytest.raises(OtillatenHandling, match="stängd"):
        hand_over(arende=arende, by=agent)


def test_a_case_is_not_handed_over_to_its_own_center(agent) -> None:
    with pytest.raises(Inmatningsfel, match="redan hos centret"):
        hand_over(arende=make_arende(by=agent), till=make_center(), by=agent)


def test_the_preview_tells_who_gets_it_and_what_is_missing(agent) -> None:
    make_handlaggare()
    arende = make_arende(by=agent)
    make_foljdfraga(arende.arendetyp, is_required=True)
    preview = preview_hand_over(arende=arende, by=agent)
    assert (preview.mottagare, preview.antal_handlaggare, len(preview.saknade)) == (make_enhet(), 1, 1)
    assert not Overlamning.objects.exists()


def test_the_agreement_decides_the_receiver(agent) -> None:
    arende = make_arende(by=agent)
    other = make_enhet("planenheten", namn="Planenheten")
    make_handlaggare(other)
    make_overenskommelse(villkor={arende.arendetyp: "lamnar_over"}).villkor.update(mottagare=other)
    assert preview_hand_over(arende=arende, by=agent).mottagare == other


def test_what_a_secret_case_misses_is_told_to_nobody_who_may_not_hand_it_over(agent) -> None:
    arende = make_mottaget(agent=agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    with pytest.raises(OtillatenHandling):
        preview_hand_over(arende=arende, by=agent)
    with pytest.raises(SaknarBehorighet):
        preview_hand_over(arende=arende, by=make_agent(make_center("lonecenter", namn="Lönecenter")))


def test_who_accepts_is_the_officer() -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    assert (arende.status, arende.handlaggare) == (Status.HOS_FORVALTNING, officer)
    assert not arende.bevakningar.filter(slag=Bevakning.Slag.KVITTENS).exists()


def test_an_officer_of_another_unit_may_not_accept(agent) -> None:
    other = make_handlaggare(make_enhet("planenheten", namn="Planenheten"))
    make_handlaggare()
    with pytest.raises(SaknarBehorighet):
        accept(arende=make_overlamnat(agent), by=other)


def test_the_second_who_accepts_is_told(agent) -> None:
    first, second = make_handlaggare(), make_handlaggare()
    arende = make_overlamnat(agent)
    accept(arende=arende, by=first)
    with pytest.raises(OtillatenHandling):
        accept(arende=arende, by=second)


@pytest.mark.parametrize(("skal", "sagt"), [({}, "annat"), ({"skal": "ofullstandigt"}, "ofullstandigt")])
def test_a_case_sent_back_says_why_in_a_code(agent, skal: dict[str, str], sagt: str) -> None:
    officer = make_handlaggare()
    send_back(arende=make_overlamnat(agent), orsak="Numret saknas.", by=officer, **skal)
    assert Handelse.objects.get(typ=Handelsetyp.ATERSANT).data["skal"] == sagt


def test_a_reason_that_there_is_not_is_refused(agent) -> None:
    officer, arende = make_handlaggare(), make_overlamnat(agent)
    with pytest.raises(Inmatningsfel, match="Det skälet finns inte"):
        send_back(arende=arende, orsak="Därför.", skal="darfor", by=officer)
    assert not Handelse.objects.filter(typ=Handelsetyp.ATERSANT).exists()


def test_a_case_sent_back_is_the_owners_at_once_with_its_reason(agent) -> None:
    officer = make_handlaggare()
    arende = make_overlamnat(agent)
    send_back(arende=arende, orsak="Det här hör till planenheten.", by=officer)
    arende.refresh_from_db()
    assert (arende.status, arende.ansvarig_enhet, arende.agent) == (Status.PAGAR, make_center(), agent)
    assert arende.overlamningar.get().orsak == "Det här hör till planenheten."
    assert Notis.objects.filter(mottagare=agent, slag=Notis.Slag.ATERSANT).exists()


def test_a_case_is_not_sent_back_without_a_reason(agent) -> None:
    officer = make_handlaggare()
    with pytest.raises(Inmatningsfel):
        send_back(arende=make_overlamnat(agent), orsak=" ", by=officer)


def test_a_case_is_forwarded_with_its_history(agent) -> None:
    officer, other = make_handlaggare(), make_enhet("planenheten", namn="Planenheten")
    make_handlaggare(other)
    arende = make_mottaget(officer)
    forward(arende=arende, till=other, orsak="Gäller detaljplanen.", by=officer)
    arende.refresh_from_db()
    assert (arende.ansvarig_enhet, arende.status, arende.center) == (other, Status.OVERLAMNAD, make_center())
    assert sorted(arende.overlamningar.values_list("lage", flat=True)) == ["skickad", "vidaresand"]
    assert arende in type(arende).objects.visible_to(officer)


def test_a_hand_off_that_nobody_has_accepted_is_taken_back(agent) -> None:
    arende = make_overlamnat(agent)
    take_back(arende=arende, by=agent)
    arende.refresh_from_db()
    assert (arende.ansvarig_enhet, arende.status) == (make_center(), Status.PAGAR)


def test_an_accepted_hand_off_is_not_taken_back() -> None:
    agent = make_agent()
    arende = make_mottaget(agent=agent)
    with pytest.raises(OtillatenHandling):
        take_back(arende=arende, by=agent)


@pytest.mark.parametrize("andrat", [{"till": "park"}, {"meddelande": "Läs bilagan först."}])
def test_a_key_used_for_another_hand_off_of_the_case_is_refused_with_a_sentence(agent, andrat: dict[str, str]) -> None:
    make_handlaggare()
    make_handlaggare(make_enhet("park", namn="Parkenheten"))
    arende, nyckel = make_arende(by=agent), uuid.uuid4()
    hand_over(arende=arende, by=agent, nyckel=nyckel, till=make_enhet(), meddelande="Hej")
    falt = {"till": make_enhet(), "meddelande": "Hej"} | andrat
    falt["till"] = make_enhet("park") if falt["till"] == "park" else falt["till"]
    with pytest.raises(OtillatenHandling, match="annat innehåll"):
        hand_over(arende=arende, by=agent, nyckel=nyckel, **falt)
