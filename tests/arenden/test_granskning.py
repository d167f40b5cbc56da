"""The check of what is stored: silent about what the actions leave, and plain about each thing that is wrong."""

from datetime import timedelta

import pytest
from django.utils import timezone

from arenden import actions
from arenden.actions.avveckling import move_arenden_from_unit
from arenden.aktor import Aktor
from arenden.granskning import check_arenden, check_paminnelser
from arenden.models import Arende, Bevakning, Insyn, Meddelande, Overlamning, Paus
from tests.factories import make_anvandare, make_enhet
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget, make_overlamnat

pytestmark = pytest.mark.django_db


def test_a_case_hangs_together_through_a_wait_for_the_citizen() -> None:
    handlaggare = make_handlaggare()
    arende = make_mottaget(handlaggare)
    till = make_enhet("trafik", namn="Trafikenheten")
    svarar = make_anvandare("handlaggare", till)
    remiss = actions.ask_opinion(arende=arende, till=till, fraga="Vad tycker ni?", arbetsdagar=5, by=handlaggare)
    actions.request_completion(arende=arende, text="Var ligger tomten?", by=handlaggare)
    assert check_arenden() == []
    actions.add_from_citizen(arende=arende, text="På Exempelvägen 7.")
    assert check_arenden() == []
    actions.answer_opinion(remiss=remiss, svar="Vi har inget emot det.", by=svarar)
    actions.answer(arende=arende, text="Ja, det får du.", by=handlaggare)
    assert check_arenden() == []


def test_a_case_hangs_together_when_a_wait_ends_in_rest_or_with_an_answer() -> None:
    agent = make_agent()
    resting, answered = make_arende(by=agent), make_arende(by=agent)
    for arende in (resting, answered):
        actions.request_completion(arende=arende, text="Var?", by=agent)
    actions.park(arende=resting, till=timezone.localdate() + timedelta(days=5), by=agent)
    actions.answer(arende=answered, text="Ja.", by=agent)
    assert check_arenden() == []
    actions.wake(arende=resting, by=Aktor.SYSTEMET)
    assert check_arenden() == []


def test_a_case_hangs_together_when_sent_back_merged_and_opened_again() -> None:
    agent, handlaggare = make_agent(), make_handlaggare()
    first, second = make_overlamnat(agent), make_arende(by=agent)
    actions.send_back(arende=first, orsak="Inte våra.", by=handlaggare)
    actions.merge(arende=second, med=first, by=agent)
    actions.answer(arende=first, text="Ja.", by=agent)
    actions.close(arende=first, orsak=Arende.Avslutsorsak.BESVARAT, by=agent)
    assert check_arenden() == []
    actions.reopen(arende=first, orsak="Fel svar.", by=Aktor.MEDBORGAREN)
    assert check_arenden() == []



def test_a_case_hangs_together_when_its_unit_closes() -> None:
    handed_over, accepted = make_overlamnat(), make_mottaget()
    till = make_enhet("nybygglov", namn="Nya bygglovsenheten")
    make_handlaggare(till)
    move_arenden_from_unit(fran=handed_over.ansvarig_enhet, till=till, by=Aktor.SYSTEMET)
    assert accepted.overlamningar.count() == 2
    assert check_arenden() == []


FEL = {
    "the state is another": (lambda a: Arende.objects.filter(pk=a.pk).update(status="pagar"), "händelserna säger overlamnad"),
    "nobody watches": (lambda a: a.bevakningar.filter(slag="svar").delete(), "bevakas inte"),
    "watched for nothing": (
        lambda a: Bevakning.objects.create(arende=a, slag="remiss", forfaller=a.svar_senast, nasta=a.svar_senast),
        "fast inget",
    ),
    "watched at another time": (lambda a: a.bevakningar.filter(slag="svar").update(forfaller=timezone.now()), "annan tid"),
    "the hand-off is gone": (lambda a: a.overlamningar.all().delete(), "men ingen överlämning är öppen"),
    "the hand-off went elsewhere": (lambda a: a.overlamningar.update(till_enhet=a.center), "hos en annan enhet"),
    "the unit may not see it": (lambda a: Insyn.objects.filter(arende=a).delete(), "kan inte se det"),
    "the clock stands": (lambda a: Paus.objects.create(arende=a, fran=timezone.now()), "klockan ska"),
    "no one handed it in": (lambda a: a.inlamnare.delete(), "saknar inlämnare"),
    "it came from nothing": (lambda a: a.fragor.all().delete(), "saknar den fråga"),
    "due before it began": (
        lambda a: Arende.objects.filter(pk=a.pk).update(frist_borjar=a.svar_senast + timedelta(days=1)),
        "innan fristen",
    ),
    "accepted, says the hand-off": (
        lambda a: Overlamning.objects.filter(arende=a).update(lage="accepterad", accepterad=timezone.now()),
        "redan mottagen",
    ),
}


@pytest.mark.parametrize("namn", FEL)
def test_a_fault_is_said_in_words(namn: str) -> None:
    arende = make_overlamnat()
    assert check_arenden() == []
    break_it, mening = FEL[namn]
    break_it(arende)
    assert any(mening in fel and fel.startswith(arende.nummer) for fel in check_arenden())


def test_an_answer_that_was_never_written_is_missed() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    actions.answer(arende=arende, text="Ja.", by=agent)
    Meddelande.objects.filter(arende=arende).delete()
    assert [fel.split(": ")[1] for fel in check_arenden()] == ["ärendet har besvarats 1 gånger men har 0 svar."]


def test_only_the_cases_asked_for_are_checked() -> None:
    arende, other = make_arende(by=make_agent()), make_arende()
    other.bevakningar.all().delete()
    assert check_arenden(Arende.objects.filter(pk=arende.pk)) == []


def test_a_reminder_that_has_not_gone_out_is_missed() -> None:
    arende = make_arende()
    nu = timezone.now()
    arende.bevakningar.update(nasta=nu - timedelta(hours=1))
    assert check_paminnelser(nu) == [f"{arende.nummer}: påminnelsen om svar till medborgaren har inte gått ut."]


def test_the_number_of_queries_does_not_grow_with_the_cases(django_assert_max_num_queries) -> None:
    agent = make_agent()
    for _ in range(5):
        make_overlamnat(agent)
    with django_assert_max_num_queries(12):
        check_arenden()
