"""A programme's year is written down whole, by the center's manager alone."""

from datetime import date

import pytest

from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare
from statistik.actions.ekonomi import save_antagande, save_budget
from statistik.models import Budgetrad, Tidsantagande
from tests.factories import make_anvandare, make_center, make_enhet

BELOPP = {"personal": (1000, 400), "lokaler": (200, None), "ovrigt": (None, None)}
MARS = date(2026, 3, 31)


@pytest.fixture
def chef(db) -> Anvandare:
    """The center's manager."""
    return make_anvandare("chef", make_center())


def write(by: Anvandare, **annat: object) -> None:
    """The year 2026 of the center's programme."""
    save_budget(**{"center": make_center(), "program": "center", "ar": 2026, "belopp": BELOPP, "utfall_till": MARS, "by": by, **annat})


def test_each_kind_of_cost_with_a_sum_is_a_line_and_only_what_is_known_has_a_date(chef: Anvandare) -> None:
    write(chef)
    lines = Budgetrad.objects.order_by("slag").values_list("slag", "budget", "utfall", "utfall_till")
    assert list(lines) == [("lokaler", 200, None, None), ("personal", 1000, 400, MARS)]


def test_written_again_it_is_the_same_lines_and_what_is_emptied_goes(chef: Anvandare) -> None:
    write(chef)
    first = Budgetrad.objects.get(slag="personal").pk
    write(chef, belopp={"personal": (900, 500)})
    row = Budgetrad.objects.get()
    assert (row.pk, row.budget, row.utfall) == (first, 900, 500)


def test_an_outcome_of_another_year_leaves_everything_as_it_was(chef: Anvandare) -> None:
    with pytest.raises(Inmatningsfel, match="datum under samma år"):
        write(chef, belopp={"personal": (1, None), "lokaler": (1, 1)}, utfall_till=date(2025, 3, 31))
    assert not Budgetrad.objects.exists()


def test_only_the_manager_of_a_center_writes(chef: Anvandare) -> None:
    for by in (make_anvandare("kommunvagledare", make_center()), make_anvandare("chef", make_enhet(), username="parkchef")):
        with pytest.raises(SaknarBehorighet):
            write(by)
    with pytest.raises(SaknarBehorighet):
        save_antagande(center=make_enhet(), ar=2026, by=make_anvandare("chef", make_enhet()), minuter=5, grund="Gissning")


def test_an_assumption_has_its_ground_and_one_row_a_year(chef: Anvandare) -> None:
    for minuter in (5, 7):
        save_antagande(center=make_center(), ar=2026, by=chef, minuter=minuter, grund="Tidsstudie våren 2025")
    assert Tidsantagande.objects.get().minuter == 7
    with pytest.raises(Inmatningsfel):
        save_antagande(center=make_center(), ar=2026, by=chef, minuter=7, grund="")
