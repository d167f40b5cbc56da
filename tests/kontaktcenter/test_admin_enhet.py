"""Units in the administration."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kontaktcenter.models import Anvandare, Enhet, Omrakning
from kunskapsbank.nyheter import forget_count
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet, make_forvaltning, make_kalender
from tests.kontaktcenter.adminsida import errors, sign_in, submit, url
from tests.kontaktcenter.innehav import Bollar

pytestmark = pytest.mark.django_db


@pytest.fixture
def klient(client: Client, administrator: Anvandare) -> Client:
    """An administrator's browser."""
    return sign_in(client, administrator)


def test_units_are_listed_as_a_tree(klient: Client) -> None:
    make_enhet("bygglov", namn="Bygglov", foralder=make_forvaltning("samhalle", namn="Samhälle"))
    make_forvaltning("barn", namn="Barn")
    listed = [unit.namn for unit in klient.get(url("enhet", "changelist")).context["cl"].result_list]
    assert listed == ["Barn", "Digitaliseringsenheten", "Samhälle", "Bygglov"]


def test_the_place_in_the_tree_is_read_out(klient: Client) -> None:
    make_enhet("bygglov", foralder=make_forvaltning("samhalle", namn="Samhälle"))
    assert '<span class="ds-sr-only">Samhälle › </span>Bygglovsenheten' in klient.get(url("enhet", "changelist")).content.decode()


@pytest.mark.parametrize("antal", [1, 20])
def test_the_list_costs_the_same_for_many_units_as_for_few(
    klient: Client, administrator: Anvandare, antal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(antal):
        make_enhet(f"enhet-{n}", foralder=make_forvaltning())
    forget_count(administrator)
    cache.delete(klient.session.cache_key)
    # The session and the unread news in the menu, which Redis then remembers.
    with django_assert_num_queries(2 + 7):
        klient.get(url("enhet", "changelist"))
    with django_assert_num_queries(7):
        klient.get(url("enhet", "changelist"))


def test_a_unit_is_added(klient: Client) -> None:
    response = submit(
        klient, url("enhet", "add"), namn="Planenheten", kortnamn="plan", slag="enhet", kalender=make_kalender().pk
    )
    assert response.status_code == 302
    assert Enhet.objects.get(kortnamn="plan").namn == "Planenheten"


def test_a_ring_of_units_is_refused_in_words(klient: Client) -> None:
    overst = make_forvaltning()
    under = make_enhet(foralder=overst)
    response = submit(klient, url("enhet", "change", overst.pk), foralder=under.pk)
    assert "kan inte ligga under sig själv" in errors(response)


def test_what_kind_a_unit_is_stays(klient: Client) -> None:
    center = make_center()
    submit(klient, url("enhet", "change", center.pk), slag="enhet")
    center.refresh_from_db()
    assert center.is_center


def test_the_page_that_closes_tells_what_the_unit_holds(klient: Client, bollar: Bollar) -> None:
    enhet = make_enhet()
    bollar.at_units = {enhet.pk: 3}
    assert "Bygglovsenheten har 3 bollar." in klient.get(url("enhet", "stang", enhet.pk)).content.decode()


def test_a_unit_is_closed_with_its_successor_and_says_what_moved(klient: Client, bollar: Bollar) -> None:
    enhet, plan = make_enhet(), make_enhet("plan", namn="Planenheten")
    bollar.at_units = {enhet.pk: 3}
    values = {"datum": timezone.localdate().isoformat(), "ersatt_av": plan.pk}
    response = klient.post(url("enhet", "stang", enhet.pk), values, follow=True)
    assert "Planenheten har tagit över 3 bollar." in response.content.decode()
    enhet.refresh_from_db()
    assert (enhet.is_active, enhet.ersatt_av) == (False, plan)


def test_a_refused_closing_keeps_what_was_typed(klient: Client) -> None:
    arendetyp = make_arendetyp()
    datum = (timezone.localdate() + timedelta(days=9)).isoformat()
    response = klient.post(url("enhet", "stang", arendetyp.ansvarig_enhet_id), {"datum": datum})
    assert response.status_code == 422
    assert "Välj en annan enhet" in response.content.decode()
    assert f'value="{datum}"' in response.content.decode()


@pytest.mark.parametrize("values", [{}, {"datum": "i morgon"}, {"datum": "2021-01-01"}, {"datum": "2199-01-01", "ersatt_av": "999999"}])
def test_a_closing_that_cannot_be_understood_is_refused(klient: Client, values: dict) -> None:
    enhet = make_enhet()
    assert klient.post(url("enhet", "stang", enhet.pk), values).status_code == 422
    enhet.refresh_from_db()
    assert enhet.stangd is None


def test_a_center_is_offered_centers_as_successors(klient: Client) -> None:
    make_enhet("bygglov")
    lonecenter = make_center("lonecenter", namn="Lönecenter")
    form = klient.get(url("enhet", "stang", make_center().pk)).context["form"]
    assert list(form.fields["ersatt_av"].queryset) == [lonecenter]


def test_a_closed_unit_is_opened_again(klient: Client) -> None:
    enhet = make_enhet(stangd=timezone.localdate())
    assert url("enhet", "oppna", enhet.pk) in klient.get(url("enhet", "change", enhet.pk)).content.decode()
    klient.post(url("enhet", "oppna", enhet.pk))
    enhet.refresh_from_db()
    assert enhet.is_active


@pytest.mark.parametrize("page", ["stang", "oppna"])
def test_a_page_about_a_unit_that_is_not_there_is_not_found(klient: Client, page: str) -> None:
    assert klient.get(url("enhet", page, 999_999)).status_code == 404


def test_only_administrators_reach_the_page_that_closes(client: Client) -> None:
    enhet = make_enhet()
    sign_in(client, make_anvandare("chef", enhet))
    assert client.post(url("enhet", "stang", enhet.pk), {"datum": "2199-01-01"}, follow=True).status_code == 403
    enhet.refresh_from_db()
    assert enhet.stangd is None


def test_another_calendar_makes_deadlines_be_recomputed(klient: Client) -> None:
    enhet, jour = make_enhet(), make_kalender("Jour")
    response = submit(klient, url("enhet", "change", enhet.pk), kalender=jour.pk)
    assert response.status_code == 302
    assert list(Omrakning.objects.pending().values_list("kalender", flat=True)) == [jour.pk]


def test_another_name_recomputes_nothing(klient: Client) -> None:
    submit(klient, url("enhet", "change", make_enhet().pk), namn="Bygglov")
    assert not Omrakning.objects.exists()


@pytest.mark.parametrize(
    ("lage", "expected"), [("oppna", {"digitalisering"}), ("stangda", {"bygglov"}), ("", {"digitalisering", "bygglov"})]
)
def test_units_are_found_by_whether_they_are_open(klient: Client, lage: str, expected: set[str]) -> None:
    make_enhet(stangd=timezone.localdate())
    listed = klient.get(url("enhet", "changelist"), {"lage": lage}).context["cl"].result_list
    assert {unit.kortnamn for unit in listed} == expected
