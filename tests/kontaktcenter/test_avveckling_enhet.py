"""Closing a unit: refused, or everything moved."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kontaktcenter.actions.enhet import close_enhet, complete_closings, reopen_enhet
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.granskning import Granskningsfel
from kontaktcenter.models import Anvandare, Enhet
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet
from tests.kontaktcenter.innehav import Bollar

pytestmark = pytest.mark.django_db


def close(enhet: Enhet, till: Enhet | None, by: Anvandare, *, days: int = 0) -> list[str]:
    """Close the unit `days` from today."""
    return close_enhet(enhet=enhet, ersatt_av=till, datum=timezone.localdate() + timedelta(days=days), by=by)


def test_a_unit_closed_today_hands_everything_to_its_successor(administrator: Anvandare, bollar: Bollar) -> None:
    bygglov, plan = make_enhet("bygglov"), make_enhet("plan")
    bollar.at_units = {bygglov.pk: 3}
    assert close(bygglov, plan, administrator) == ["3 bollar"]
    bygglov.refresh_from_db()
    assert (bygglov.is_active, bygglov.ersatt_av, bollar.at_units) == (False, plan, {plan.pk: 3})


def test_a_unit_that_holds_something_is_not_closed_without_successor(administrator: Anvandare, bollar: Bollar) -> None:
    bygglov = make_enhet("bygglov")
    bollar.at_units = {bygglov.pk: 3}
    with pytest.raises(OtillatenHandling, match="har 3 bollar. Ange vilken enhet som tar över"):
        close(bygglov, None, administrator)
    bygglov.refresh_from_db()
    assert bygglov.is_active


def test_a_unit_that_holds_nothing_is_closed_without_successor(administrator: Anvandare) -> None:
    bygglov = make_enhet("bygglov")
    assert close(bygglov, None, administrator) == []
    bygglov.refresh_from_db()
    assert not bygglov.is_active


def test_nothing_is_closed_when_something_cannot_move(administrator: Anvandare, bollar: Bollar) -> None:
    bygglov, plan = make_enhet("bygglov"), make_enhet("plan")
    bollar.at_units, bollar.is_stuck = {bygglov.pk: 3}, True
    with pytest.raises(OtillatenHandling, match="sitter fast"):
        close(bygglov, plan, administrator)
    bygglov.refresh_from_db()
    assert bygglov.is_active


def test_a_unit_to_close_later_works_until_then(administrator: Anvandare, bollar: Bollar) -> None:
    bygglov, plan = make_enhet("bygglov"), make_enhet("plan")
    bollar.at_units = {bygglov.pk: 3}
    assert close(bygglov, plan, administrator, days=1) == []
    bygglov.refresh_from_db()
    assert bygglov.is_active
    assert (complete_closings(), bollar.at_units) == (0, {bygglov.pk: 3})


def test_the_nightly_run_moves_what_lies_at_units_that_have_closed(bollar: Bollar) -> None:
    plan = make_enhet("plan")
    bygglov = make_enhet("bygglov", stangd=timezone.localdate(), ersatt_av=plan)
    bollar.at_units = {bygglov.pk: 3}
    assert complete_closings() == 1
    assert complete_closings() == 0
    assert bollar.at_units == {plan.pk: 3}


@pytest.mark.parametrize("days", [0, 30])
def test_a_unit_that_case_types_name_is_not_closed_without_successor(administrator: Anvandare, days: int) -> None:
    arendetyp = make_arendetyp()
    with pytest.raises(Granskningsfel, match="Fråga om bygglov.*Välj en annan enhet"):
        close(arendetyp.ansvarig_enhet, None, administrator, days=days)


def test_a_unit_is_not_closed_above_open_ones(administrator: Anvandare) -> None:
    avdelning = make_enhet("avdelning", namn="Avdelningen")
    make_enhet("bygglov", foralder=avdelning)
    with pytest.raises(Granskningsfel, match="Flytta Bygglovsenheten till en annan enhet"):
        close(avdelning, None, administrator)


def test_a_unit_is_not_replaced_by_one_without_staff(administrator: Anvandare) -> None:
    arendetyp = make_arendetyp()
    make_anvandare("handlaggare", arendetyp.ansvarig_enhet)
    with pytest.raises(Granskningsfel, match="Planenheten tar emot ärenden men har ingen"):
        close(arendetyp.ansvarig_enhet, make_enhet("plan", namn="Planenheten"), administrator)


def test_a_unit_closes_once(administrator: Anvandare) -> None:
    bygglov = make_enhet("bygglov")
    close(bygglov, None, administrator, days=7)
    with pytest.raises(OtillatenHandling, match="redan stängd eller ska stängas"):
        close(bygglov, None, administrator)


def test_a_unit_does_not_close_in_the_past(administrator: Anvandare) -> None:
    with pytest.raises(Inmatningsfel, match="i dag eller ett senare datum"):
        close(make_enhet("bygglov"), None, administrator, days=-1)


def test_a_unit_does_not_replace_itself(administrator: Anvandare) -> None:
    with pytest.raises(Inmatningsfel, match="ersätta sig själv"):
        close(make_enhet("bygglov"), make_enhet("bygglov"), administrator)


def test_a_closed_unit_replaces_nobody(administrator: Anvandare) -> None:
    stangd = make_enhet("plan", stangd=timezone.localdate())
    with pytest.raises(Inmatningsfel, match="också stängd"):
        close(make_enhet("bygglov"), stangd, administrator)


def test_a_center_is_replaced_by_a_center_only(administrator: Anvandare) -> None:
    with pytest.raises(Inmatningsfel, match="bara ersättas av ett annat center"):
        close(make_center(), make_enhet("bygglov"), administrator)


def test_only_an_administrator_closes_and_reopens() -> None:
    chef = make_anvandare("chef", make_enhet("bygglov"))
    with pytest.raises(SaknarBehorighet):
        close(make_enhet("bygglov"), None, chef)
    with pytest.raises(SaknarBehorighet):
        reopen_enhet(enhet=make_enhet("bygglov"), by=chef)


def test_a_closing_can_be_undone_once(administrator: Anvandare) -> None:
    bygglov = make_enhet("bygglov", stangd=timezone.localdate(), ersatt_av=make_enhet("plan"))
    reopen_enhet(enhet=bygglov, by=administrator)
    bygglov.refresh_from_db()
    assert (bygglov.is_active, bygglov.ersatt_av) == (True, None)
    with pytest.raises(OtillatenHandling, match="är inte stängd"):
        reopen_enhet(enhet=bygglov, by=administrator)
