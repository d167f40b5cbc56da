"""What a department works with is not merged away from it; another case may be merged into it."""

import pytest

from arenden.actions import forward, merge, park, reopen, send_back, withdraw
from arenden.models import Arende, Notis
from arenden.status import Status
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare, Utskick
from tests.factories import make_enhet
from tests.factories_arenden import make_agent, make_arende, make_handlaggare, make_mottaget, make_overlamnat

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent() -> Anvandare:
    """The center's agent."""
    return make_agent()


@pytest.fixture
def officer() -> Anvandare:
    """The responsible unit's officer."""
    return make_handlaggare()


def refuse_merge(arende: Arende, agent: Anvandare, *, enhet: str) -> None:
    """Try to merge the case away; it stays as it was, and the unit that has it is named."""
    with pytest.raises(OtillatenHandling, match=f"{enhet} har hand om ärendet"):
        merge(arende=arende, med=make_arende(by=agent), by=agent)
    arende.refresh_from_db()
    assert arende.is_open and arende.sammanslaget_med is None


def test_a_case_that_a_department_has_accepted_is_not_merged_away(agent: Anvandare, officer: Anvandare) -> None:
    refuse_merge(make_mottaget(officer, agent=agent), agent, enhet="Bygglovsenheten")


def test_a_case_that_rests_at_a_department_is_not_merged_away(agent: Anvandare, officer: Anvandare) -> None:
    arende = make_mottaget(officer, agent=agent)
    park(arende=arende, till=arende.svar_senast.date(), by=officer)
    refuse_merge(arende, agent, enhet="Bygglovsenheten")


def test_a_case_that_a_department_has_sent_on_is_not_merged_away(agent: Anvandare, officer: Anvandare) -> None:
    make_handlaggare(make_enhet("plan", namn="Planenheten"))
    arende = make_mottaget(officer, agent=agent)
    forward(arende=arende, till=make_enhet("plan"), orsak="Gäller planen.", by=officer)
    refuse_merge(arende, agent, enhet="Planenheten")


def test_a_case_that_nobody_has_accepted_is_merged_and_its_hand_off_ended(agent: Anvandare, officer: Anvandare) -> None:
    arende = make_overlamnat(agent)
    merge(arende=arende, med=make_arende(by=agent), by=agent)
    arende.refresh_from_db()
    assert (arende.status, arende.overlamningar.get().lage) == (Status.AVSLUTAD, "avslutad")
    assert Notis.objects.filter(enhet=arende.ansvarig_enhet, slag=Notis.Slag.AVSLUTAT).exists()


def test_a_case_is_merged_into_the_one_that_the_department_works_with(agent: Anvandare, officer: Anvandare) -> None:
    theirs, arende = make_mottaget(officer, agent=agent), make_arende(by=agent)
    merge(arende=arende, med=theirs, by=agent)
    theirs.refresh_from_db()
    assert (theirs.status, theirs.handlaggare) == (Status.HOS_FORVALTNING, officer)


def test_what_is_sent_back_can_be_merged(agent: Anvandare, officer: Anvandare) -> None:
    arende = make_mottaget(officer, agent=agent)
    send_back(arende=arende, orsak="Samma fråga som ert andra ärende.", by=officer)
    merge(arende=arende, med=make_arende(by=agent), by=agent)
    arende.refresh_from_db()
    assert arende.status == Status.AVSLUTAD


def test_a_case_that_is_merged_again_into_the_same_tells_the_citizen_again(agent: Anvandare) -> None:
    arende, med = make_arende(by=agent), make_arende(by=agent)
    merge(arende=arende, med=med, by=agent)
    withdraw(arende=med, by=agent)
    reopen(arende=med, orsak="Fel ärende.", by=agent)
    merge(arende=arende, med=med, by=agent)
    assert Utskick.objects.filter(nyckel__startswith=f"arende:{arende.pk}:sammanslaget:").count() == 2
