"""Who ends a case, and who is told of it."""

import pytest

from arenden.actions import answer, close, park, withdraw
from arenden.models import Arende, Notis
from arenden.status import Status
from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare
from tests.factories import make_arendetyp
from tests.factories_arenden import make_agent, make_handlaggare, make_mottaget

pytestmark = pytest.mark.django_db
INGEN_ATGARD = Arende.Avslutsorsak.INGEN_ATGARD


def make_vilande(agent: Anvandare, officer: Anvandare) -> Arende:
    """A case that rests at the officer's unit."""
    arende = make_mottaget(officer, agent=agent)
    park(arende=arende, till=arende.svar_senast.date(), by=officer)
    return arende


def told(user: Anvandare) -> bool:
    """Whether `user` has been told that a case has ended."""
    return Notis.objects.filter(mottagare=user, slag=Notis.Slag.AVSLUTAT).exists()


def test_the_center_does_not_close_what_a_department_has_accepted() -> None:
    agent = make_agent()
    arende = make_vilande(agent, make_handlaggare())
    with pytest.raises(SaknarBehorighet):
        close(arende=arende, orsak=INGEN_ATGARD, by=agent)


def test_the_officer_closes_what_rests_at_the_unit_and_the_owner_is_told() -> None:
    agent, officer = make_agent(), make_handlaggare()
    arende = close(arende=make_vilande(agent, officer), orsak=INGEN_ATGARD, by=officer)
    assert (arende.status, told(agent), told(officer)) == (Status.AVSLUTAD, True, False)


def test_a_colleague_who_closes_lets_the_officer_know() -> None:
    officer = make_handlaggare()
    close(arende=make_vilande(make_agent(), officer), orsak=INGEN_ATGARD, by=make_handlaggare())
    assert told(officer)


def test_who_may_not_read_a_secret_answered_case_does_not_close_it() -> None:
    agent, officer = make_agent(), make_handlaggare()
    arende = make_mottaget(officer, agent=agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    answer(arende=arende, text="Beslutet bifogas.", by=officer)
    with pytest.raises(SaknarBehorighet):
        close(arende=arende, orsak=Arende.Avslutsorsak.BESVARAT, by=agent)


def test_who_may_not_read_a_secret_case_does_not_withdraw_it_for_the_citizen() -> None:
    agent = make_agent()
    arende = make_mottaget(agent=agent, arendetyp=make_arendetyp(sekretess="sekretess"))
    with pytest.raises(SaknarBehorighet):
        withdraw(arende=arende, by=agent)
