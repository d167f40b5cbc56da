"""Who may open the administration, and that it works in full without Django's own permissions."""

import pytest
from django.contrib import admin
from django.test import Client
from django.utils.text import capfirst

from kontaktcenter.admin.bas import ForSystemforvaltare
from kontaktcenter.behorigheter import ROLLER
from kontaktcenter.models import Anvandare, Arendetyp
from tests.factories import (
    make_amne,
    make_anvandare,
    make_arendetyp,
    make_enhet,
    make_foljdfraga,
    make_kalender,
    make_kompetens,
    make_overenskommelse,
)
from tests.kontaktcenter.adminsida import sign_in, submit, url

pytestmark = pytest.mark.django_db

MAKERS = {
    "amne": make_amne,
    "anvandare": make_anvandare,
    "arbetstidskalender": make_kalender,
    "arendetyp": make_arendetyp,
    "enhet": make_enhet,
    "kompetens": make_kompetens,
    "overenskommelse": make_overenskommelse,
}


@pytest.mark.parametrize("model", MAKERS)
@pytest.mark.parametrize("page", ["changelist", "add", "change", "history"])
def test_an_administrator_opens_every_page(client: Client, administrator: Anvandare, model: str, page: str) -> None:
    made = MAKERS[model]()
    args = [made.pk] if page in ("change", "history") else []
    assert sign_in(client, administrator).get(url(model, page, *args)).status_code == 200


@pytest.mark.parametrize("model", sorted(set(MAKERS) - {"anvandare"}))
def test_an_administrator_is_asked_before_deleting(client: Client, administrator: Anvandare, model: str) -> None:
    response = sign_in(client, administrator).get(url(model, "delete", MAKERS[model]().pk))
    assert response.status_code == 200


@pytest.mark.parametrize("model", MAKERS)
def test_saving_a_page_unchanged_changes_nothing(client: Client, administrator: Anvandare, model: str) -> None:
    made = MAKERS[model]()
    address = url(model, "change", made.pk)
    before = type(made).objects.filter(pk=made.pk).values().get()
    response = submit(sign_in(client, administrator), address)
    assert response.status_code == 302
    assert type(made).objects.filter(pk=made.pk).values().get() == before


@pytest.mark.parametrize("kod", sorted(set(ROLLER) - {"systemforvaltare"}))
@pytest.mark.parametrize("address", ["/admin/", "/admin/granskning/", "/admin/kontaktcenter/enhet/"])
def test_other_roles_stay_outside(client: Client, kod: str, address: str) -> None:
    response = sign_in(client, make_anvandare(kod, make_enhet())).get(address, follow=True)
    assert response.status_code == 403


def test_the_anonymous_are_led_to_the_log_in_page(client: Client) -> None:
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith("/logga-in/")


def test_an_administrator_whose_role_has_ended_stays_outside(client: Client, administrator: Anvandare) -> None:
    sign_in(client, administrator)
    administrator.medlemskap.update(till="2021-01-01")
    assert client.get("/admin/", follow=True).status_code == 403


def test_the_administration_shows_only_the_setup_to_an_administrator(client: Client, administrator: Anvandare) -> None:
    shown = sign_in(client, administrator).get("/admin/").context["app_list"]
    registered = admin.site._registry.items()
    own = {capfirst(model._meta.verbose_name_plural) for model, way in registered if isinstance(way, ForSystemforvaltare)}
    assert {str(model["name"]) for app in shown for model in app["models"]} == own


def test_rows_are_never_deleted_by_the_handful(client: Client, administrator: Anvandare) -> None:
    assert "delete_selected" not in sign_in(client, administrator).get(url("amne", "changelist")).content.decode()


def test_what_something_refers_to_is_not_deleted(client: Client, administrator: Anvandare) -> None:
    arendetyp = make_arendetyp()
    response = sign_in(client, administrator).post(url("enhet", "delete", arendetyp.ansvarig_enhet_id), {"post": "yes"})
    assert str(arendetyp) in response.content.decode()
    assert Arendetyp.objects.filter(pk=arendetyp.pk).exists()


def test_what_nothing_refers_to_is_deleted(client: Client, administrator: Anvandare) -> None:
    arendetyp = make_arendetyp()
    make_foljdfraga(arendetyp)
    assert sign_in(client, administrator).post(url("arendetyp", "delete", arendetyp.pk), {"post": "yes"}).status_code == 302
    assert not Arendetyp.objects.exists()


def test_the_check_is_a_page_that_names_each_fault_and_where_to_mend_it(client: Client, administrator: Anvandare) -> None:
    arendetyp = make_arendetyp()
    page = sign_in(client, administrator).get("/admin/granskning/").content.decode()
    assert "Bygglovsenheten tar emot ärenden men har ingen" in page
    assert url("enhet", "change", arendetyp.ansvarig_enhet_id) in page


def test_the_front_page_leads_to_the_check(client: Client, administrator: Anvandare) -> None:
    assert 'href="/admin/granskning/"' in sign_in(client, administrator).get("/admin/").content.decode()


def test_the_check_says_that_all_is_well(client: Client, administrator: Anvandare) -> None:
    assert "Inga anmärkningar" in sign_in(client, administrator).get("/admin/granskning/").content.decode()
