"""The moves of the one who holds a case."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from arenden.actions import add_note, answer, assign, change_arendetyp, close, hand_over, merge, park, relate, split, take, wake
from arenden.models import Arende, Arenderelation, Handelse, Notis
from arenden.status import TILLATNA, Handelsetyp, Handling, Status
from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling, SaknarBehorighet
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget

pytestmark = pytest.mark.django_db
IMORGON = timedelta(days=1)


@pytest.fixture
def agent():
    return make_agent()


def test_who_takes_a_new_case_has_it(agent) -> None:
    arende = take(arende=make_arende(), by=agent)
    assert (arende.agent, arende.status) == (agent, Status.PAGAR)


def test_two_moves_on_the_same_page_are_told_apart(agent) -> None:
    arende = make_arende()
    take(arende=arende, by=agent, version=arende.version)
    with pytest.raises(InaktuellSida):
        take(arende=arende, by=make_agent(), version=arende.version)


def test_a_case_is_assigned_to_somebody_who_works_there_and_who_is_told(agent) -> None:
    colleague = make_agent()
    assign(arende=make_arende(by=agent), till=colleague, by=agent)
    assert Notis.objects.filter(mottagare=colleague, slag=Notis.Slag.TILLDELAT).exists()


def test_a_case_is_not_assigned_to_somebody_elsewhere(agent) -> None:
    with pytest.raises(Inmatningsfel):
        assign(arende=make_arende(by=agent), till=make_handlaggare(), by=agent)


def test_a_parked_case_keeps_its_deadline_and_wakes_where_it_was(agent) -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    fore = arende.svar_senast
    park(arende=arende, till=timezone.localdate() + IMORGON, by=officer)
    arende = wake(arende=arende, by=officer)
    assert (arende.status, arende.svar_senast, arende.vilar_till) == (Status.HOS_FORVALTNING, fore, None)


@pytest.mark.parametrize("dagar", [-1, 0, 400])
def test_a_case_is_not_parked_to_the_past_or_for_years(agent, dagar: int) -> None:
    with pytest.raises(Inmatningsfel):
        park(arende=make_arende(by=agent), till=timezone.localdate() + timedelta(days=dagar), by=agent)


def test_another_type_gives_another_deadline_but_the_first_promise_stands(agent) -> None:
    arende = make_arende(by=agent, arendetyp=make_arendetyp(svarsfrist=2, svarsfrist_enhet="dagar"))
    slower = make_arendetyp("detaljplan", namn="Fråga om detaljplan", svarsfrist=20, svarsfrist_enhet="dagar")
    promised = arende.svar_senast
    arende = change_arendetyp(arende=arende, arendetyp=slower, by=agent)
    assert arende.svar_senast > promised == arende.lovad_svar_senast
    assert arende.bevakningar.get().forfaller == arende.svar_senast


def test_a_change_of_type_never_lowers_the_secrecy(agent) -> None:
    arende = make_arende(by=agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    arende = change_arendetyp(arende=arende, arendetyp=make_arendetyp("oppen", namn="Öppen fråga"), by=agent)
    assert arende.sekretess == "sekretess"


def test_a_case_that_is_not_answered_is_not_closed_as_answered(agent) -> None:
    with pytest.raises(OtillatenHandling):
        close(arende=make_arende(by=agent), orsak=Arende.Avslutsorsak.BESVARAT, by=agent)


def test_an_answered_case_is_closed(agent) -> None:
    arende = make_arende(by=agent)
    answer(arende=arende, text="Ja.", by=agent)
    arende = close(arende=arende, orsak=Arende.Avslutsorsak.BESVARAT, by=agent)
    assert arende.status == Status.AVSLUTAD


def test_a_note_is_the_staffs_own(agent) -> None:
    add_note(arende=make_arende(by=agent), text="Ringde, inget svar.", by=agent)
    assert Handelse.objects.filter(typ=Handelsetyp.ANTECKNAT).count() == 1


def test_a_part_of_a_case_becomes_its_own(agent) -> None:
    arende = make_arende(by=agent)
    part = split(arende=arende, text="Och när töms soporna?", arendetyp=make_arendetyp("sopor", namn="Sophämtning"), by=agent)
    assert (part.delat_fran, part.frist_borjar) == (arende, arende.frist_borjar)
    assert Arenderelation.objects.count() == 1


def test_two_cases_are_related_once(agent) -> None:
    one, two = make_arende(by=agent), make_arende(by=agent)
    relate(arende=one, annat=two, by=agent)
    relate(arende=two, annat=one, by=agent)
    assert Arenderelation.objects.count() == Handelse.objects.filter(typ=Handelsetyp.RELATERAT).count() == 1


def test_a_merged_case_is_closed_and_points_to_the_one_that_stays(agent) -> None:
    one, two = make_arende(by=agent), make_arende(by=agent)
    merge(arende=one, med=two, by=agent)
    one.refresh_from_db()
    assert (one.status, one.avslutsorsak, one.sammanslaget_med) == (Status.AVSLUTAD, "sammanslaget", two)


def test_a_case_is_not_merged_with_itself(agent) -> None:
    arende = make_arende(by=agent)
    with pytest.raises(Inmatningsfel):
        merge(arende=arende, med=arende, by=agent)


def test_an_officer_elsewhere_may_not_take_a_case(agent) -> None:
    with pytest.raises(SaknarBehorighet):
        take(arende=make_arende(), by=make_handlaggare())


def test_every_move_says_from_which_states_it_may_start() -> None:
    assert set(TILLATNA) == set(Handling)


def test_the_database_refuses_an_open_case_without_owner(agent) -> None:
    arende = make_arende(by=agent)
    with pytest.raises(DatabaseError), transaction.atomic():
        Arende.objects.filter(pk=arende.pk).update(center=None)


def test_the_database_refuses_two_open_hand_offs(agent) -> None:
    make_handlaggare()
    arende = make_arende(by=agent)
    first = hand_over(arende=arende, by=agent)
    with pytest.raises(DatabaseError), transaction.atomic():
        arende.overlamningar.create(
            fran_enhet=make_center(), till_enhet=first.till_enhet, avsandare=agent, kvittens_senast=timezone.now()
        )


def test_without_having_read_it_nobody_takes_what_a_colleague_has_taken() -> None:
    agent, other = make_agent(), make_agent()
    arende = take(arende=make_arende(), by=agent)
    with pytest.raises(InaktuellSida, match=str(agent)):
        take(arende=arende, by=other)
    assert take(arende=arende, by=agent).agent == agent
    assert take(arende=arende, by=other, version=Arende.objects.get().version).agent == other
