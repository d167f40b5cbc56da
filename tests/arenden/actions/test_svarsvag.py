"""An answer that no mail tells of still reaches the citizen: a way is chosen, and a promised call is made by somebody."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from arenden.actions import answer, close, finish_ateruppringning, merge, request_completion
from arenden.actions.ringlofte import remind_promises
from arenden.indata import Uppgiftslamnare
from arenden.models import Arende, Ateruppringning, Handelse, Notis
from arenden.status import Handelsetyp, Status
from arenden.svarsvag import Svarsvag, find_svarsvagar
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Sekretess
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget

pytestmark = pytest.mark.django_db

BO = Uppgiftslamnare(namn="Bo Provberg", telefon="070-174 06 10")
TORSDAG_KVALL = datetime(2026, 4, 9, 17, tzinfo=ZoneInfo("Europe/Stockholm"))


def test_an_answer_that_no_mail_tells_of_is_refused_until_a_way_is_chosen() -> None:
    agent = make_agent()
    arende = make_arende(by=agent, uppgifter=BO)
    with pytest.raises(Inmatningsfel, match="Välj hur medborgaren får veta det") as error:
        answer(arende=arende, text="Ja.", by=agent)
    arende.refresh_from_db()
    assert (error.value.falt, arende.status, arende.meddelanden.count()) == ("svarsvag", Status.PAGAR, 0)


@pytest.mark.parametrize("uppgifter", [Uppgiftslamnare(namn="Anna Testsson", epost="anna@testsson.example"), None])
def test_no_way_is_asked_for_when_a_mail_goes_out_or_nobody_is_known(uppgifter) -> None:
    agent = make_agent()
    arende = make_arende(by=agent, uppgifter=uppgifter)
    answer(arende=arende, text="Ja.", by=agent)
    assert find_svarsvagar(arende.inlamnare) == [] and not Ateruppringning.objects.exists()


def test_a_chosen_call_is_promised_to_the_center_and_the_way_is_remembered() -> None:
    officer, agent = make_handlaggare(), make_agent()
    arende = make_mottaget(officer, agent=agent, uppgifter=BO)
    answer(arende=arende, text="Ja.", by=officer, svarsvag=Svarsvag.RING)
    ring = Ateruppringning.objects.get()
    assert (ring.enhet, ring.telefon, ring.namn) == (make_center(), "+46701740610", "Bo Provberg")
    assert Notis.objects.filter(enhet=make_center(), slag=Notis.Slag.ATERUPPRINGNING).count() == 1
    assert Handelse.objects.get(typ=Handelsetyp.BESVARAT).data["svarsvag"] == "ring"


def test_under_secrecy_the_unit_that_may_read_the_answer_makes_the_call() -> None:
    officer = make_handlaggare()
    arende = make_mottaget(officer, uppgifter=BO, arendetyp=make_arendetyp(sekretess=Sekretess.SEKRETESS))
    answer(arende=arende, text="Ja.", by=officer, svarsvag=Svarsvag.RING)
    assert Ateruppringning.objects.get().enhet == arende.ansvarig_enhet


def test_a_call_without_a_number_cannot_be_chosen() -> None:
    agent = make_agent()
    arende = make_arende(by=agent, uppgifter=Uppgiftslamnare(namn="Bo Provberg"))
    with pytest.raises(Inmatningsfel, match="inget telefonnummer"):
        answer(arende=arende, text="Ja.", by=agent, svarsvag=Svarsvag.RING)
    assert find_svarsvagar(arende.inlamnare) == [Svarsvag.SAGT, Svarsvag.BREV]


def test_a_merged_case_that_gets_no_mail_is_called() -> None:
    agent = make_agent()
    merged, kept = make_arende(by=agent, uppgifter=BO), make_arende(by=agent)
    merge(arende=merged, med=kept, by=agent)
    answer(arende=Arende.objects.get(pk=kept.pk), text="Ja.", by=agent)
    assert Ateruppringning.objects.get().arende == merged


def test_a_late_call_with_an_answer_is_reminded_of_also_when_the_case_is_closed() -> None:
    agent = make_agent()
    arende = make_arende(by=agent, uppgifter=BO)
    answer(arende=arende, text="Ja.", by=agent, svarsvag=Svarsvag.RING)
    close(arende=arende, orsak=Arende.Avslutsorsak.BESVARAT, by=agent)
    Ateruppringning.objects.update(lovad_fran=TORSDAG_KVALL, lovad_till=TORSDAG_KVALL)
    assert remind_promises(TORSDAG_KVALL + timedelta(hours=16)) == 1
    finish_ateruppringning(ateruppringning=Ateruppringning.objects.get(), resultat=Ateruppringning.Resultat.NADD, by=agent)
    assert remind_promises(TORSDAG_KVALL + timedelta(days=4, hours=16)) == 0


def test_a_question_that_no_mail_tells_of_stops_no_clock_until_a_way_is_chosen() -> None:
    agent = make_agent()
    arende = make_arende(by=agent, uppgifter=BO)
    with pytest.raises(Inmatningsfel, match="Välj hur medborgaren får veta vad du frågar") as error:
        request_completion(arende=arende, text="Vilken fastighet?", by=agent)
    arende.refresh_from_db()
    assert (error.value.falt, arende.status, arende.klockan_stannad) == ("svarsvag", Status.PAGAR, None)


def test_a_question_to_be_asked_by_telephone_is_a_promised_call() -> None:
    agent = make_agent()
    arende = make_arende(by=agent, uppgifter=BO)
    request_completion(arende=arende, text="Vilken fastighet?", by=agent, svarsvag=Svarsvag.RING)
    assert Ateruppringning.objects.get().arendemening.startswith("Be om komplettering: ")
    assert Handelse.objects.get(typ=Handelsetyp.KOMPLETTERING_BEGARD).data["svarsvag"] == "ring"
