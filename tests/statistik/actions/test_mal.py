"""Targets are set by whoever leads the unit, for what can be measured, and owned by somebody who sees them."""

from datetime import date

import pytest

from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from statistik.actions.mal import delete_mal, save_mal
from statistik.models import Mal
from tests.factories import make_anvandare, make_center, make_enhet

pytestmark = pytest.mark.django_db
MAL = {"nyckeltal": "losningsgrad", "fran": date(2026, 1, 1), "till": date(2026, 12, 1), "start": 60, "mal": 80}


def test_a_manager_sets_a_target_and_its_history_tells_what_it_was() -> None:
    chef = make_anvandare("chef", make_center())
    mal = save_mal(enhet=make_center(), agare=chef, by=chef, **MAL)
    save_mal(enhet=make_center(), agare=chef, by=chef, rad=mal, **MAL | {"mal": 75})
    assert [row.mal for row in mal.history.all()] == [75, 80]


def test_others_set_no_target() -> None:
    with pytest.raises(SaknarBehorighet):
        save_mal(enhet=make_center(), agare=None, by=make_anvandare("kommunvagledare", make_center()), **MAL)


def test_a_target_is_not_moved_from_a_unit_that_somebody_else_leads() -> None:
    chef, other = make_anvandare("chef", make_center()), make_anvandare("chef", make_enhet(), username="parkchef")
    mal = save_mal(enhet=make_center(), agare=None, by=chef, **MAL)
    with pytest.raises(SaknarBehorighet):
        save_mal(enhet=make_enhet(), agare=None, by=other, rad=mal, **MAL)
    assert Mal.objects.get().enhet == make_center()


def test_an_owner_who_cannot_see_the_figure_is_refused() -> None:
    chef = make_anvandare("chef", make_center())
    with pytest.raises(Inmatningsfel, match="Den ansvariga ser inte"):
        save_mal(enhet=make_center(), agare=make_anvandare("handlaggare", make_enhet()), by=chef, **MAL)


def test_a_second_target_for_the_same_says_so() -> None:
    chef = make_anvandare("chef", make_center())
    save_mal(enhet=make_center(), agare=None, by=chef, **MAL)
    with pytest.raises(Inmatningsfel, match="redan ett mål för samma sak"):
        save_mal(enhet=make_center(), agare=None, by=chef, **MAL)


def test_a_target_is_taken_away_once() -> None:
    chef = make_anvandare("chef", make_center())
    mal = save_mal(enhet=make_center(), agare=None, by=chef, **MAL)
    gone = Mal.objects.get()
    delete_mal(rad=mal, by=chef)
    with pytest.raises(Inmatningsfel, match="redan borttaget"):
        delete_mal(rad=gone, by=chef)
