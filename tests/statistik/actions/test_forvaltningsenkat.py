"""The survey to the departments: twice a year, to each officer once, in working time."""

from datetime import UTC, datetime

import pytest

from kontaktcenter.models import Utskick
from statistik.actions.enkatsvar import Svar, answer_link
from statistik.actions.enkatuppfoljning import Uppfoljning
from statistik.actions.forvaltningsenkat import send_round
from statistik.models import Enkatforfragan, Enkatomgang, Enkatsvar
from tests.factories_arenden import make_agent, make_handlaggare
from tests.factories_enkat import secret_of

pytestmark = pytest.mark.django_db
MANDAG = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)


def test_officers_are_asked_once_in_a_round_and_agents_never() -> None:
    officer = make_handlaggare(email="ola@exempel.example")
    make_agent(email="agent@exempel.example")
    assert (send_round(MANDAG), send_round(MANDAG)) == (1, 0)
    forfragan = Enkatforfragan.objects.get()
    assert (forfragan.anvandare, forfragan.enhet, str(forfragan.omgang)) == (officer, officer.medlemskap.get().enhet_id, "2026-10")
    assert Utskick.objects.get(nyckel=f"enkat:{forfragan.pk}").mottagare == "ola@exempel.example"


@pytest.mark.parametrize("nu", [datetime(2026, 10, 4, 9, tzinfo=UTC), datetime(2026, 10, 5, 3, tzinfo=UTC)])
def test_nobody_is_asked_outside_working_time(nu: datetime) -> None:
    make_handlaggare(email="ola@exempel.example")
    assert send_round(nu) == 0


@pytest.mark.parametrize("nu", [datetime(2026, 11, 2, 9, tzinfo=UTC), datetime(2026, 10, 20, 9, tzinfo=UTC)])
def test_no_round_begins_in_another_month_or_late(nu: datetime) -> None:
    make_handlaggare(email="ola@exempel.example")
    assert (send_round(nu), Enkatomgang.objects.count()) == (0, 0)


def test_officer_without_mail_or_account_is_not_asked() -> None:
    make_handlaggare(username="utan", email="")
    make_handlaggare(username="slutat", email="x@exempel.example", is_active=False)
    assert send_round(MANDAG) == 0


def test_officers_answer_names_the_unit_and_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    officer = make_handlaggare(email="ola@exempel.example")
    send_round(MANDAG)
    hemlighet = secret_of(Enkatforfragan.objects.get())
    Enkatforfragan.objects.update(giltig_till=datetime(2100, 1, 1, tzinfo=UTC))
    assert answer_link(hemlighet=hemlighet, svar=Svar(enkelhet=2, fick_svar=False)) == Uppfoljning.INGEN
    svar = Enkatsvar.objects.get()
    assert (svar.enhet, svar.slag) == (officer.medlemskap.get().enhet_id, "forvaltning")
