"""The old address of a gap that has been merged into another."""

import pytest
from django.test import Client
from django.urls import reverse

from kontaktcenter.models import Anvandare
from kunskapsbank.actions.lucka import merge_lucka
from kunskapsbank.models import Kunskapslucka
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_kunskap import make_lucka, make_redaktor

pytestmark = pytest.mark.django_db


def see(user: Anvandare, pk: int) -> object:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("lucka", args=[pk]))


def make_merged(till: Kunskapslucka) -> int:
    """The id of a gap that is merged into the other."""
    lucka = make_lucka("Flyttanmälan?")
    pk = lucka.pk
    merge_lucka(lucka=lucka, till=till, by=None)
    return pk


def test_the_old_address_of_a_merged_gap_leads_to_the_other() -> None:
    target = make_lucka()
    response = see(make_redaktor(make_center()), make_merged(target))
    assert (response.status_code, response.url) == (302, reverse("lucka", args=[target.pk]))


def test_a_gap_that_was_merged_twice_leads_all_the_way() -> None:
    middle = make_lucka("Mitten?")
    first = make_merged(middle)
    target = make_lucka()
    merge_lucka(lucka=middle, till=target, by=None)
    assert see(make_redaktor(make_center()), first).url == reverse("lucka", args=[target.pk])


def test_one_who_may_not_see_the_other_gap_finds_nothing() -> None:
    pk = make_merged(make_lucka(enhet=make_enhet()))
    assert see(make_anvandare("handlaggare", make_enhet("skola", namn="Skolan")), pk).status_code == 404
    assert see(make_redaktor(make_center()), 2**31).status_code == 404


def test_what_was_typed_at_the_old_address_is_shown_at_the_other_and_can_be_sent() -> None:
    target = make_lucka()
    pk = make_merged(target)
    client = Client()
    client.force_login(make_redaktor(make_center()), backend="django.contrib.auth.backends.ModelBackend")
    response = client.post(reverse("lucka_handling", args=[pk, "avvisa"]), {"version": 1, "besked": "Mina ord"})
    target.refresh_from_db()
    page = response.content.decode()
    assert (response.status_code, "Mina ord" in page, target.is_open) == (409, True, True)
    assert f'name="version" value="{target.version}"' in page and reverse("lucka_handling", args=[target.pk, "avvisa"]) in page
