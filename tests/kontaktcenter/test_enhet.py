"""The tree of units: what closes, what replaces what, what cannot be."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from kontaktcenter.models import Enhet
from kontaktcenter.trad import walk
from tests.factories import make_amne, make_anvandare, make_enhet, make_forvaltning

pytestmark = pytest.mark.django_db


def test_a_unit_is_active_through_the_day_before_it_closes() -> None:
    today = timezone.localdate()
    assert make_enhet("oppen", stangd=today + timedelta(days=1)).is_active
    assert not make_enhet("stangd", stangd=today).is_active
    assert set(Enhet.objects.active().values_list("kortnamn", flat=True)) == {"oppen"}


def test_a_closed_unit_is_replaced_through_several_steps() -> None:
    today = timezone.localdate()
    last = make_enhet("sist")
    middle = make_enhet("mitten", stangd=today, ersatt_av=last)
    assert make_enhet("forst", stangd=today, ersatt_av=middle).in_force() == last


def test_a_closed_unit_without_successor_has_none_in_force() -> None:
    assert make_enhet(stangd=timezone.localdate()).in_force() is None


def test_units_that_replace_each_other_have_none_in_force() -> None:
    today = timezone.localdate()
    ena, andra = make_enhet("ena", stangd=today), make_enhet("andra", stangd=today)
    make_enhet("ena", ersatt_av=andra)
    andra = make_enhet("andra", ersatt_av=ena)
    assert andra.in_force() is None


def test_a_unit_cannot_lie_below_its_own_subunit() -> None:
    overst = make_forvaltning()
    overst.foralder = make_enhet("bygglov", foralder=make_enhet("avdelning", foralder=overst))
    with pytest.raises(ValidationError, match="under sig själv"):
        overst.full_clean()


def test_an_open_unit_cannot_lie_below_a_closed_one() -> None:
    closed = make_forvaltning(stangd=timezone.localdate())
    with pytest.raises(ValidationError, match="överordnade enheten är stängd"):
        make_enhet(foralder=closed).full_clean()


def test_a_manager_must_still_work_here() -> None:
    with pytest.raises(ValidationError, match="konto är avslutat"):
        make_enhet(chef=make_anvandare(is_active=False)).full_clean()


def test_the_database_refuses_a_successor_of_an_open_unit() -> None:
    with pytest.raises(IntegrityError, match="enhet_ersatt_bara_om_stangd"):
        make_enhet("bygglov", ersatt_av=make_enhet("plan"))


def test_the_tree_is_walked_with_subunits_below_their_unit() -> None:
    samhalle = make_forvaltning("samhalle", namn="Samhälle")
    make_enhet("bygglov", namn="Bygglov", foralder=samhalle)
    make_forvaltning("barn", namn="Barn")
    assert [gren.stig for gren in walk(Enhet)] == [("Barn",), ("Samhälle",), ("Samhälle", "Bygglov")]


def test_a_subject_cannot_lie_below_its_own_subsubject() -> None:
    overst = make_amne()
    overst.foralder = make_amne("bygglov", foralder=overst)
    with pytest.raises(ValidationError, match="under sig själv"):
        overst.full_clean()
