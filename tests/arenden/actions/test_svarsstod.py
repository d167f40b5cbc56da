"""What gave answers is known to the search, which lets it decide between equals alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from arenden.actions.svarsstod import refresh_support
from kunskapsbank.actions.index import sync_artiklar
from kunskapsbank.models import Sokdokument, Sokning, Sokoppning
from kunskapsbank.svarssok import search_svar
from tests.arenden.fragor import make_besvarad
from tests.factories_kunskap import make_artikel

pytestmark = pytest.mark.django_db


def make_twins():
    """Two articles that the search cannot tell apart."""
    twins = [make_artikel("När hämtas soporna?") for _n in range(2)]
    sync_artiklar(twins)
    return twins


def first_found() -> int:
    return search_svar("när hämtas soporna", user=None, sprak="sv")[0].rad.artikel.pk


def test_of_two_alike_the_one_that_gave_answers_comes_first() -> None:
    other, used = make_twins()
    assert first_found() == other.pk
    make_besvarad(artiklar=[used.pk])
    assert (refresh_support(), first_found()) == (1, used.pk)


def test_an_opening_counts_less_than_an_answer() -> None:
    opened, used = make_twins()
    Sokoppning.objects.create(sokning=Sokning.objects.create(dorr="publik", fraga="sopor", antal=1), artikel=opened, plats=1)
    make_besvarad(artiklar=[used.pk])
    refresh_support()
    assert first_found() == used.pk


def test_what_is_used_no_more_loses_its_support() -> None:
    used = make_twins()[1]
    make_besvarad(artiklar=[used.pk])
    refresh_support()
    assert refresh_support(timezone.now() + timedelta(days=91)) == 0
    assert not Sokdokument.objects.filter(stod__gt=0).exists()
