"""A unit that closes and a colleague who leaves: every open case has somebody afterwards, and tells how."""

from datetime import timedelta

import pytest
from django.utils import timezone

from arenden.actions import ask_opinion, park, request_completion, take, take_message, wake
from arenden.akt import Akt
from arenden.models import Arende, Ateruppringning, Bevakning, Handelse, Notis, Overlamning, Remiss, Telefonmeddelande
from arenden.status import Handelsetyp, Status
from arenden.tidslinje import make_tidslinje, read_handelser
from kontaktcenter.actions.anvandare import remove_anvandare
from kontaktcenter.actions.enhet import close_enhet, complete_closings
from kontaktcenter.fel import InaktuellSida, OtillatenHandling
from kontaktcenter.models import Anvandare, Enhet
from tests.factories import make_anvandare, make_center, make_enhet, make_medlemskap
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget, make_overlamnat

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Anvandare:
    """An administrator."""
    return make_anvandare("systemforvaltare", make_enhet("digitalisering"))


@pytest.fixture
def plan() -> Enhet:
    """A unit with an officer, which takes over."""
    plan = make_enhet("plan", namn="Planenheten")
    make_handlaggare(plan, username="planare")
    return plan


def close(enhet: Enhet, till: Enhet, by: Anvandare, *, days: int = 0) -> list[str]:
    """Close the unit."""
    return close_enhet(enhet=enhet, ersatt_av=till, datum=timezone.localdate() + timedelta(days=days), by=by)


def moves(arende: Arende) -> list[Handelse]:
    """The events that tell of the move."""
    return list(arende.handelser.filter(typ=Handelsetyp.FLYTTAT))


def test_a_case_of_a_closed_unit_is_handed_to_its_successor(administrator: Anvandare, plan: Enhet) -> None:
    arende = make_mottaget()
    promised = arende.svar_senast
    assert close(arende.ansvarig_enhet, plan, administrator) == ["1 öppet ärende"]
    arende.refresh_from_db()
    assert (arende.ansvarig_enhet, arende.handlaggare, arende.status) == (plan, None, Status.OVERLAMNAD)
    assert arende.svar_senast == promised
    assert [(h.av, h.till_enhet) for h in moves(arende)] == [(administrator, plan)]


def test_the_old_hand_off_is_ended_with_its_reason_and_the_new_one_watched(administrator: Anvandare, plan: Enhet) -> None:
    make_handlaggare()
    arende = make_overlamnat()
    close(arende.ansvarig_enhet, plan, administrator)
    old, new = arende.overlamningar.order_by("skapad")
    assert (old.lage, old.orsak) == (Overlamning.Lage.VIDARESAND, "Bygglovsenheten har stängts.")
    assert (new.lage, new.till_enhet) == (Overlamning.Lage.SKICKAD, plan)
    assert [b.objekt_id for b in arende.bevakningar.filter(slag=Bevakning.Slag.KVITTENS)] == [new.pk]
    assert Notis.objects.filter(enhet=plan, arende=arende, slag=Notis.Slag.OVERLAMNAT).count() == 1


def test_a_resting_case_rests_at_the_successor_and_wakes_there(administrator: Anvandare, plan: Enhet) -> None:
    arende = make_mottaget()
    till = timezone.localdate() + timedelta(days=9)
    park(arende=arende, till=till, by=arende.handlaggare)
    close(arende.ansvarig_enhet, plan, administrator)
    arende.refresh_from_db()
    assert (arende.ansvarig_enhet, arende.status, arende.vilar_till) == (plan, Status.VILANDE, till)
    assert wake(arende=arende, by=Anvandare.objects.get(username="planare")).status == Status.OVERLAMNAD


def test_a_case_that_waits_for_the_citizen_waits_at_the_successor(administrator: Anvandare, plan: Enhet) -> None:
    arende = make_mottaget()
    request_completion(arende=arende, text="Hur högt är planket?", by=arende.handlaggare)
    close(arende.ansvarig_enhet, plan, administrator)
    arende.refresh_from_db()
    assert (arende.ansvarig_enhet, arende.status) == (plan, Status.VANTAR_MEDBORGARE)
    assert arende.klockan_stannad is not None


def test_the_time_line_tells_of_the_move(administrator: Anvandare, plan: Enhet) -> None:
    arende = make_mottaget()
    close(arende.ansvarig_enhet, plan, administrator)
    steps = make_tidslinje(read_handelser(arende), Akt([]), is_readable=True, nummer={})
    assert steps[0].mening == "Planenheten tog över ärendet efter Bygglovsenheten, som har stängts."


def test_a_closed_center_gives_all_that_it_owns_to_its_successor(administrator: Anvandare) -> None:
    agent, till = make_agent(), make_center("lonecenter", namn="Lönecenter")
    make_agent(till)
    at_center, at_unit = make_arende(by=agent), make_overlamnat(agent)
    assert close(make_center(), till, administrator) == ["2 öppna ärenden"]
    for arende in (at_center, at_unit):
        arende.refresh_from_db()
        assert (arende.center, arende.agent, len(moves(arende))) == (till, None, 1)
    assert (at_center.ansvarig_enhet, at_center.status) == (till, Status.NY)
    assert (at_unit.ansvarig_enhet.kortnamn, at_unit.status) == ("bygglov", Status.OVERLAMNAD)


def test_the_successor_sees_the_earlier_cases(administrator: Anvandare, plan: Enhet) -> None:
    arende = make_mottaget()
    Arende.objects.filter(pk=arende.pk).update(status=Status.BESVARAD, besvarad=timezone.now())
    assert close(arende.ansvarig_enhet, plan, administrator) == []
    assert Arende.objects.visible_to(Anvandare.objects.get(username="planare")).get() == arende


def test_a_unit_where_nobody_works_takes_nothing_over(administrator: Anvandare) -> None:
    arende = make_mottaget()
    arende.arendetyp.is_active = False
    arende.arendetyp.save()
    with pytest.raises(OtillatenHandling, match="Ingen på Tomma enheten kan ta emot ärenden"):
        close(arende.ansvarig_enhet, make_enhet("tom", namn="Tomma enheten"), administrator)
    assert moves(arende) == []


def test_a_question_put_to_a_closed_unit_is_put_to_its_successor(administrator: Anvandare, plan: Enhet) -> None:
    arende, miljo = make_mottaget(), make_enhet("miljo")
    make_handlaggare(miljo)
    remiss = ask_opinion(arende=arende, till=miljo, fraga="Stör det?", arbetsdagar=3, by=arende.handlaggare)
    assert close(miljo, plan, administrator) == ["1 obesvarad remiss"]
    remiss.refresh_from_db()
    assert (remiss.till_enhet, remiss.lage, len(moves(arende))) == (plan, Remiss.Lage.SKICKAD, 1)
    assert Arende.objects.visible_to(Anvandare.objects.get(username="planare")).get() == arende


def test_a_question_that_the_successor_has_already_is_withdrawn(administrator: Anvandare, plan: Enhet) -> None:
    arende, miljo = make_mottaget(), make_enhet("miljo")
    make_handlaggare(miljo)
    for till in (miljo, plan):
        ask_opinion(arende=arende, till=till, fraga="Stör det?", arbetsdagar=3, by=arende.handlaggare)
    close(miljo, plan, administrator)
    assert sorted(arende.remisser.values_list("till_enhet__kortnamn", "lage")) == [("miljo", "atertagen"), ("plan", "skickad")]
    assert arende.bevakningar.filter(slag=Bevakning.Slag.REMISS).count() == 1


def test_the_night_moves_what_came_between_the_decision_and_the_day(administrator: Anvandare, plan: Enhet) -> None:
    make_handlaggare()
    close(make_enhet(), plan, administrator, days=1)
    arende = make_mottaget()
    Enhet.objects.filter(kortnamn="bygglov").update(stangd=timezone.localdate())
    assert complete_closings() == 1
    arende.refresh_from_db()
    assert (arende.ansvarig_enhet, [h.av for h in moves(arende)]) == (plan, [None])


def test_a_colleague_takes_over_the_cases_of_one_who_leaves(administrator: Anvandare) -> None:
    slutar, kollega = make_agent(), make_agent()
    arende = make_arende(by=slutar)
    assert remove_anvandare(anvandare=slutar, overtas_av=kollega, by=administrator) == ["1 öppet ärende"]
    arende.refresh_from_db()
    assert (arende.agent, arende.status) == (kollega, Status.PAGAR)
    assert [h.data for h in moves(arende)] == [{"till_anvandare": kollega.pk}]
    assert Notis.objects.filter(mottagare=kollega, slag=Notis.Slag.TILLDELAT).count() == 1


def test_an_officers_cases_go_to_an_officer_of_the_same_unit(administrator: Anvandare) -> None:
    arende, kollega = make_mottaget(), make_handlaggare()
    remove_anvandare(anvandare=arende.handlaggare, overtas_av=kollega, by=administrator)
    arende.refresh_from_db()
    assert (arende.handlaggare, arende.status) == (kollega, Status.HOS_FORVALTNING)


def test_nobody_takes_over_cases_of_a_unit_where_one_does_not_work(administrator: Anvandare, plan: Enhet) -> None:
    arende = make_mottaget()
    make_handlaggare()
    with pytest.raises(OtillatenHandling, match="arbetar inte med ärenden på Bygglovsenheten"):
        remove_anvandare(anvandare=arende.handlaggare, overtas_av=Anvandare.objects.get(username="planare"), by=administrator)
    arende.handlaggare.refresh_from_db()
    assert arende.handlaggare.is_active


def test_one_who_has_cases_does_not_leave_without_successor(administrator: Anvandare) -> None:
    slutar = make_agent()
    make_agent()
    make_arende(by=slutar)
    with pytest.raises(OtillatenHandling, match="har 1 öppet ärende. Ange vem som tar över"):
        remove_anvandare(anvandare=slutar, by=administrator)


def test_promised_calls_and_unread_messages_go_along(administrator: Anvandare) -> None:
    slutar, kollega = make_agent(), make_agent()
    soon = timezone.now() + timedelta(hours=1)
    call = Ateruppringning.objects.create(
        telefon="+46701740605", enhet=make_center(), ansvarig=slutar, lovad_fran=soon, lovad_till=soon, skapad_av=kollega
    )
    take_message(till=slutar, text="Ring mig.", by=kollega)
    moved = remove_anvandare(anvandare=slutar, overtas_av=kollega, by=administrator)
    call.refresh_from_db()
    assert moved == ["1 lovad återuppringning", "1 oläst telefonmeddelande"]
    assert (call.ansvarig, Telefonmeddelande.objects.get().till) == (kollega, kollega)


def test_a_call_of_a_closed_unit_is_made_by_its_successor(administrator: Anvandare, plan: Enhet) -> None:
    agent, soon = make_agent(), timezone.now() + timedelta(hours=1)
    make_medlemskap(agent, "handlaggare", make_enhet())
    call = Ateruppringning.objects.create(
        telefon="+46701740605", enhet=make_enhet(), ansvarig=agent, lovad_fran=soon, lovad_till=soon, skapad_av=agent
    )
    assert close(make_enhet(), plan, administrator) == ["1 lovad återuppringning"]
    call.refresh_from_db()
    assert (call.enhet, call.ansvarig) == (plan, None)


def test_a_stale_page_notices_the_move(administrator: Anvandare, plan: Enhet) -> None:
    arende = make_mottaget()
    version = arende.version
    close(arende.ansvarig_enhet, plan, administrator)
    with pytest.raises(InaktuellSida):
        take(arende=arende, by=Anvandare.objects.get(username="planare"), version=version)
