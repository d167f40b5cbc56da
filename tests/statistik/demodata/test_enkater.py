"""The made-up answers: from the events that are there, the same each time, of nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from arenden.demodata import ovanfran
from arenden.models import Handelse
from arenden.status import Handelsetyp
from statistik.actions import count_pending
from statistik.demodata.enkater import fill_enkater
from statistik.fragor import figures
from statistik.models import Enkatforfragan, Enkatomgang, Enkatsvar
from statistik.period import Period
from statistik.synlighet import ALLT
from tests.factories_arenden import make_handlaggare

pytestmark = pytest.mark.django_db
NU = timezone.now()


@pytest.fixture
def answered() -> None:
    """A thousand calls that were answered at once, over half a year."""
    Handelse.objects.bulk_create(
        Handelse(
            typ=Handelsetyp.KONTAKT_REGISTRERAD,
            tid=NU - timedelta(days=10 + n % 180),
            kanal="telefon",
            data={"is_direkt": True, "is_kand": True},
        )
        for n in range(1_000)
    )


def fill() -> set[tuple[object, ...]]:
    """Fill; the answers."""
    fill_enkater(fro=7, nu=NU)
    return set(Enkatsvar.objects.values_list("id", "dag", "bemotande", "enkelhet", "tydlighet", "fick_svar", "fritext"))


def test_a_share_of_what_was_answered_is_asked_about_and_a_share_of_that_answers(answered: None) -> None:
    svar = fill()
    fragade = Enkatforfragan.objects.filter(slag="medborgare")
    assert 140 < fragade.count() < 260
    assert 0.2 < len(svar) / fragade.count() < 0.5
    assert not fragade.exclude(person=None, adress_hash="", hemlighet_hash=None).exists()


def test_index_is_about_that_of_other_municipalities_and_not_all_alike(answered: None) -> None:
    fill()
    count_pending(budget=None)
    year = Period((NU - timedelta(days=365)).date(), NU.date())
    (bemotande,) = figures(["nojdhet_bemotande"], period=year, synligt=ALLT)
    assert 70 < bemotande.varde < 95
    assert 1 < bemotande.intervall.till - bemotande.intervall.fran < 30


def test_same_seed_gives_the_same_answers(answered: None) -> None:
    first = fill()
    for model in (Enkatsvar, Enkatforfragan, Enkatomgang):
        model.objects.all().delete()
    assert fill() == first


def test_departments_have_answered_in_the_rounds_of_the_year(answered: None) -> None:
    make_handlaggare()
    fill()
    assert Enkatforfragan.objects.filter(slag="forvaltning").count() == Enkatomgang.objects.count() == 2


def test_nothing_is_filled_of_nothing() -> None:
    assert (fill(), Enkatforfragan.objects.count()) == (set(), 0)


def test_surveys_are_among_what_is_filled_from_above(answered: None) -> None:
    ovanfran.fill_above(fro=7, nu=NU)
    assert Enkatforfragan.objects.exists()
