"""Known events and targets: entered by the center's manager alone, kept with their history, and nothing impossible."""

from datetime import date
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction

from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet
from statistik.actions import prognoshandelse as actions
from statistik.models import Bemanningskrav, Prognoshandelse
from tests.factories import make_anvandare, make_center, make_enhet

FAKTURA = {"slag": "Fakturautskick", "fran": date(2026, 11, 24), "till": date(2026, 11, 26)}


@pytest.fixture
def center(db) -> Enhet:
    """A contact center."""
    return make_center()


@pytest.fixture
def chef(center: Enhet) -> Anvandare:
    """Its manager."""
    return make_anvandare("chef", center)


def test_a_manager_enters_an_event_and_its_history_says_who_changed_it(center: Enhet, chef: Anvandare) -> None:
    handelse = actions.save_prognoshandelse(center=center, by=chef, **FAKTURA)
    actions.save_prognoshandelse(center=center, by=chef, handelse=handelse, **FAKTURA, andring=30)
    assert [h.andring for h in handelse.history.all()] == [30, None]


def test_an_event_that_ends_before_it_begins_is_refused(center: Enhet, chef: Anvandare) -> None:
    with pytest.raises(Inmatningsfel, match="Sista dagen kan inte vara före den första"):
        actions.save_prognoshandelse(center=center, by=chef, slag="Skolval", fran=date(2026, 2, 9), till=date(2026, 2, 1))


def test_the_database_refuses_an_event_of_half_a_year(center: Enhet) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Prognoshandelse.objects.create(center=center, slag="Allt", fran=date(2026, 1, 1), till=date(2026, 7, 1))


@pytest.mark.parametrize("roll", ["kommunvagledare", "redaktor"])
def test_others_at_the_center_may_not(center: Enhet, roll: str) -> None:
    with pytest.raises(SaknarBehorighet):
        actions.save_prognoshandelse(center=center, by=make_anvandare(roll, center), **FAKTURA)


def test_the_manager_of_a_department_may_not(center: Enhet) -> None:
    chef = make_anvandare("chef", make_enhet())
    with pytest.raises(SaknarBehorighet):
        actions.save_bemanningskrav(center=center, kanal="telefon", by=chef, andel=90)


def test_an_event_is_taken_away_once(center: Enhet, chef: Anvandare) -> None:
    handelse = actions.save_prognoshandelse(center=center, by=chef, **FAKTURA)
    gone = Prognoshandelse.objects.get()
    actions.delete_prognoshandelse(handelse=handelse, by=chef)
    with pytest.raises(Inmatningsfel, match="redan borttagen"):
        actions.delete_prognoshandelse(handelse=gone, by=chef)


def test_changed_targets_have_the_need_counted_anew(center: Enhet, chef: Anvandare, django_capture_on_commit_callbacks) -> None:
    with patch.object(actions, "poke") as poke, django_capture_on_commit_callbacks(execute=True):
        for andel in (90, 95):
            actions.save_bemanningskrav(center=center, kanal="telefon", by=chef, andel=andel)
    assert Bemanningskrav.objects.get().andel == 95
    poke.assert_called_with("statistik.periodic.count_needs")


def test_a_target_that_cannot_be_met_is_refused(center: Enhet, chef: Anvandare) -> None:
    with pytest.raises(Inmatningsfel, match="Andelen ska vara"):
        actions.save_bemanningskrav(center=center, kanal="telefon", by=chef, andel=100)
