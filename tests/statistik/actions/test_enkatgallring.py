"""What is forgotten of surveys, and what is not."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from statistik.actions.enkatgallring import purge_surveys
from statistik.actions.enkatsvar import never_ask_again
from statistik.actions.forvaltningsenkat import send_round
from statistik.models import Enkatforfragan, Enkatsvar
from tests.factories_arenden import make_handlaggare
from tests.factories_enkat import at_noon, make_forfragan, make_svar, secret_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def everybody_is_drawn(settings: Settings) -> None:
    settings.ENKAT_URVAL_PROCENT, settings.ENKATTEXT_DAGAR = 100, 180


def test_who_was_asked_is_forgotten_when_the_rest_is_over_and_the_question_is_still_counted() -> None:
    make_forfragan()
    assert purge_surveys(at_noon(29)) == (0, 0)
    assert purge_surveys(at_noon(32)) == (1, 0)
    row = Enkatforfragan.objects.get()
    told = (row.person, row.adress_hash, row.kontakt, row.arende, row.handelse, row.hemlighet_hash, row.vilar)
    assert told == (None, "", None, None, None, None, None)


def test_who_never_wants_to_be_asked_is_remembered_without_what_it_was_about() -> None:
    forfragan = make_forfragan()
    never_ask_again(hemlighet=secret_of(forfragan))
    purge_surveys(at_noon(400))
    row = Enkatforfragan.objects.get()
    assert (row.person, row.kontakt, row.hemlighet_hash) == (forfragan.person, None, None)


def test_words_are_erased_after_their_time_and_grades_stay() -> None:
    today = timezone.localdate()
    make_svar(fritext="Gammalt", dag=today - timedelta(days=181))
    make_svar(fritext="Nytt", dag=today - timedelta(days=179))
    assert purge_surveys() == (0, 1)
    assert sorted(Enkatsvar.objects.values_list("fritext", "bemotande")) == [("", 5), ("Nytt", 5)]


def test_officer_who_was_asked_is_forgotten_after_thirty_days_and_not_before() -> None:
    make_handlaggare(email="ola@exempel.example")
    opened = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
    assert send_round(opened) == 1
    assert purge_surveys(opened + timedelta(days=29)) == (0, 0)
    assert purge_surveys(opened + timedelta(days=31)) == (1, 0)
    row = Enkatforfragan.objects.get()
    assert (row.anvandare, row.hemlighet_hash, row.omgang is not None) == (None, None, True)
