"""Patterns of tours while others work at the same moment, each from a connection of its own."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare
from servicekontor.actions.avveckling import close_day
from servicekontor.actions.tur import NyttStopp
from servicekontor.actions.turmonster import Rytm, Utlagt, lay_out_tours, save_pattern
from servicekontor.models import Fordon, Tur, Turmonster
from tests.factories import make_anvandare, make_center
from tests.factories_kontor import make_fordon, make_stopplats, make_turmonster
from tests.samtidigt import in_the_middle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def chef() -> Anvandare:
    return make_anvandare("chef", make_center())


def save(fordon: Fordon, chef: Anvandare) -> Utlagt:
    """A pattern with one name, for any vehicle."""
    stopp = [NyttStopp(make_stopplats(), time(10), time(12))]
    return save_pattern(fordon=fordon, namn="Rundan", rytm=Rytm("alla", 0, timezone.localdate()), stopp=stopp, by=chef)


def test_two_patterns_that_take_a_name_at_once_are_one_and_a_sentence(chef: Anvandare, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = make_fordon(), make_fordon("Bilen")
    make_stopplats()
    looked = "servicekontor.actions.turmonster._check_others"
    refused, saved = in_the_middle(monkeypatch, looked, lambda: save(one, chef), lambda: save(other, chef))
    assert isinstance(saved, Utlagt) and isinstance(refused, Inmatningsfel)
    assert "redan ett mönster med det namnet" in str(refused)
    assert Turmonster.objects.get().fordon == other


def test_no_tour_is_laid_out_on_a_day_that_is_closed_meanwhile(chef: Anvandare, monkeypatch: pytest.MonkeyPatch) -> None:
    today = timezone.localdate()
    dag = today + timedelta(days=7 - today.weekday())
    monster = make_turmonster((make_stopplats(), "10:00", "12:00"))
    closed = {"kontor": monster.fordon.kontor, "datum": dag, "rubrik": "Vi utbildar oss", "by": chef}
    in_the_middle(monkeypatch, "servicekontor.actions.avveckling._cancel_stops", lambda: close_day(**closed), lay_out_tours)
    assert dag not in set(Tur.objects.values_list("datum", flat=True))
    assert Tur.objects.exists()
