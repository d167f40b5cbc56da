"""What is told of articles: to whom, once, and in working time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from kontaktcenter.models import Anvandare, Enhet, Utskick
from kunskapsbank.actions.granskning import send_back, submit
from kunskapsbank.actions.paminnelse import remind_artiklar
from kunskapsbank.actions.utkast import save_utkast
from kunskapsbank.innehall import Innehall
from kunskapsbank.models import Artikel, Artikelhandelse, Lankkontroll
from kunskapsbank.status import Handelsetyp
from tests.factories import make_anvandare, make_center, make_enhet, make_forvaltning
from tests.factories_kunskap import make_artikel, make_redaktor

pytestmark = pytest.mark.django_db
MANDAG = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)  # nine in the morning in Sweden


@pytest.fixture
def enhet() -> Enhet:
    return make_enhet("avfall", namn="Avfallsenheten", foralder=make_forvaltning())


@pytest.fixture
def expert(enhet: Enhet) -> Anvandare:
    return make_anvandare("handlaggare", enhet, email="expert@exempelkommun.example")


@pytest.fixture
def chef(enhet: Enhet) -> Anvandare:
    return make_anvandare("chef", enhet.foralder, email="chef@exempelkommun.example")


def make_due(dagar: int, **falt: Any) -> Artikel:
    return make_artikel(granskas_senast=date(2026, 10, 5) + timedelta(days=dagar), **falt)


def receivers() -> list[str]:
    return sorted(Utskick.objects.filter(referens="artiklar").values_list("mottagare", flat=True))


@pytest.mark.parametrize(("dagar", "who"), [(15, []), (14, ["expert"]), (0, ["expert"]), (-1, ["expert"]), (-31, ["chef", "expert"])])
def test_a_review_is_told_of_in_its_steps(expert: Anvandare, chef: Anvandare, dagar: int, who: list[str]) -> None:
    make_due(dagar)
    remind_artiklar(MANDAG)
    assert receivers() == [f"{name}@exempelkommun.example" for name in who]


def test_a_step_is_told_of_once(expert: Anvandare) -> None:
    make_due(10)
    assert (remind_artiklar(MANDAG), remind_artiklar(MANDAG), remind_artiklar(MANDAG + timedelta(days=1))) == (1, 0, 0)


def test_the_next_step_is_told_of_again(expert: Anvandare) -> None:
    artikel = make_due(1)
    remind_artiklar(MANDAG)
    assert remind_artiklar(MANDAG + timedelta(days=3)) == 1
    assert artikel.handelser.filter(typ=Handelsetyp.PAMIND).count() == 2


def test_one_mail_tells_of_all(expert: Anvandare) -> None:
    make_due(3)
    make_due(4)
    remind_artiklar(MANDAG)
    text = Utskick.objects.get(referens="artiklar").text
    assert "2 artiklar ska granskas" in text and "soporna" not in text


def test_nobody_is_mailed_outside_working_time(expert: Anvandare) -> None:
    make_due(3)
    assert remind_artiklar(MANDAG - timedelta(days=1)) == 0
    assert remind_artiklar(MANDAG.replace(hour=3)) == 0


def test_the_responsible_person_is_told_instead_of_the_unit(expert: Anvandare, enhet: Enhet) -> None:
    make_due(3, ansvarig=make_anvandare("handlaggare", enhet, email="ansvarig@exempelkommun.example"))
    remind_artiklar(MANDAG)
    assert receivers() == ["ansvarig@exempelkommun.example"]


def test_a_withdrawn_article_is_not_told_of(expert: Anvandare) -> None:
    make_due(3, indragen=timezone.now())
    assert remind_artiklar(MANDAG) == 0


def next_morning() -> datetime:
    """Nine o'clock on the next Monday."""
    now = timezone.now()
    return (now + timedelta(days=7 - now.weekday())).replace(hour=8, minute=0)


def make_submitted(by: Anvandare) -> Any:
    artikel = make_artikel()
    return submit(revision=save_utkast(artikel=artikel, innehall=Innehall(titel="Ny?", kort_svar="Ja."), by=by), by=by)


def test_a_text_to_approve_is_told_of_once_and_not_to_its_writer(expert: Anvandare, enhet: Enhet) -> None:
    redaktor = make_redaktor(make_center(), email="redaktor@exempelkommun.example")
    redaktor.medlemskap.create(enhet=enhet, roll="handlaggare", fran="2020-01-01")
    make_submitted(redaktor)
    assert (remind_artiklar(next_morning()), remind_artiklar(next_morning())) == (1, 0)
    assert receivers() == ["expert@exempelkommun.example"]


def test_a_text_that_is_sent_back_is_told_to_its_writer(expert: Anvandare) -> None:
    redaktor = make_redaktor(make_center(), email="redaktor@exempelkommun.example")
    send_back(revision=make_submitted(redaktor), orsak="Fel dag.", by=expert)
    remind_artiklar(next_morning())
    assert receivers() == ["redaktor@exempelkommun.example"]
    assert "Fel dag" not in Utskick.objects.get(referens="artiklar").text


def test_a_broken_link_is_told_of_once(expert: Anvandare) -> None:
    text = make_artikel().texter.get()
    Lankkontroll.objects.create(text=text, adress="https://a.example/", fel="Sidan finns inte längre.", fel_sedan=timezone.now())
    assert (remind_artiklar(next_morning()), remind_artiklar(next_morning())) == (1, 0)
    assert Artikelhandelse.objects.get(typ=Handelsetyp.PAMIND).data == {"steg": "lankar"}
