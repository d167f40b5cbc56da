"""The page Nöjdhet: index, interval and response rate, and never anything of whom an answer is about."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kontaktcenter.models import Enhet
from statistik.actions import count_pending
from statistik.models import Enkatforfragan, Enkatvag
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_enkat import make_svar

pytestmark = pytest.mark.django_db
SIDA = "/statistik/nojdhet/"


@pytest.fixture
def center() -> Enhet:
    """A contact center."""
    return make_center()


@pytest.fixture
def chef(center: Enhet, client: Client) -> Client:
    """Its manager's browser."""
    client.force_login(make_anvandare("chef", center), backend="django.contrib.auth.backends.ModelBackend")
    return client


def i_dag() -> dict[str, str]:
    """The query of a page about today."""
    return {"fran": timezone.localdate().isoformat(), "till": timezone.localdate().isoformat()}


def answered(antal: int, center: Enhet, **falt: object) -> None:
    """So many were asked today, and as many answered."""
    today = timezone.localdate()
    Enkatforfragan.objects.bulk_create(Enkatforfragan(dag=today, vag=Enkatvag.EPOST, center=center.pk) for _ in range(2 * antal))
    for _ in range(antal):
        make_svar(center=center.pk, **falt)
    count_pending(budget=None)


def test_index_is_shown_with_interval_number_and_response_rate(chef: Client, center: Enhet) -> None:
    answered(4, center, bemotande=5)
    answered(4, center, bemotande=3, enkelhet=3, tydlighet=3, kanal="telefon")
    text = chef.get(SIDA, i_dag()).content.decode()
    for shown in ("75,0", "52,7–97,3", "50,0", "83,8"):
        assert shown in text, shown


def test_few_answers_are_not_shown(chef: Client, center: Enhet) -> None:
    answered(4, center)
    text = chef.get(SIDA, i_dag()).content.decode()
    assert "för få svar" in text and "100,0" not in text


def test_words_are_shown_without_anything_beside_them_to_who_leads_the_center(chef: Client, center: Enhet) -> None:
    make_svar(center=center.pk, fritext="Snabbt och vänligt.")
    make_svar(center=make_center("annat", namn="Annat center").pk, fritext="Hos de andra.")
    text = chef.get(SIDA, i_dag()).content.decode()
    assert "Snabbt och vänligt." in text and "Hos de andra." not in text


def test_manager_of_a_unit_reads_no_words(client: Client, center: Enhet) -> None:
    enhet = make_enhet()
    make_svar(center=center.pk, enhet=enhet.pk, fritext="Snabbt och vänligt.")
    client.force_login(make_anvandare("chef", enhet), backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(SIDA, i_dag())
    assert (response.status_code, "Snabbt" in response.content.decode()) == (200, False)


def test_page_of_an_empty_database_is_no_fault(chef: Client) -> None:
    assert chef.get(SIDA).status_code == 200


def test_same_as_a_file(chef: Client, center: Enhet) -> None:
    answered(6, center)
    rows = b"".join(chef.get(SIDA, {**i_dag(), "fil": "csv", "tabell": "index"}).streaming_content).decode("utf-8-sig")
    assert "Nöjdhet;100" in rows.replace('"', "").replace(",", ";") or "100" in rows


def test_page_takes_at_most_twelve_queries(chef: Client, center: Enhet, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    answered(6, center)
    chef.get(SIDA)
    with django_assert_max_num_queries(12):
        chef.get(SIDA)
