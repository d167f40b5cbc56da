"""The development mailbox keeps each message once and shows it as its reader would see it."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kontaktcenter.utkorg.adaptrar.brevlada import Brevlada
from kontaktcenter.utkorg.models import Brev, Utskick
from kontaktcenter.utkorg.motor import Motor
from kontaktcenter.utkorg.skriv import queue_utskick
from tests.test_produktion import production_environment

pytestmark = pytest.mark.django_db


def deliver(nyckel: str = "svar:1", **falt: Any) -> Utskick:
    """Queue one message and have it delivered."""
    given = {"slag": Utskick.Slag.EPOST, "mottagare": "maja@exempel.se", "amnesrad": "Hej", "text": "Hej Åsa!"} | falt
    utskick = queue_utskick(nyckel=nyckel, **given)
    Motor().drain(5)
    return utskick


def page(client: Client, **query: str) -> str:
    """Read the mailbox as anybody in development."""
    response = client.get(reverse("utvecklingspost"), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_same_message_delivered_twice_is_kept_once() -> None:
    utskick = deliver()
    Brevlada().deliver(utskick, lambda: None)
    assert Brev.objects.count() == 1


@pytest.mark.parametrize("more", ["", "lång rad " * 200])
def test_the_page_shows_text_in_every_alphabet_and_links_that_can_be_followed(client: Client, more: str) -> None:
    deliver(text=f"Hej Åsa! مرحبا\nFölj det här: https://kommun.example/folj/abc\n{more}")
    html = page(client)
    assert "Hej Åsa! مرحبا<br>" in html
    assert 'href="https://kommun.example/folj/abc"' in html


def test_the_page_shows_an_sms(client: Client) -> None:
    deliver(slag=Utskick.Slag.SMS, mottagare="070-1740605", text="Din tid är i morgon.")
    html = page(client)
    assert "Din tid är i morgon." in html and "+46701740605" in html


def test_markup_in_a_message_is_shown_as_text(client: Client) -> None:
    deliver(text="<script>alert(1)</script>", amnesrad="<b>Hej</b>")
    html = page(client)
    assert "<script>alert" not in html and "<b>Hej" not in html


def test_only_one_recipients_post_can_be_shown(client: Client) -> None:
    deliver("svar:1", text="till Maja")
    deliver("svar:2", text="till Nils", mottagare="nils@exempel.se")
    html = page(client, till="NILS@exempel.se")
    assert "till Nils" in html and "till Maja" not in html


def test_the_empty_mailbox_says_so(client: Client) -> None:
    assert "Ingen post ännu" in page(client)


def test_the_mailbox_costs_the_same_number_of_queries_for_many(client: Client, django_assert_num_queries: Any) -> None:
    for number in range(5):
        deliver(f"svar:{number}")
    with django_assert_num_queries(2):
        page(client)


def test_production_has_no_such_page() -> None:
    code = "import django; django.setup(); from django.urls import resolve; resolve('/utveckling/post/')"
    environment = os.environ | production_environment()
    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert "Resolver404" in result.stderr
