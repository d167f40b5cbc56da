"""Ending an account: refused, or everything handed on."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kontaktcenter.actions.anvandare import remove_anvandare, restore_anvandare
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.granskning import Granskningsfel
from kontaktcenter.models import Anvandare, Medlemskap
from tests.factories import LONGE_SEDAN, make_anvandare, make_arendetyp, make_enhet, make_medlemskap
from tests.kontaktcenter.innehav import Bollar

pytestmark = pytest.mark.django_db


def test_an_ended_account_has_no_role_and_no_session(administrator: Anvandare, client: Client) -> None:
    anvandare = make_anvandare("redaktor", make_enhet())
    client.force_login(anvandare)
    remove_anvandare(anvandare=anvandare, by=administrator)
    assert not Medlemskap.objects.valid().filter(anvandare=anvandare).exists()
    assert client.get("/konto/losenord/").status_code == 302


def test_memberships_end_yesterday_and_those_to_come_are_gone(administrator: Anvandare) -> None:
    today, anvandare = timezone.localdate(), make_anvandare(roll=None)
    yesterday = today - timedelta(days=1)
    make_medlemskap(anvandare, "redaktor", make_enhet("nu"))
    make_medlemskap(anvandare, "redaktor", make_enhet("forr"), till=LONGE_SEDAN)
    make_medlemskap(anvandare, "redaktor", make_enhet("sedan"), fran=today + timedelta(days=9))
    remove_anvandare(anvandare=anvandare, by=administrator)
    assert set(anvandare.medlemskap.values_list("enhet__kortnamn", "till")) == {("nu", yesterday), ("forr", LONGE_SEDAN)}


def test_what_the_person_holds_is_handed_on(administrator: Anvandare, bollar: Bollar) -> None:
    anvandare, kollega = make_anvandare("redaktor", make_enhet()), make_anvandare("redaktor", make_enhet())
    bollar.with_users = {anvandare.pk: 2}
    assert remove_anvandare(anvandare=anvandare, by=administrator, overtas_av=kollega) == ["2 bollar"]
    assert bollar.with_users == {kollega.pk: 2}


def test_an_account_that_holds_something_is_not_ended_without_successor(administrator: Anvandare, bollar: Bollar) -> None:
    anvandare = make_anvandare("redaktor", make_enhet())
    bollar.with_users = {anvandare.pk: 2}
    with pytest.raises(OtillatenHandling, match="har 2 bollar. Ange vem som tar över"):
        remove_anvandare(anvandare=anvandare, by=administrator)
    anvandare.refresh_from_db()
    assert anvandare.is_active


def test_nothing_is_ended_when_something_cannot_move(administrator: Anvandare, bollar: Bollar) -> None:
    anvandare, kollega = make_anvandare("redaktor", make_enhet()), make_anvandare("redaktor", make_enhet())
    bollar.with_users, bollar.is_stuck = {anvandare.pk: 2}, True
    with pytest.raises(OtillatenHandling, match="sitter fast"):
        remove_anvandare(anvandare=anvandare, by=administrator, overtas_av=kollega)
    anvandare.refresh_from_db()
    assert anvandare.is_active


def test_nobody_takes_over_from_oneself_or_after_leaving(administrator: Anvandare) -> None:
    anvandare = make_anvandare("redaktor", make_enhet())
    for overtas_av in (anvandare, make_anvandare(roll=None, is_active=False)):
        with pytest.raises(Inmatningsfel):
            remove_anvandare(anvandare=anvandare, by=administrator, overtas_av=overtas_av)


def test_the_last_one_who_can_take_a_units_cases_stays(administrator: Anvandare) -> None:
    enhet = make_arendetyp().ansvarig_enhet
    forsta, andra = make_anvandare("handlaggare", enhet), make_anvandare("handlaggare", enhet)
    remove_anvandare(anvandare=forsta, by=administrator)
    with pytest.raises(Granskningsfel, match="Bygglovsenheten tar emot ärenden men har ingen"):
        remove_anvandare(anvandare=andra, by=administrator)


def test_a_manager_of_an_open_unit_stays(administrator: Anvandare) -> None:
    chef = make_anvandare("chef", make_enhet())
    make_enhet(chef=chef)
    with pytest.raises(OtillatenHandling, match="är chef för Bygglovsenheten. Välj en annan chef"):
        remove_anvandare(anvandare=chef, by=administrator)


def test_nobody_ends_the_own_account(administrator: Anvandare) -> None:
    with pytest.raises(OtillatenHandling, match="ditt eget konto"):
        remove_anvandare(anvandare=administrator, by=administrator)


def test_the_break_glass_account_may_end_the_last_administrators(administrator: Anvandare) -> None:
    superuser = Anvandare.objects.create_superuser("nodkonto")
    remove_anvandare(anvandare=administrator, by=superuser)
    administrator.refresh_from_db()
    assert not administrator.is_active


def test_an_account_ends_once(administrator: Anvandare) -> None:
    with pytest.raises(OtillatenHandling, match="redan avslutat"):
        remove_anvandare(anvandare=make_anvandare(roll=None, is_active=False), by=administrator)


def test_an_ended_account_can_be_opened_again_without_its_roles(administrator: Anvandare) -> None:
    anvandare = make_anvandare("redaktor", make_enhet())
    remove_anvandare(anvandare=anvandare, by=administrator)
    restore_anvandare(anvandare=anvandare, by=administrator)
    fresh = Anvandare.objects.get(pk=anvandare.pk)
    assert (fresh.is_active, fresh.aktiva_medlemskap) == (True, [])


@pytest.mark.parametrize("action", [remove_anvandare, restore_anvandare])
def test_only_an_administrator_ends_and_opens_accounts(action: object) -> None:
    chef = make_anvandare("chef", make_enhet())
    with pytest.raises(SaknarBehorighet):
        action(anvandare=make_anvandare("redaktor", make_enhet()), by=chef)


@pytest.mark.parametrize("action", [remove_anvandare, restore_anvandare])
def test_an_administrator_does_not_touch_the_break_glass_account(administrator: Anvandare, action: object) -> None:
    with pytest.raises(SaknarBehorighet, match="Nödkontot"):
        action(anvandare=Anvandare.objects.create_superuser("nodkonto"), by=administrator)
