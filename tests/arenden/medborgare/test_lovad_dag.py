"""The promised day on the citizen's page: not said while nobody knows it, and told of when it moves."""

from datetime import timedelta

import pytest
from django.test import Client

from arenden.actions import change_arendetyp, request_completion
from arenden.actions.grund import record
from arenden.aktor import Aktor
from arenden.models import Arende
from arenden.status import Handelsetyp
from kontaktcenter.tidsord import day
from tests.arenden.medborgare.medborgare import page_of
from tests.factories import make_arendetyp

pytestmark = pytest.mark.django_db


def test_no_day_is_promised_while_the_clock_stands_still(client: Client, mottaget: Arende) -> None:
    request_completion(arende=mottaget, text="Vilken fastighet?", by=mottaget.handlaggare)
    page = page_of(client, mottaget)
    assert "Du får svar senast" not in page and "Vi säger vilken dag svaret kommer när vi har fått veta" in page


@pytest.mark.parametrize(("sprak", "ord"), [("sv", "Dagen för svar ändrades."), ("en", "The day for your answer"), ("fi", "Vastauspäivä")])
def test_another_type_with_another_deadline_moves_the_day_and_says_so(client: Client, mottaget: Arende, sprak, ord) -> None:
    annan = make_arendetyp("annan", namn="Annan fråga", svarsfrist=9)
    change_arendetyp(arende=mottaget, arendetyp=annan, by=mottaget.handlaggare)
    assert ord in page_of(client, mottaget, sprak)


def test_another_type_with_the_same_deadline_says_nothing(client: Client, mottaget: Arende) -> None:
    change_arendetyp(arende=mottaget, arendetyp=make_arendetyp("annan", namn="Annan fråga"), by=mottaget.handlaggare)
    assert "Dagen för svar ändrades" not in page_of(client, mottaget)


@pytest.mark.parametrize(("slag", "is_told"), [("svar", True), ("kvittens", False)])
def test_a_changed_calendar_is_told_of_when_it_moves_the_answer(client: Client, mottaget: Arende, slag, is_told) -> None:
    efter = mottaget.svar_senast + timedelta(days=5)
    given = {"fore": mottaget.svar_senast.isoformat(), "efter": efter.isoformat()}
    record(Handelsetyp.FRIST_OMRAKNAD, by=Aktor.SYSTEMET, arende=mottaget, slag=slag, **given)
    assert (f"Dagen för svar ändrades. Ny dag: {day(efter)}." in page_of(client, mottaget)) is is_told
