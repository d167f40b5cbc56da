"""A mistaken merge is undone, as long as the kept case is not answered: both are as if it had not been."""

import pytest

from arenden.actions import answer, hand_over, merge, undo_merge
from arenden.models import Arende, Handelse, Notis
from arenden.status import Handelsetyp, Status
from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare, Utskick
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_overlamnat

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent() -> Anvandare:
    """The center's agent."""
    return make_agent()


def make_ihop(agent: Anvandare) -> tuple[Arende, Arende]:
    """A case merged into another one, and that other one."""
    arende, med = make_arende(by=agent, text="Lampan är trasig."), make_arende(by=agent)
    merge(arende=arende, med=med, by=agent)
    return arende, med


def test_the_merged_case_is_open_again_with_the_promise_that_it_had(agent: Anvandare) -> None:
    arende, _med = make_ihop(agent)
    svar_senast, frist_borjar = arende.svar_senast, arende.frist_borjar
    undo_merge(arende=arende, by=agent)
    arende.refresh_from_db()
    assert (arende.status, arende.sammanslaget_med, arende.avslutad) == (Status.ATEROPPNAD, None, None)
    assert (arende.svar_senast, arende.frist_borjar) == (svar_senast, frist_borjar)
    assert arende.bevakningar.get(slag="svar").forfaller == svar_senast


def test_an_undone_merge_is_told_once_in_each_case(agent: Anvandare) -> None:
    arende, med = make_ihop(agent)
    undo_merge(arende=arende, by=agent)
    told = Handelse.objects.filter(typ=Handelsetyp.SAMMANSLAGNING_ANGRAD).order_by("arende")
    assert [(h.arende_id, h.data["annat_arende"]) for h in told] == [(arende.pk, med.pk), (med.pk, arende.pk)]


def test_who_has_the_kept_case_and_the_citizen_are_told(agent: Anvandare) -> None:
    arende, med = make_ihop(agent)
    undo_merge(arende=arende, by=make_agent(username="ali"))
    assert set(Notis.objects.filter(mottagare=agent, arende=med).values_list("slag", flat=True)) == {Notis.Slag.ISARTAGET}
    assert Utskick.objects.filter(referens=f"arende:{arende.pk}", amnesrad__contains="för sig igen").exists()


def test_the_answer_to_the_kept_case_no_longer_reaches_the_other(agent: Anvandare) -> None:
    arende, med = make_ihop(agent)
    undo_merge(arende=arende, by=agent)
    answer(arende=med, text="Ja, det går bra.", by=agent)
    assert not arende.meddelanden.exists()


def test_a_merge_is_not_undone_once_the_answer_has_gone_to_both(agent: Anvandare) -> None:
    arende, med = make_ihop(agent)
    answer(arende=med, text="Ja, det går bra.", by=agent)
    with pytest.raises(OtillatenHandling, match="är besvarat"):
        undo_merge(arende=arende, by=agent)


def test_undoing_twice_is_refused(agent: Anvandare) -> None:
    arende, _med = make_ihop(agent)
    undo_merge(arende=arende, by=agent)
    with pytest.raises(OtillatenHandling):
        undo_merge(arende=arende, by=agent)


def test_a_case_that_was_never_merged_has_nothing_to_undo(agent: Anvandare) -> None:
    arende, med = make_ihop(agent)
    Arende.objects.filter(pk=arende.pk).update(sammanslaget_med=None)
    with pytest.raises(OtillatenHandling, match="inte ihopslaget"):
        undo_merge(arende=arende, by=agent)


def test_only_the_owning_center_undoes(agent: Anvandare) -> None:
    arende, _med = make_ihop(agent)
    with pytest.raises(SaknarBehorighet):
        undo_merge(arende=arende, by=make_handlaggare())


def test_what_was_merged_into_it_before_comes_along(agent: Anvandare) -> None:
    third = make_arende(by=agent)
    arende, med = make_arende(by=agent), make_arende(by=agent)
    merge(arende=third, med=arende, by=agent)
    other = make_arende(by=agent)
    merge(arende=other, med=med, by=agent)
    merge(arende=arende, med=med, by=agent)
    undo_merge(arende=arende, by=agent)
    assert set(arende.sammanslagna.all()) == {third} and set(med.sammanslagna.all()) == {other}


def test_units_that_saw_the_kept_case_through_the_other_see_it_no_longer(agent: Anvandare) -> None:
    arende, med = make_overlamnat(agent), make_arende(by=agent)
    merge(arende=arende, med=med, by=agent)
    assert med.insyn.exists()
    undo_merge(arende=arende, by=agent)
    assert not med.insyn.exists() and arende.insyn.exists()
    arende.refresh_from_db()
    hand_over(arende=arende, by=agent)
    arende.refresh_from_db()
    assert arende.status == Status.OVERLAMNAD
