"""Words between us and the citizen, and what they do to state and clock."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from arenden.actions import add_from_citizen, answer, merge, reopen, request_completion, send_message, svarstid, withdraw
from arenden.akt import read_akt
from arenden.aktor import Aktor
from arenden.granskning import check_arenden
from arenden.models import Arende, Handelse, Meddelande, Notis
from arenden.status import Handelsetyp, Status
from arenden.tidslinje import make_tidslinje, read_handelser
from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Utskick
from tests.factories import make_arendetyp, make_center, make_enhet
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget, make_overlamnat

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def test_an_answer_closes_the_clock_and_mails_a_link_but_not_the_words() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    answer(arende=arende, text="Ja, det går bra utan lov.", by=agent)
    arende.refresh_from_db()
    assert (arende.status, arende.bevakningar.count()) == (Status.BESVARAD, 0)
    mail = Utskick.objects.get(nyckel__contains="meddelande")
    assert "/folj/" in mail.text and "utan lov" not in mail.text


def test_the_owner_is_told_when_the_department_has_answered() -> None:
    agent, officer = make_agent(), make_handlaggare()
    arende = make_mottaget(officer, agent=agent)
    answer(arende=arende, text="Ja.", by=officer)
    assert Notis.objects.filter(mottagare=agent, slag=Notis.Slag.BESVARAT).exists()


def test_a_case_is_not_answered_twice() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    answer(arende=arende, text="Ja.", by=agent)
    with pytest.raises(OtillatenHandling, match="Ärendet är redan besvarat."):
        answer(arende=arende, text="Nej.", by=agent)
    assert Meddelande.objects.count() == 1


@pytest.mark.parametrize("move", [answer, request_completion])
def test_whoever_answers_or_asks_takes_a_case_that_nobody_has(move: Callable[..., Meddelande]) -> None:
    agent, arende = make_agent(first_name="Greta", last_name="Provberg"), make_arende()
    move(arende=arende, text="Vilken fastighet gäller det?", by=agent, version=arende.version)
    arende.refresh_from_db()
    events = read_handelser(arende)
    assert (arende.agent, len(events), events[-1].data["tog"]) == (agent, 2, True)
    assert make_tidslinje(events, read_akt(arende), is_readable=True, nummer={})[0].mening.endswith("Greta Provberg har nu ärendet.")
    assert check_arenden() == []


@pytest.mark.parametrize("move", [answer, request_completion])
def test_whoever_helps_a_colleague_does_not_take_the_case(move: Callable[..., Meddelande]) -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    move(arende=arende, text="Vilken fastighet gäller det?", by=make_handlaggare(username="kollega"))
    arende.refresh_from_db()
    assert arende.handlaggare == officer and "tog" not in arende.handelser.latest("pk").data


def test_what_the_citizen_adds_reaches_the_one_who_asked_alone() -> None:
    agent, arende = make_agent(), make_arende()
    request_completion(arende=arende, text="Vilken fastighet?", by=agent)
    add_from_citizen(arende=arende, text="Almen 4")
    arende.refresh_from_db()
    assert (arende.status, Notis.objects.get().mottagare) == (Status.PAGAR, agent)


def test_the_center_does_not_answer_what_the_department_has() -> None:
    agent = make_agent()
    arende = make_mottaget(agent=agent)
    with pytest.raises(SaknarBehorighet):
        answer(arende=arende, text="Ja.", by=agent)


def test_waiting_for_the_citizen_stops_the_clock_and_the_answer_starts_it(monkeypatch) -> None:
    agent = make_agent()
    arende = make_arende(by=agent, arendetyp=make_arendetyp(svarsfrist=10, svarsfrist_enhet="dagar"))
    deadline = datetime(2026, 4, 1, 17, tzinfo=STOCKHOLM)
    Arende.objects.update(svar_senast=deadline)
    clock = [datetime(2026, 3, 30, 10, tzinfo=STOCKHOLM), datetime(2026, 4, 1, 10, tzinfo=STOCKHOLM)]
    monkeypatch.setattr(svarstid.timezone, "now", lambda: clock[0])
    request_completion(arende=arende, text="Vilken fastighet gäller det?", by=agent)
    arende.refresh_from_db()
    assert (arende.status, arende.klockan_stannad) == (Status.VANTAR_MEDBORGARE, clock[0])
    monkeypatch.setattr(svarstid.timezone, "now", lambda: clock[1])
    add_from_citizen(arende=arende, text="Provtomten 1:2")
    arende.refresh_from_db()
    # Eighteen working hours were waited: two working days on, past Good Friday and Easter Monday.
    assert (arende.status, arende.svar_senast) == (Status.PAGAR, datetime(2026, 4, 7, 17, tzinfo=STOCKHOLM))


def test_what_the_citizen_adds_reaches_the_officer_who_has_the_case() -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    add_from_citizen(arende=arende, text="En sak till.")
    assert Notis.objects.filter(mottagare=officer, slag=Notis.Slag.KOMPLETTERAT).count() == 1


def test_a_case_that_waited_at_the_department_goes_on_there() -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    request_completion(arende=arende, text="Vilken fastighet?", by=officer)
    add_from_citizen(arende=arende, text="Provtomten 1:2")
    arende.refresh_from_db()
    assert (arende.status, arende.ansvarig_enhet) == (Status.HOS_FORVALTNING, make_enhet())


def test_a_message_does_not_change_the_state() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    send_message(arende=arende, text="Vi tittar på det.", by=agent)
    arende.refresh_from_db()
    assert arende.status == Status.PAGAR


def test_a_case_taken_back_by_the_citizen_is_closed_and_its_hand_off_ended() -> None:
    arende = make_overlamnat()
    withdraw(arende=arende)
    arende.refresh_from_db()
    assert (arende.status, arende.avslutsorsak) == (Status.AVSLUTAD, "tillbakadraget")
    assert arende.overlamningar.get().avslutad is not None
    assert arende.bevakningar.count() == 0


def test_no_i_got_no_answer_opens_the_case_again_with_the_owner() -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer)
    answer(arende=arende, text="Se vår webbplats.", by=officer)
    reopen(arende=arende, orsak="Jag fick inget svar på min fråga.", by=Aktor.MEDBORGAREN)
    arende.refresh_from_db()
    assert (arende.status, arende.ansvarig_enhet, arende.handlaggare) == (Status.ATEROPPNAD, make_center(), None)
    assert arende.svar_senast > timezone.now()
    assert arende.meddelanden.filter(slag=Meddelande.Slag.FRAN_MEDBORGAREN).exists()


def test_who_may_not_read_under_secrecy_may_not_write_to_the_citizen() -> None:
    agent = make_agent()
    arende = make_overlamnat(agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    assert arende in Arende.objects.visible_to(agent) and not arende.is_readable_by(agent)
    with pytest.raises(SaknarBehorighet):
        send_message(arende=arende, text="Hej.", by=agent)


def test_the_sender_of_a_merged_case_gets_the_same_answer() -> None:
    agent = make_agent()
    one, two = make_arende(by=agent), make_arende(by=agent)
    merge(arende=one, med=two, by=agent)
    answer(arende=two, text="Vi lagar den i morgon.", by=agent)
    assert one.meddelanden.get().text == "Vi lagar den i morgon."


def test_an_answer_in_time_is_told_from_a_late_one() -> None:
    agent = make_agent()
    arende = make_arende(by=agent)
    Arende.objects.update(svar_senast=timezone.now() - timedelta(minutes=1))
    answer(arende=arende, text="Ja.", by=agent)
    assert Handelse.objects.get(typ=Handelsetyp.BESVARAT).data["is_i_tid"] is False
