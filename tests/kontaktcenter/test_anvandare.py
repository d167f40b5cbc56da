"""What a role gives, where and when."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kontaktcenter.behorigheter import ROLLER, Behorighet
from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare, make_center, make_enhet, make_forvaltning, make_medlemskap

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kod", ROLLER)
def test_a_role_gives_its_permissions_at_its_unit(kod: str) -> None:
    enhet = make_enhet()
    anvandare = make_anvandare(kod, enhet)
    assert {b for b in Behorighet if anvandare.may(b, enhet)} == ROLLER[kod].behorigheter


def test_a_role_gives_nothing_at_another_unit() -> None:
    handlaggare = make_anvandare("handlaggare", make_enhet("bygglov"))
    assert not handlaggare.may(Behorighet.HANDLAGGA, make_enhet("forskola"))


def test_a_manager_sees_the_units_below_at_any_depth() -> None:
    forvaltning = make_forvaltning()
    avdelning = make_enhet("avdelning", foralder=forvaltning)
    enhet = make_enhet("bygglov", foralder=avdelning)
    chef = make_anvandare("chef", forvaltning)
    assert chef.units_with(Behorighet.SE_ENHETENS_ARENDEN) == {forvaltning.pk, avdelning.pk, enhet.pk}


def test_a_manager_sees_nothing_above_or_beside() -> None:
    forvaltning = make_forvaltning()
    enhet = make_enhet("bygglov", foralder=forvaltning)
    make_enhet("plan", foralder=forvaltning)
    assert make_anvandare("chef", enhet).units_with(Behorighet.SE_ENHETENS_ARENDEN) == {enhet.pk}


def test_an_officer_of_a_department_does_not_see_the_units_below() -> None:
    forvaltning = make_forvaltning()
    make_enhet("bygglov", foralder=forvaltning)
    officer = make_anvandare("handlaggare", forvaltning)
    assert officer.units_with(Behorighet.HANDLAGGA) == {forvaltning.pk}


def test_roles_at_several_units_add_up() -> None:
    center, enhet = make_center(), make_enhet()
    anvandare = make_anvandare("kommunvagledare", center)
    make_medlemskap(anvandare, "handlaggare", enhet)
    assert anvandare.units_with(Behorighet.SE_ENHETENS_ARENDEN) == {center.pk, enhet.pk}
    assert anvandare.centers == [center]


@pytest.mark.parametrize(
    ("fran", "till", "holds"),
    [
        (0, None, True),
        (0, 0, True),
        (-9, 0, True),
        (1, None, False),
        (-9, -1, False),
    ],
)
def test_a_membership_holds_from_its_first_day_through_its_last(fran: int, till: int | None, holds: bool) -> None:
    today, enhet = timezone.localdate(), make_enhet()
    anvandare = make_anvandare(roll=None)
    last = None if till is None else today + timedelta(days=till)
    make_medlemskap(anvandare, "handlaggare", enhet, fran=today + timedelta(days=fran), till=last)
    assert anvandare.may(Behorighet.HANDLAGGA, enhet) is holds
    assert anvandare.has_roll("handlaggare") is holds


def test_an_inactive_user_may_nothing() -> None:
    anvandare = make_anvandare("systemforvaltare", is_active=False)
    assert not any(anvandare.may(b) for b in Behorighet)
    assert not anvandare.has_roll("systemforvaltare")
    assert not anvandare.is_staff


def test_permissions_cost_three_queries_however_many_are_asked(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    forvaltning = make_forvaltning()
    chef = make_anvandare("chef", forvaltning)
    make_medlemskap(chef, "registrator", make_forvaltning("skola"))
    make_medlemskap(chef, "kommunvagledare", make_center())
    user = Anvandare.objects.get(pk=chef.pk)
    with django_assert_max_num_queries(3):
        for behorighet in Behorighet:
            user.units_with(behorighet)
        assert user.centers


@pytest.mark.parametrize("kod", ROLLER)
def test_only_an_administrator_may_open_the_administration(kod: str) -> None:
    assert make_anvandare(kod, make_enhet()).is_staff is (kod == "systemforvaltare")


def test_the_break_glass_account_may_open_the_administration_without_any_role() -> None:
    superuser = get_user_model().objects.create_superuser("nodkonto", password="ett långt nödlösenord")
    assert superuser.is_staff
    assert not superuser.may(Behorighet.SE_ENHETENS_ARENDEN)


def test_presence_whose_time_has_passed_shows_as_available() -> None:
    past = timezone.now() - timedelta(minutes=1)
    anvandare = make_anvandare(narvaro=Anvandare.Narvaro.MOTE, narvaro_till=past)
    assert anvandare.narvaro_nu == Anvandare.Narvaro.TILLGANGLIG


def test_presence_without_end_stands() -> None:
    assert make_anvandare(narvaro=Anvandare.Narvaro.MOTE).narvaro_nu == Anvandare.Narvaro.MOTE


def test_a_membership_cannot_end_before_it_begins() -> None:
    medlemskap = make_medlemskap(make_anvandare(roll=None), "chef", make_enhet())
    medlemskap.fran, medlemskap.till = date(2026, 5, 2), date(2026, 5, 1)
    with pytest.raises(IntegrityError, match="medlemskap_framat"):
        medlemskap.save()
