"""The lists of the administration are filtered by their own filters alone, so that no hidden field can be guessed letter by letter."""

import pytest
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.test import Client
from django.urls import reverse

from kontaktcenter.admin.bas import ForSystemforvaltare
from kontaktcenter.models import Anvandare, Utskick
from tests.factories import make_anvandare, make_center

pytestmark = pytest.mark.django_db
REGISTRERADE = [sida for sida in admin.site._registry.values() if isinstance(sida, ForSystemforvaltare)]
ANDRAS = [sida for sida in admin.site._registry.values() if not isinstance(sida, ForSystemforvaltare)]


@pytest.fixture
def client() -> Client:
    """An administrator's browser."""
    client = Client()
    client.force_login(make_anvandare("systemforvaltare"))
    return client


def lista(model: type) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


@pytest.mark.parametrize("sida", REGISTRERADE, ids=str)
def test_no_field_can_be_searched_by_part_of_what_it_holds(sida: ModelAdmin) -> None:
    fields = [field.name for field in sida.model._meta.get_fields()]
    guesses = [f"{name}__{how}" for name in fields for how in ("startswith", "contains", "regex", "iexact", "gt", "in", "range")]
    assert [lookup for lookup in guesses if sida.lookup_allowed(lookup, "a")] == []


@pytest.mark.parametrize("sida", REGISTRERADE, ids=str)
def test_every_choice_of_a_lists_own_filters_leads_to_a_list(client: Client, sida: ModelAdmin) -> None:
    make_center()
    changelist = client.get(lista(sida.model)).context["cl"]
    links = [choice["query_string"] for spec in changelist.filter_specs for choice in spec.choices(changelist)]
    if sida.date_hierarchy:
        links += [f"?{sida.date_hierarchy}__year=2026&{sida.date_hierarchy}__month=4&{sida.date_hierarchy}__day=3"]
    answers = {link: client.get(lista(sida.model) + link).status_code for link in links}
    assert {link: status for link, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize("sida", ANDRAS, ids=str)
def test_the_lists_that_other_packages_register_are_closed_to_administrators(client: Client, sida: ModelAdmin) -> None:
    assert client.get(lista(sida.model)).status_code == 403


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        (Utskick, "mottagare__contains"),
        (Utskick, "text__regex"),
        (Utskick, "mottagare"),
        (Anvandare, "password__startswith"),
        (Anvandare, "medlemskap__enhet__namn__startswith"),
        (Anvandare, "finns_inte"),
    ],
)
def test_a_lookup_that_no_filter_makes_is_refused(client: Client, model: type, lookup: str) -> None:
    assert client.get(lista(model), {lookup: "a"}).status_code == 400
